from collections.abc import Callable
from contextlib import AbstractContextManager

from ssi_site.local.browser import find_browser
from ssi_site.local.environment import deployment_environment
from ssi_site.local.errors import LocalError
from ssi_site.local.folders import CHECKOUT, TESTS, data_folder, make_data_folder
from ssi_site.local.installation import Installation, installed
from ssi_site.local.locks import FileLock
from ssi_site.local.virtualenv import BASE, DEV, EMBEDDED

# The launcher's own tests start the embedded server whatever DATABASE_URL says.
REQUIREMENTS = (DEV, EMBEDDED)
PYTEST = ("-m", "pytest", "-n", "auto")
COVERAGE = ("--cov", "--cov-report=term:skip-covered")
# Its script would carry the path of the virtualenv it was installed in.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# The packages' own migrations are not ours to judge.
QUIET = ("--quiet", "ignore", "ok")

Step = Callable[[], int]


def test(arguments: list[str]) -> int:
    """All tests, or what pytest is told, on a database of their own."""
    with alone(), installed(*REQUIREMENTS, part=TESTS, durable=False) as installation:
        return run_tests(installation, *arguments)


def check(_: list[str]) -> int:
    """Everything CI runs; goes on after a failure and names all of them at the end."""
    with alone(), installed(*REQUIREMENTS, part=TESTS, durable=False) as installation:
        failed = [name for name, step in steps(installation) if not passes(name, step)]
    if failed:
        print(f"\nFailed: {', '.join(failed)}", flush=True)
        return 1
    print("\nEverything passed", flush=True)
    return 0


def bench(arguments: list[str]) -> int:
    """Measures what is promised (bench/README.md), on a database of its own."""
    with alone(), installed(BASE, part=TESTS, durable=False) as installation:
        return installation.run(installation.python("-m", "bench.run", *arguments))


def alone() -> AbstractContextManager[None]:
    """Two test runs at once would delete each other's databases."""
    lock = FileLock(make_data_folder(data_folder() / TESTS) / "run.lock")
    busy = LocalError(
        "Another test run is under way in this checkout.", remedy="wait until it is done."
    )
    return lock.exclusive(seconds=0, busy=busy)


def run_tests(installation: Installation, *arguments: str) -> int:
    browser = find_browser(installation.virtualenv.python)
    return installation.run(installation.python(*PYTEST, *arguments), SSI_BROWSER=browser)


def steps(installation: Installation) -> list[tuple[str, Step]]:
    python, manage = installation.python, installation.manage

    def runs(command: list[str], **environment: str) -> Step:
        return lambda: installation.run(command, **environment)

    return [
        ("format", runs(python("-m", "ruff", "format", "--check", "."))),
        ("lint", runs(python("-m", "ruff", "check", "."))),
        ("types", runs(python("-m", "mypy"))),
        ("layers", runs(python("-c", LINT_IMPORTS))),
        ("migrations are made", runs(manage("makemigrations", "--check", "--dry-run"))),
        ("migrations are safe", runs(manage("lintmigrations", "--warnings-as-errors", *QUIET))),
        (
            "settings of a deployment",
            runs(
                manage("check", "--deploy", "--fail-level", "WARNING"),
                **deployment_environment(installation.environment),
            ),
        ),
        ("templates", runs(format_templates(installation))),
        ("tests", lambda: run_tests(installation, *COVERAGE)),
    ]


def format_templates(installation: Installation) -> list[str]:
    djade = str(installation.virtualenv.folder / "bin" / "djade")
    templates = sorted(str(path) for path in (CHECKOUT / "templates").rglob("*.html"))
    return [djade, "--check", "--target-version", "5.2", *templates]


def passes(name: str, step: Step) -> bool:
    print(f"\n== {name}", flush=True)
    return step() == 0
