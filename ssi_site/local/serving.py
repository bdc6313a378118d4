import os

from ssi_site.local.errors import LocalError
from ssi_site.local.folders import CHECKOUT, TESTS, data_folder
from ssi_site.local.installation import Installation, embedded_server, given_database_url, installed
from ssi_site.local.port import HOST, answers, chosen_port
from ssi_site.local.processes import Together
from ssi_site.local.server import database_folder
from ssi_site.local.virtualenv import BASE, Virtualenv

SEED_DEMO = ("seed_demo", "--members", "2000", "--weeks", "52", "--seed", "1")
HAS_MEMBERS = "SELECT 1 FROM tracker_member LIMIT 1"
HAS_DEMO = "SELECT 1 FROM tracker_member WHERE email = 'demo@example.com'"
GUNICORN = ("-m", "gunicorn", "ssi_site.wsgi:application", "--workers", "2")
# Few words, so that the one address printed here is the one seen.
GUNICORN_OPTIONS = ("--log-level", "warning", "--graceful-timeout", "5", "--no-control-socket")


def run(_: list[str]) -> int:
    """Web and worker until Ctrl-C."""
    port = chosen_port()
    with installed(BASE) as installation:
        bind = ("--bind", f"{HOST}:{port}")
        serve(installation, port, installation.python(*GUNICORN, *GUNICORN_OPTIONS, *bind))
    return 0


def dev(_: list[str]) -> int:
    """The same with DEBUG, and a web server that follows changes of the code."""
    port = chosen_port()
    with installed(BASE) as installation:
        installation.environment["SSI_DEBUG"] = "1"
        serve(installation, port, installation.manage("runserver", f"{HOST}:{port}"))
    return 0


def demo(_: list[str]) -> int:
    """Fills the embedded database with the demo again."""
    if given_database_url():
        raise LocalError(
            "The demo fills only the embedded database, and DATABASE_URL names another.",
            remedy="unset DATABASE_URL.",
        )
    with installed(BASE) as installation:
        prepare_tables(installation)
        fill_demo(installation)
        print(demo_line(installation))
    return 0


def manage(arguments: list[str]) -> int:
    """Any manage.py command, in local mode, with the database running."""
    with installed(BASE) as installation:
        return installation.run(installation.manage(*arguments))


def stop(_: list[str]) -> int:
    """Stops a database that a killed start left running."""
    for folder in (data_folder(), data_folder() / TESTS):
        if database_folder(folder).exists():
            embedded_server(folder, Virtualenv(CHECKOUT)).stop()
    return 0


def serve(installation: Installation, port: int, web: list[str]) -> None:
    prepare_tables(installation)
    server = installation.server
    if server and os.environ.get("SSI_DEMO") != "0" and not server.ask(HAS_MEMBERS):
        fill_demo(installation)
    together = Together(CHECKOUT, installation.environment)
    try:
        together.start("web server", web)
        together.start("worker", installation.manage("procrastinate", "worker"), again=True)
        together.wait_until(lambda: answers(port))
        for line in welcome(installation, port):
            print(line, flush=True)
        together.watch(lambda: look_after_database(installation))
    except KeyboardInterrupt:
        print("\nStopping", flush=True)
    finally:
        together.stop()


def welcome(installation: Installation, port: int) -> list[str]:
    ready = f"SSI Tracker is ready: http://{HOST}:{port}/ (Ctrl-C stops it)"
    has_demo = installation.server and installation.server.ask(HAS_DEMO)
    return [ready, demo_line(installation)] if has_demo else [ready]


def prepare_tables(installation: Installation) -> None:
    print("Preparing the database", flush=True)
    installation.run_or_stop(installation.manage("migrate", "--verbosity", "0"))
    installation.run_or_stop(installation.manage("load_catalogue", "--verbosity", "0"))


def fill_demo(installation: Installation) -> None:
    print("Filling the demo", flush=True)
    installation.run_or_stop(installation.manage(*SEED_DEMO))


def demo_line(installation: Installation) -> str:
    password = installation.environment["SSI_DEMO_PASSWORD"]
    return f"Demo member: demo@example.com, password {password}"


def look_after_database(installation: Installation) -> None:
    if installation.server and installation.server.revive():
        print("The database had stopped; it was started again", flush=True)
