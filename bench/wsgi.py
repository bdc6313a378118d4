"""The application as deployed, telling in a header which worker answered and its CPU so far.

The difference between two answers of one worker is all its CPU in between, gunicorn's included.
"""

import os
from collections.abc import Iterable
from time import process_time
from typing import Any

from ssi_site.wsgi import application as site

WORKER_HEADER = "X-Worker-CPU"


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        told = (WORKER_HEADER, f"{os.getpid()} {process_time():.6f}")
        return start_response(status, [*headers, told], *rest)

    return site(environ, start)
