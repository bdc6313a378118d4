"""The site as deployed: gunicorn with two workers on loopback, and clients for it."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from time import perf_counter

from django.core.management import call_command

# Equal to bench.wsgi.WORKER_HEADER, whose module would start the site here.
WORKER_HEADER = "X-Worker-CPU"
HOST = "127.0.0.1"
READY_SECONDS = 30
GUNICORN = ("-m", "gunicorn", "bench.wsgi:application", "--workers", "2", "--log-level", "warning")


@dataclass(frozen=True)
class Answer:
    body: bytes
    # Head and body, as sent.
    size: int
    milliseconds: float
    worker: int
    worker_cpu: float


@dataclass(frozen=True)
class Load:
    """What a number of requests by clients at once took."""

    answers: Sequence[Answer]
    seconds: float

    @property
    def cpu(self) -> tuple[float, int]:
        """Milliseconds between each worker's first and last answer, and how many requests ago."""
        spent, requests = 0.0, 0
        for worker in {answer.worker for answer in self.answers}:
            own = [answer.worker_cpu for answer in self.answers if answer.worker == worker]
            spent += 1000 * (max(own) - min(own))
            requests += len(own) - 1
        return spent, requests


@dataclass(frozen=True)
class Site:
    port: int

    def get(self, path: str, cookie: str = "", *, encodings: str = "gzip, br") -> Answer:
        headers = {"Cookie": cookie, "Accept-Encoding": encodings}
        connection = HTTPConnection(HOST, self.port, timeout=60)
        started = perf_counter()
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        body = response.read()
        taken = 1000 * (perf_counter() - started)
        connection.close()
        if response.status != 200:
            raise SystemExit(f"{path} answered {response.status}.")
        worker, cpu = response.headers[WORKER_HEADER].split()
        size = len(response.headers.as_bytes()) + len(body)
        return Answer(body, size, taken, int(worker), float(cpu))

    def load(self, path: str, cookie: str, requests: int, *, clients: int) -> Load:
        with ThreadPoolExecutor(clients) as pool:
            started = perf_counter()
            answers = list(pool.map(lambda _: self.get(path, cookie), range(requests)))
        return Load(answers, perf_counter() - started)


@contextmanager
def deployed_site() -> Iterator[Site]:
    call_command("collectstatic", interactive=False, verbosity=0)
    port = free_port()
    process = subprocess.Popen([sys.executable, *GUNICORN, "--bind", f"{HOST}:{port}"])
    try:
        wait_until_ready(port, process)
        yield Site(port)
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    with socket.create_server((HOST, 0)) as listener:
        return int(listener.getsockname()[1])


def wait_until_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            Site(port).get("/readyz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The web server did not start.")
