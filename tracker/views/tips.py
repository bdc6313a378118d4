"""Tips: the overview, a page a component, a page a tip, and what a member does with one."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_POST, require_safe

from tracker.actions.tips import set_helpful, set_progress
from tracker.core.components import Component
from tracker.forms.tips import (
    CHOOSE_ONE,
    NOT_DONE,
    SAY_YES_OR_NO,
    ComesBackForm,
    TipHelpfulForm,
    TipProgressForm,
)
from tracker.models import Tip
from tracker.reads.components import component_values
from tracker.reads.tip_pages import component_article, tip_article
from tracker.reads.tips import tips_overview
from tracker.views.access import MemberRequest, member_page
from tracker.views.choices import reading_language
from tracker.views.rendering import render_page

LIST_PART = "tips"
TIP_PART = "tip"
NOTHING_REFUSED: Final[Mapping[str, str]] = {}


@require_safe
@member_page
def tips(request: MemberRequest) -> HttpResponse:
    values = component_values(member=request.user)
    overview = tips_overview(member=request.user, language=reading_language())
    context = {"components": [(page, values[page.component]) for page in overview]}
    return render_page(request, "tracker/tips.html", context)


@require_safe
@member_page
def tips_component(request: MemberRequest, component: Component) -> HttpResponse:
    return _component_page(request, component)


@require_safe
@member_page
def tip(request: MemberRequest, component: Component, slug: str) -> HttpResponse:
    return _tip_page(request, component, slug)


@require_POST
@member_page
def tip_progress(request: MemberRequest, component: Component, slug: str) -> HttpResponse:
    chosen = _published_tip(component, slug)
    form = TipProgressForm(request.POST)
    if not form.is_valid():
        return _answer(request, chosen, form, refusal=CHOOSE_ONE)
    set_progress(member=request.user, tip=chosen, state=form.cleaned_data["state"])
    return _answer(request, chosen, form)


@require_POST
@member_page
def tip_helpful(request: MemberRequest, component: Component, slug: str) -> HttpResponse:
    chosen = _published_tip(component, slug)
    form = TipHelpfulForm(request.POST)
    if not form.is_valid():
        return _answer(request, chosen, form, refusal=SAY_YES_OR_NO)
    helpful = form.cleaned_data["helpful"]
    is_done = set_helpful(member=request.user, tip=chosen, helpful=helpful)
    return _answer(request, chosen, form, refusal="" if is_done else NOT_DONE)


def _published_tip(component: Component, slug: str) -> Tip:
    return get_object_or_404(Tip.objects.published().of_component(component), slug=slug)


def _answer(
    request: MemberRequest, chosen: Tip, form: ComesBackForm, *, refusal: str | Promise = ""
) -> HttpResponse:
    """Show again what held the form: a list, the tip's page, or `next`."""
    component, slug = Component(chosen.component), chosen.slug
    if not (refusal or request.htmx):
        back = form.cleaned_data["next"] or reverse("tip", args=[component, slug])
        return HttpResponseRedirect(back)
    refused = {slug: str(refusal)} if refusal else {}
    if request.htmx.target == LIST_PART:
        return _component_page(request, component, refused)
    return _tip_page(request, component, slug, refused)


def _component_page(
    request: MemberRequest, component: Component, refused: Mapping[str, str] = NOTHING_REFUSED
) -> HttpResponse:
    member = request.user
    article = component_article(
        member=member, component=component, language=reading_language(), today=member.today()
    )
    context = {
        "page": article.page,
        "state": article.state,
        "effects": article.effects,
        "refused": refused,
    }
    return _render(request, "tracker/tips_component.html", context, part=LIST_PART)


def _tip_page(
    request: MemberRequest,
    component: Component,
    slug: str,
    refused: Mapping[str, str] = NOTHING_REFUSED,
) -> HttpResponse:
    member = request.user
    article = tip_article(
        member=member,
        component=component,
        slug=slug,
        language=reading_language(),
        today=member.today(),
    )
    if article is None:
        raise Http404
    context = {
        "page": article.page,
        "state": article.state,
        "numbers": article.numbers,
        "refused": refused,
    }
    return _render(request, "tracker/tip.html", context, part=TIP_PART)


def _render(
    request: MemberRequest, template: str, context: dict[str, Any], *, part: str
) -> HttpResponse:
    status = 422 if context["refused"] else 200
    return render_page(request, template, context, parts=[part], status=status)
