"""What members see, with invented numbers, for whoever wants to look first."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_urlconf, set_urlconf
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views.decorators.http import require_safe

from tracker.core.components import SCORES, Component
from tracker.reads import sample
from tracker.reads.trend import DEFAULT_RANGE
from tracker.views.choices import RANGES, chosen_range, chosen_score, reading_language
from tracker.views.trend import chosen_trend, trend_context

ADDRESSES: Final = "tracker.sample_urls"
KEPT_SECONDS: Final = 300


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    today = _today()
    page = sample.dashboard(today=today, language=reading_language(), choice=chosen_trend(request))
    context = {"page": page, **trend_context(page.trend, today=today)}
    return _page(request, "tracker/dashboard.html", context)


@require_safe
def activity(request: HttpRequest) -> HttpResponse:
    context = {"page": sample.activity_week(today=_today())}
    return _page(request, "tracker/sample/activity.html", context)


@require_safe
def peers(request: HttpRequest) -> HttpResponse:
    page = sample.cohort_page(
        today=_today(), score=chosen_score(request), chosen=chosen_range(request, DEFAULT_RANGE)
    )
    context = {"page": page, "scores": SCORES, "ranges": RANGES}
    return _page(request, "tracker/peers.html", context)


@require_safe
def tips(request: HttpRequest) -> HttpResponse:
    values = sample.component_values(today=_today())
    overview = sample.tips_overview(language=reading_language())
    context = {"components": [(page, values[page.component]) for page in overview]}
    return _page(request, "tracker/tips.html", context)


@require_safe
def tips_component(request: HttpRequest, component: Component) -> HttpResponse:
    page = sample.component_tips(component=component, language=reading_language())
    context = {"page": page, "state": _state(component)}
    return _page(request, "tracker/tips_component.html", context)


@require_safe
def tip(request: HttpRequest, component: Component, slug: str) -> HttpResponse:
    page = sample.tip_page(component=component, slug=slug, language=reading_language())
    if page is None:
        raise Http404
    numbers = sample.tip_numbers(today=_today(), tip=page.tip)
    context = {"page": page, "state": _state(component), "numbers": numbers}
    return _page(request, "tracker/tip.html", context)


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The members' template in the frame of visitors; the same for all who send no cookie."""
    context |= {
        "template": template,
        "user": AnonymousUser(),
        "is_member": request.user.is_authenticated,
    }
    with _links_within_the_sample():
        response = render(request, "tracker/sample/page.html", context)
    if request.COOKIES:
        add_never_cache_headers(response)
    else:
        patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


@contextmanager
def _links_within_the_sample() -> Iterator[None]:
    before = get_urlconf()
    set_urlconf(ADDRESSES)
    try:
        yield
    finally:
        set_urlconf(before)


def _state(component: Component) -> Any:
    return sample.component_state(today=_today(), component=component)


def _today() -> date:
    """One day for everybody, so that the sample is worked out once."""
    return timezone.now().astimezone(UTC).date()
