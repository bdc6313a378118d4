"""What a browser asks for beside pages: to stand on a home screen, and to be indexed."""

import json
import re
from hashlib import sha256
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

# The light theme's page: the tokens "bg" and, for the bars of a phone, the same.
PAPER: Final = "#f7f6f3"
ICONS: Final = (
    ("icon-192", 192, "any"),
    ("icon-512", 512, "any"),
    ("icon-maskable-192", 192, "maskable"),
    ("icon-maskable-512", 512, "maskable"),
    ("icon-monochrome-512", 512, "monochrome"),
)
SHORTCUT_ICON_SIZE: Final = 96
# Behind each of these a visitor, and so a search engine, finds the login page alone. Invitations
# stay readable: only who reads them learns that they are not for an index.
MEMBERS_ONLY: Final = (
    "dashboard",
    "welcome",
    "activity",
    "snapshots",
    "annotations",
    "imports",
    "exports",
    "settings_profile",
    "tips",
    "peers",
    "networks",
    "admin:index",
)


@require_safe
@cache_control(private=True, max_age=3600)
def manifest(request: HttpRequest) -> HttpResponse:
    """What stands on the home screen, in the reader's language."""
    start = reverse("dashboard")
    described = {
        "id": start,
        "name": "SSI Tracker",
        "short_name": "SSI Tracker",
        "description": _(
            "SSI Tracker keeps the history of your LinkedIn Social Selling Index, beside what you "
            "did each week and where you stand among peers."
        ),
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": start,
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [_icon(name, size, purpose) for name, size, purpose in ICONS],
        "shortcuts": [
            _shortcut(_("Paste score"), f"{reverse('snapshot_new')}#paste", "shortcut-paste"),
            _shortcut(_("Log today"), reverse("activity"), "shortcut-activity"),
        ],
    }
    return JsonResponse(described, content_type="application/manifest+json")


@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """Lives at the root, because a worker reaches no further than its own folder."""
    context = {"kept": json.dumps(_kept())}
    return render(
        request, "tracker/service_worker.js", context, content_type="text/javascript; charset=utf-8"
    )


@require_safe
@cache_control(no_cache=True)
def offline(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_offline_page())


@require_safe
@cache_control(public=True, max_age=86_400)
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look that read no page first."""
    return redirect(static("icons/favicon.ico"))


@require_safe
@cache_control(public=True, max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    networks = reverse("networks")
    lines = [
        "User-agent: *",
        f"Allow: {networks}join/",
        *(f"Disallow: {reverse(name)}" for name in MEMBERS_ONLY),
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _offline_page() -> str:
    """Rendered without the request: it says the same to everybody who reads its language."""
    return render_to_string("tracker/offline.html")


def _kept() -> dict[str, Any]:
    """What the worker keeps: the offline page and the files it names, under a version that follows
    its words and, as a collected file's name holds a hash, its files.
    """
    page = _offline_page()
    files = re.findall(
        rf'(?:href|src)="({re.escape(settings.STATIC_URL)}[^"]+\.(?:css|js|woff2))"', page
    )
    return {
        "version": sha256(page.encode()).hexdigest()[:12],
        "page": reverse("offline"),
        "files": sorted(set(files)),
    }


def _icon(name: str, size: int, purpose: str = "any") -> dict[str, str]:
    return {
        "src": static(f"icons/{name}.png"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }


def _shortcut(name: str, address: str, drawing: str) -> dict[str, Any]:
    icon = _icon(f"{drawing}-{SHORTCUT_ICON_SIZE}", SHORTCUT_ICON_SIZE)
    return {"name": name, "url": address, "icons": [icon]}
