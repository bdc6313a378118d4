"""The API as a whole: its nouns, and where each has its addresses."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from tracker.api import activity, exports, imports, me, parse, snapshots, standing, tips
from tracker.api.bodies import StrictParser
from tracker.api.problems import answer_with_problems, not_found, response_of

VERSION: Final = "1"
DESCRIPTION: Final = """\
Your own scores, activity, standing and tips, as the pages of this site show them.

Every request carries a token: `Authorization: Bearer ssi_…`. Tokens are made in the settings.
A score is an exact decimal number in points. Answers write it as a text, `"13.118"`; requests may
write it as a number or as a text. What is unknown is null or not there, never zero.
"""

api = NinjaAPI(
    title="SSI Tracker",
    version=VERSION,
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
    parser=StrictParser(),
)
answer_with_problems(api)

NOUNS: Final = {
    "parse": parse,
    "snapshots": snapshots,
    "activity": activity,
    "standing": standing,
    "tips": tips,
    "imports": imports,
    "export": exports,
    "me": me,
}
for noun, module in NOUNS.items():
    api.add_router(f"/{noun}", module.router)


@csrf_exempt
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """What is under /api/ and nothing of ours."""
    return response_of(not_found())
