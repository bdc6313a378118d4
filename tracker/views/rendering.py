"""One way to answer: the whole page, or the part of it that htmx asked for."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, cast
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from tracker.core.spreadsheets import CONTENT_TYPE, csv_file


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    parts: Collection[str] = (),
    status: int = 200,
) -> HttpResponse:
    """Render `template`, or only its partial named by HX-Target when that is one of `parts`.

    Part name = element id = HX-Target. Back after a cache miss asks for the page, never a part.
    """
    if part := asked_part(request, parts):
        template = f"{template}#{part}"
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def csv_response(rows: Iterable[Sequence[object]], *, name: str) -> HttpResponse:
    """The rows as a file that is called `name`."""
    disposition = f'attachment; filename="{name}.csv"'
    return HttpResponse(
        csv_file(rows), content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition}
    )


def asked_part(request: HttpRequest, parts: Collection[str]) -> str | None:
    """The part that htmx asks for, where it is one of `parts`."""
    htmx: HtmxDetails = cast("Any", request).htmx
    return htmx.target if htmx.target in parts and not htmx.history_restore_request else None


def whole_page(request: HttpRequest, name: str) -> HttpResponse:
    """On to another page, for the whole window also where htmx sent the form."""
    htmx: HtmxDetails = cast("Any", request).htmx
    return HttpResponseClientRedirect(reverse(name)) if htmx else redirect(name)


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; an empty post was sent too, and is refused as such."""
    return request.POST if request.method == "POST" else None


def form_status(form: Any) -> int:
    """200 for a fresh form, 422 for one that was sent and refused."""
    return 422 if form.is_bound and not form.is_valid() else 200


def absolute_address(request: HttpRequest | None, path: str) -> str:
    """As mails and invitations carry it: at the site's own name, whatever a request calls it."""
    here = request.build_absolute_uri("/") if request else ""
    return urljoin(settings.SITE_URL or here, path)


def network_address(request: HttpRequest) -> Callable[[str], str]:
    """For mails: the absolute address of a network's page, from its slug."""
    return lambda slug: absolute_address(request, reverse("network", args=[slug]))
