"""Ways into networks: staff see that there are some, never the link or where it was mailed to."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.actions.invitations import revoke_invitation
from tracker.admin.filters import YesNoFilter
from tracker.admin.reading import ReadOnlyAdmin
from tracker.models import Invitation, JoinRequest
from tracker.reads.invitations import State, state_of

STATES = {
    State.OPEN: _("open"),
    State.USED: _("used up"),
    State.EXPIRED: _("expired"),
    State.REVOKED: _("revoked"),
}


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    list_display = ["network", "made_by", "made_at", "expires_at", "uses", "max_uses", "state"]
    list_filter = ["asks_first", "expires_at", ("revoked_at", YesNoFilter)]
    list_select_related = ["network", "made_by"]
    search_fields = ["network__name"]
    search_help_text = _("Searches names of networks")
    fields = ["network", "made_by", "made_at", "expires_at", "uses", "max_uses", "asks_first"]
    actions = ["revoke"]

    @admin.display(description=_("state"))
    def state(self, invitation: Invitation) -> str:
        return str(STATES[state_of(invitation, timezone.now())])

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("tracker.change_invitation")

    @admin.action(description=_("Revoke selected invitations"), permissions=["revoke"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for invitation in queryset:
            revoke_invitation(invitation=invitation, now=timezone.now())


@admin.register(JoinRequest)
class JoinRequestAdmin(ReadOnlyAdmin):
    """Answering is for those who run the network."""

    list_display = ["network", "member", "made_at"]
    list_select_related = ["network", "member"]
    list_filter = ["made_at"]
    search_fields = ["network__name", "member__email"]
    search_help_text = _("Searches names of networks and e-mail addresses")
    fields = ["network", "member", "made_at"]
