"""Measures in one run what is promised, and prints ratios (README.md says how to read them).

Started by `make bench`; needs DATABASE_URL, and makes a database of its own on that server.
"""

import argparse
import os
import secrets
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import django

from bench import report
from bench.database import own_database


def main() -> None:
    options = parsed()
    started = time.monotonic()
    with (
        own_database(os.environ["DATABASE_URL"]) as url,
        TemporaryDirectory(prefix="ssi-bench-") as folder,
    ):
        os.environ.update(as_deployed(url, Path(folder)))
        django.setup()
        # Models can be imported only now that Django is set up.
        from bench.measurements import GROUPS, measurements

        if unknown := set(options.only) - set(GROUPS):
            raise SystemExit(f"No group {', '.join(unknown)}; there are {', '.join(GROUPS)}.")
        settings = {
            "members": options.members,
            "histories": options.histories,
            "weeks": options.weeks,
            "requests": options.requests,
        }
        lines = measurements(options.only or GROUPS, **settings)
    report.show(lines, settings=settings, seconds=time.monotonic() - started)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="See bench/README.md.")
    parser.add_argument(
        "--members", type=numbers, default=[10_000, 100_000, 1_000_000], help="1000,20000"
    )
    parser.add_argument("--histories", type=int, default=2_000, help="in each cohort")
    parser.add_argument("--weeks", type=int, default=52, help="of a history")
    parser.add_argument("--requests", type=int, default=200, help="of each address")
    parser.add_argument("--only", type=words, default=[], help="standing,trend,...")
    options = parser.parse_args()
    if min(options.members) < 5_000 or not 2 <= options.weeks <= 500:
        parser.error("needs at least 5,000 members, and 2 to 500 weeks")
    if options.histories < 1 or options.requests < 100:
        parser.error("needs at least 1 history and 100 requests")
    return options


def numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def words(text: str) -> list[str]:
    return text.split(",")


def as_deployed(database_url: str, folder: Path) -> dict[str, str]:
    """Settings as on a server, but for https: the clients here speak plain http."""
    return {
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "ssi_site.settings",
        "EMAIL_URL": "console:",
        "SSI_ALLOWED_HOSTS": "127.0.0.1",
        "SSI_DEBUG": "0",
        "SSI_HSTS_SECONDS": "0",
        "SSI_LOCAL": "0",
        "SSI_LOG_LEVEL": "WARNING",
        "SSI_SECRET_KEY": secrets.token_urlsafe(50),
        "SSI_SITE_URL": "http://127.0.0.1",
        "SSI_SSL_REDIRECT": "0",
        # Filling and counting may take longer than a page ever should.
        "SSI_STATEMENT_TIMEOUT": "0",
        "SSI_STATIC_ROOT": str(folder),
        "STATIC_HOST": "",
    }


if __name__ == "__main__":
    main()
