"""A bookmark that copies what a member sees on their own SSI page (docs/bookmarklet.md).

Off unless the installation turns it on. The page only gives the bookmark away: our own policy
forbids that it runs here.
"""

import json
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.views.access import MemberRequest, member_page
from tracker.views.rendering import absolute_address, render_page

SOURCE: Final = "tracker/bookmarklet.js"


@require_safe
def bookmarklet(request: HttpRequest) -> HttpResponseBase:
    if not settings.BOOKMARKLET:
        raise Http404
    return _page(request)


@member_page
def _page(request: MemberRequest) -> HttpResponse:
    source = render_to_string(SOURCE)
    context = {"address": _address(source, _words(request)), "source": source}
    return render_page(request, "tracker/bookmarklet.html", context)


def _words(request: HttpRequest) -> dict[str, str]:
    return {
        "box": absolute_address(request, f"{reverse('snapshot_new')}#paste"),
        "elsewhere": _("This copies your own page at linkedin.com/sales/ssi. Press it there."),
        "refused": _(
            "The browser did not let it copy. Select all and copy it yourself, then paste it in "
            "SSI Tracker."
        ),
    }


def _address(source: str, words: Mapping[str, str]) -> str:
    lines = (line.strip() for line in source.splitlines())
    code = " ".join(line for line in lines if not line.startswith("//"))
    # Void, or the browser might show what it comes to as a page.
    return "javascript:" + quote(f"void(({code})({json.dumps(words)}));", safe="()*!'~")
