"""The dashboard as deployed, for a short and a long history, beside /healthz."""

from collections.abc import Iterator, Mapping
from statistics import median, quantiles

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.report import Line
from bench.serving import CLIENTS, HOST, Load, Site, deployed_site
from bench.visiting import first_visit
from tracker.models import Member

ROUNDS = 5
HEALTH = "/healthz"
DASHBOARD = "/dashboard/"
GROUP = "Dashboard, {weeks} weeks of history"


def measure(readers: Mapping[int, Member], *, requests: int) -> list[Line]:
    clients = {weeks: logged_in(member) for weeks, member in readers.items()}
    cookies = {weeks: cookie_of(client) for weeks, client in clients.items()}
    with deployed_site() as site:
        queries = {weeks: count_queries(client) for weeks, client in clients.items()}
        visits = {weeks: first_visit(site, DASHBOARD, cookie) for weeks, cookie in cookies.items()}
        health, loads = interleaved(site, cookies, requests)
    lines = []
    for weeks, visit in visits.items():
        group = GROUP.format(weeks=weeks)
        kilobytes = f"{visit.page_bytes / 1000:.1f} kB of it the page"
        lines += [
            Line(group, "queries", queries[weeks], "", "10 or fewer"),
            Line(group, "elements", visit.elements, "", "1,500 or fewer"),
            Line(group, "first visit", visit.bytes / 1000, "kB", "130 kB or less", kilobytes),
            *load_lines(group, loads[weeks], health),
        ]
    return lines


def logged_in(member: Member) -> Client:
    client = Client(headers={"Host": HOST})
    client.force_login(member, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def cookie_of(client: Client) -> str:
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def count_queries(client: Client) -> int:
    client.get(DASHBOARD)
    with CaptureQueriesContext(connection) as queries:
        client.get(DASHBOARD)
    return len(queries)


def interleaved(
    site: Site, cookies: Mapping[int, str], requests: int
) -> tuple[list[Load], dict[int, list[Load]]]:
    """Rounds of each address in turn; the first warms the workers and does not count."""
    health: list[Load] = []
    loads: dict[int, list[Load]] = {weeks: [] for weeks in cookies}
    for _ in range(ROUNDS + 1):
        health.append(site.load(HEALTH, "", requests // ROUNDS))
        for weeks, cookie in cookies.items():
            loads[weeks].append(site.load(DASHBOARD, cookie, requests // ROUNDS))
    return health[1:], {weeks: rounds[1:] for weeks, rounds in loads.items()}


def load_lines(group: str, loads: list[Load], health: list[Load]) -> Iterator[Line]:
    cpu, bare_cpu = cpu_of(loads), cpu_of(health)
    times, bare_times = times_of(loads), times_of(health)
    rate = median(len(load.answers) / load.seconds for load in loads)
    yield Line(group, "worker CPU a request", cpu, "ms", "15 ms or less")
    yield Line(group, "worker CPU / healthz", cpu / bare_cpu, "x", "", f"{bare_cpu:.2f} ms healthz")
    yield Line(group, f"requests a second, {CLIENTS} clients", rate, "/s", "100 /s or more")
    yield Line(group, "half answered within", median(times), "ms")
    yield Line(group, "95 % answered within", quantiles(times, n=20)[-1], "ms", "150 ms or less")
    ratio = median(times) / median(bare_times)
    context = f"{median(bare_times):.1f} ms healthz"
    yield Line(group, "half answered within / healthz", ratio, "x", "", context)


def cpu_of(loads: list[Load]) -> float:
    spent, requests = zip(*(load.cpu for load in loads), strict=True)
    return sum(spent) / sum(requests)


def times_of(loads: list[Load]) -> list[float]:
    return [answer.milliseconds for load in loads for answer in load.answers]
