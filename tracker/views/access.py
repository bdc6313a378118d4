"""Who may ask: a view gets a member and their object, or the visitor gets a login page or a 404."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from tracker.models import (
    Annotation,
    Import,
    Invitation,
    JoinRequest,
    Member,
    Membership,
    Network,
    Snapshot,
)

P = ParamSpec("P")


class MemberRequest(HttpRequest):
    """A request by somebody who is logged in."""

    user: Member
    htmx: HtmxDetails


def member_page(
    view: Callable[Concatenate[MemberRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """For members only, and never kept by a cache.

    A visitor goes to the login page and comes back; htmx is told to take the whole window there.
    So does a member whose account was deleted in another window while the view ran.
    """

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _to_login(request)
        try:
            return view(cast("MemberRequest", request), *args, **kwargs)
        except (DatabaseError, Member.DoesNotExist):
            if Member.objects.filter(pk=request.user.pk).exists():
                raise
            return _to_login(request)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", guarded)


def _to_login(request: HttpRequest) -> HttpResponse:
    htmx: HtmxDetails = cast("Any", request).htmx
    if htmx:
        page = _own_path(request, htmx.current_url)
        return HttpResponseClientRedirect(redirect_to_login(page).url)
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    # Many addresses only take posts: the way back is the page that the form stands on.
    return redirect_to_login(_own_path(request, request.headers.get("Referer")))


def _own_path(request: HttpRequest, address: str | None) -> str:
    """Where on this site a page is that the browser names; the front door for any other."""
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}):
        return "/"
    return urlsplit(address or "/")._replace(scheme="", netloc="").geturl()


def own_snapshot(request: MemberRequest, pk: int) -> Snapshot:
    try:
        return Snapshot.objects.of(request.user).select_related("industry").get(pk=pk)
    except Snapshot.DoesNotExist:
        raise Http404 from None


def own_annotation(request: MemberRequest, pk: int) -> Annotation:
    try:
        return Annotation.objects.of(request.user).get(pk=pk)
    except Annotation.DoesNotExist:
        raise Http404 from None


def own_import(request: MemberRequest, pk: UUID) -> Import:
    try:
        return Import.objects.of(request.user).get(pk=pk)
    except Import.DoesNotExist:
        raise Http404 from None


def own_membership(request: MemberRequest, slug: str) -> Membership:
    """The reader's place in a network; one they are not in does not exist for them."""
    try:
        return (
            Membership.objects.present()
            .select_related("network", "member")
            .get(member=request.user, network__slug=slug)
        )
    except Membership.DoesNotExist:
        raise Http404 from None


def managed_network(request: MemberRequest, slug: str) -> Membership:
    """The same, for its owners and managers only."""
    membership = own_membership(request, slug)
    if not membership.manages:
        raise Http404
    return membership


def owned_network(request: MemberRequest, slug: str) -> Membership:
    """The same, for its owners only."""
    membership = own_membership(request, slug)
    if not membership.owns:
        raise Http404
    return membership


@contextmanager
def found_or_404() -> Iterator[None]:
    """What somebody else ended while the view ran does not exist either."""
    try:
        yield
    except (
        Annotation.DoesNotExist,
        Network.DoesNotExist,
        Membership.DoesNotExist,
        Invitation.DoesNotExist,
        JoinRequest.DoesNotExist,
    ):
        raise Http404 from None
