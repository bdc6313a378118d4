"""The WSGI application that gunicorn serves."""

import json
import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

from tracker.core.problems import CONTENT_TYPE as PROBLEM
from tracker.core.problems import problem_details

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ssi_site.settings")

UTF_8 = {"utf-8", "utf8"}
REFUSED = "This request is not in UTF-8."
API = "/api/"

django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Refuses what is not in UTF-8, as all our pages and forms are.

    Django reads the query string in the encoding that a request names, whatever that is, before
    any middleware could answer.
    """
    _kind, parameters = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
    if parameters.get("charset", "utf-8").lower() in UTF_8:
        return django(environ, start_response)
    content_type, content = _refusal(environ.get("PATH_INFO", ""))
    start_response("400 Bad Request", [("Content-Type", content_type)])
    return [content.encode()]


def _refusal(path: str) -> tuple[str, str]:
    if path.startswith(API):
        return PROBLEM, json.dumps(problem_details(400, REFUSED))
    return "text/plain; charset=utf-8", REFUSED
