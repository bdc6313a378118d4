"""Networks and who belongs to them."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.actions.networks import delete_network, remove_membership, save_membership
from tracker.admin.deletion import DeletesThroughAction
from tracker.core.weeks import Week
from tracker.models import Membership, Network

ANY_DAY = _("Any day of that week.")


@admin.register(Network)
class NetworkAdmin(DeletesThroughAction):
    list_display = ["name", "slug", "member_count", "created_at"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Network]:
        staying = Q(memberships__left_week__isnull=True)
        return (
            super()
            .get_queryset(request)
            .annotate(member_count=Count("memberships", filter=staying))
        )

    @admin.display(description=_("members"), ordering="member_count")
    def member_count(self, network: Any) -> int:
        return network.member_count

    def delete_one(self, obj: Network) -> None:
        delete_network(network=obj)


class MembershipForm(forms.ModelForm):
    class Meta:
        model = Membership
        fields = ["network", "member", "role", "joined_week", "left_week", "on_leaderboard"]
        help_texts = {"joined_week": ANY_DAY, "left_week": ANY_DAY}

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
        return data

    def _stays_already(self, data: dict[str, Any]) -> bool:
        return (
            Membership.objects.filter(
                network=data.get("network"), member=data.get("member"), left_week=None
            )
            .exclude(pk=self.instance.pk)
            .exists()
        )


@admin.register(Membership)
class MembershipAdmin(DeletesThroughAction):
    form = MembershipForm
    list_display = ["member", "network", "role", "joined_week", "left_week"]
    list_filter = ["network", "role", ("left_week", admin.EmptyFieldListFilter)]
    list_select_related = ["member", "network"]
    search_fields = ["member__email"]
    autocomplete_fields = ["network", "member"]
    ordering = ["network__name", "-joined_week", "pk"]

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        save_membership(membership=obj)

    def delete_one(self, obj: Membership) -> None:
        remove_membership(membership=obj)
