"""The keys to the API in the settings: made, shown once, revoked."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracker.actions.api_tokens import TooManyTokens, create_token, revoke_token
from tracker.forms.api_tokens import TokenForm
from tracker.models import ApiToken
from tracker.reads.api_tokens import tokens_of
from tracker.views.access import MemberRequest, member_page
from tracker.views.rendering import form_status, render_page, sent


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def api_tokens(request: MemberRequest) -> HttpResponse:
    """A new token is on the answer itself and nowhere else: no redirect can carry it."""
    form = TokenForm(sent(request))
    secret = _new_token(request, form) if form.is_valid() else None
    status = form_status(form)
    context = {
        "secret": secret,
        "form": TokenForm() if secret else form,
        "tokens": tokens_of(request.user),
    }
    return render_page(request, "tracker/settings/api_tokens.html", context, status=status)


@require_POST
@member_page
def api_token_revoke(request: MemberRequest, pk: int) -> HttpResponse:
    token = ApiToken.objects.filter(member=request.user, pk=pk).first()
    if token is None:
        raise Http404
    revoke_token(token=token)
    messages.success(request, _("“%(name)s” is revoked") % {"name": token.name})
    return redirect("settings_api_tokens")


def _new_token(request: MemberRequest, form: TokenForm) -> str | None:
    try:
        return create_token(member=request.user, **form.cleaned_data)
    except TooManyTokens:
        form.add_error(None, _("You have 50 tokens. Revoke one that you no longer use."))
        return None
