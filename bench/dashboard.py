"""The dashboard as deployed, for a short and a long history, beside /healthz."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median, quantiles

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.database import tidy, use_schema_by_default
from bench.filling import Fill
from bench.full_reader import make_full_reader
from bench.report import Line, at_least, at_most
from bench.serving import HOST, Load, Site, deployed_site
from bench.visiting import first_visit
from tracker.actions.publishing import publish
from tracker.models import Member

HISTORIES = (52, 520)
ROUNDS = 5
CLIENTS = 8
HEALTH = "/healthz"
DASHBOARD = "/dashboard/"
GROUP = "Dashboard, {weeks} weeks of history"


def measure(fill: Fill, *, requests: int) -> list[Line]:
    fill.use()
    # The web server's own connections, too.
    use_schema_by_default(fill.schema)
    readers = {weeks: make_full_reader(fill, weeks=weeks) for weeks in HISTORIES}
    publish(now=fill.now, gated=False)
    tidy()
    clients = {weeks: logged_in(member) for weeks, member in readers.items()}
    cookies = {weeks: cookie_of(client) for weeks, client in clients.items()}
    with deployed_site() as site:
        queries = {weeks: count_queries(client) for weeks, client in clients.items()}
        visits = {weeks: first_visit(site, DASHBOARD, cookie) for weeks, cookie in cookies.items()}
        addresses = {"": HEALTH, **dict.fromkeys(cookies.values(), DASHBOARD)}
        loads = interleaved(site, addresses, requests // ROUNDS)
    lines = []
    for weeks, visit in visits.items():
        group = GROUP.format(weeks=weeks)
        kilobytes = f"{visit.page_bytes / 1000:.1f} kB of it the page"
        lines += [
            Line(group, "queries", queries[weeks], "", at_most(10)),
            Line(group, "elements", visit.elements, "", at_most(1_500)),
            Line(group, "first visit", visit.bytes / 1000, "kB", at_most(130), kilobytes),
            *load_lines(group, loads[cookies[weeks]], loads[""]),
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


@dataclass
class Loads:
    """Rounds of one address: by one client at a time, and by all at once."""

    alone: list[Load] = field(default_factory=list)
    together: list[Load] = field(default_factory=list)


def interleaved(site: Site, addresses: Mapping[str, str], requests: int) -> dict[str, Loads]:
    """Rounds of each address, by its cookie, in turn; the first only warms the workers."""
    for cookie, path in addresses.items():
        site.load(path, cookie, requests, clients=CLIENTS)
    loads = {cookie: Loads() for cookie in addresses}
    for _ in range(ROUNDS):
        for cookie, path in addresses.items():
            loads[cookie].alone.append(site.load(path, cookie, requests // 2, clients=1))
            loads[cookie].together.append(site.load(path, cookie, requests, clients=CLIENTS))
    return loads


def load_lines(group: str, loads: Loads, health: Loads) -> Iterator[Line]:
    cpu, bare_cpu = cpu_of(loads.alone), cpu_of(health.alone)
    times, bare_times = times_of(loads.together), times_of(health.together)
    rate = median(len(load.answers) / load.seconds for load in loads.together)
    busy = f"{cpu_of(loads.together):.1f} ms with {CLIENTS} clients"
    yield Line(group, "worker CPU a request", cpu, "ms", at_most(15), busy)
    yield Line(
        group, "worker CPU / healthz", cpu / bare_cpu, "x", None, f"{bare_cpu:.2f} ms healthz"
    )
    yield Line(group, f"requests a second, {CLIENTS} clients", rate, "/s", at_least(100))
    yield Line(group, "half answered within", median(times), "ms")
    yield Line(group, "95 % answered within", quantiles(times, n=20)[-1], "ms", at_most(150))
    ratio = median(times) / median(bare_times)
    context = f"{median(bare_times):.1f} ms healthz"
    yield Line(group, "half answered within / healthz", ratio, "x", None, context)


def cpu_of(loads: list[Load]) -> float:
    spent, requests = zip(*(load.cpu for load in loads), strict=True)
    return sum(spent) / sum(requests)


def times_of(loads: list[Load]) -> list[float]:
    return [answer.milliseconds for load in loads for answer in load.answers]
