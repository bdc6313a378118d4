"""Who belongs to networks. Whatever is changed here, a network with members keeps an owner."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.actions.memberships import keeps_network, remove_membership, save_membership
from tracker.admin.deletion import Deletion, KeepsOwners
from tracker.admin.filters import YesNoFilter
from tracker.admin.log import NamesNobody
from tracker.core.weeks import Week
from tracker.models import Membership

ANY_DAY = _("Any day of that week.")


class MembershipForm(forms.ModelForm):
    """Without the leaderboard: to stand on it is the member's own choice."""

    class Meta:
        model = Membership
        fields = ["network", "member", "role", "joined_week", "left_week"]
        help_texts = {
            "role": _("Owners also change roles and settings; managers also invite and remove."),
            "joined_week": ANY_DAY,
            "left_week": _("Any day of that week. Empty for a member who is in the network."),
        }

    def clean_joined_week(self) -> date:
        return Week.of(self.cleaned_data["joined_week"]).monday

    def clean_left_week(self) -> date | None:
        day = self.cleaned_data["left_week"]
        return day and Week.of(day).monday

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        joined, left = data.get("joined_week"), data.get("left_week")
        if joined and left and left < joined:
            self.add_error("left_week", _("That is before the week of joining."))
        if not left and self._stays_already(data):
            raise ValidationError(_("This member is in this network already."))
        if self._takes_the_owner_away(data):
            raise ValidationError(_("The network needs another owner first: others are in it."))
        return data

    def _stays_already(self, data: dict[str, Any]) -> bool:
        present = Membership.objects.present().filter(
            network=data.get("network"), member=data.get("member")
        )
        return present.exclude(pk=self.instance.pk).exists()

    def _takes_the_owner_away(self, data: dict[str, Any]) -> bool:
        before = Membership.objects.filter(pk=self.instance.pk).first()
        if before is None or not keeps_network(before):
            return False
        still_owns = data.get("role") == Membership.Role.OWNER and not data.get("left_week")
        return not still_owns or data.get("network") != before.network


@admin.register(Membership)
class MembershipAdmin(NamesNobody, KeepsOwners):
    form = MembershipForm
    list_display = ["member", "network", "role", "joined_week", "left_week"]
    list_filter = ["role", ("left_week", YesNoFilter)]
    list_select_related = ["member", "network"]
    search_fields = ["member__email", "network__name"]
    search_help_text = _("Searches e-mail addresses and names of networks")
    autocomplete_fields = ["network", "member"]
    ordering = ["network__name", "-joined_week", "pk"]

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        if obj.left_week or {"network", "member"} & set(form.changed_data):
            # The choice was made for this network, by this member, for as long as they are in it.
            obj.on_leaderboard = False
        save_membership(membership=obj)

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Deletion:
        names, counts, missing, _kept = super().get_deleted_objects(objs, request)
        kept = [str(membership) for membership in objs if keeps_network(membership)]
        return names, counts, missing, kept

    def delete_one(self, obj: Membership) -> None:
        remove_membership(membership=obj)
