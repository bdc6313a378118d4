"""Networks: made with an owner, put right, archived."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.actions.networks import (
    archive_network,
    bring_back_network,
    create_network,
    delete_network,
    update_network,
)
from tracker.admin.deletion import DeletesThroughAction
from tracker.admin.filters import YesNoFilter
from tracker.forms.fields import NameField
from tracker.models import Member, Membership, Network

SETTINGS = ["name", "purpose", "leaderboard"]


class NetworkForm(forms.ModelForm):
    class Meta:
        model = Network
        fields = SETTINGS
        help_texts = {
            "name": _("Everybody in the network reads it, and whoever holds an invitation."),
            "purpose": _("What the group is for. It is read in the same places as the name."),
            "leaderboard": _("Only those stand on it who put themselves there."),
        }


class NewNetworkForm(NetworkForm):
    owner = forms.ModelChoiceField(
        label=_("owner"),
        queryset=Member.objects.filter(is_active=True),
        widget=AutocompleteSelect(Membership._meta.get_field("member"), admin.site),
        help_text=_("Runs the network, and can hand it over to another member of it."),
    )


@admin.register(Network)
class NetworkAdmin(DeletesThroughAction):
    form = NetworkForm
    list_display = ["name", "member_count", "leaderboard", "created_at", "archived_at"]
    list_filter = ["leaderboard", "created_at", ("archived_at", YesNoFilter)]
    search_fields = ["name", "slug"]
    search_help_text = _("Searches names and addresses")
    readonly_fields = ["slug", "created_at", "archived_at"]
    actions = ["archive", "bring_back"]

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

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*SETTINGS, *self.readonly_fields] if obj else [*SETTINGS, "owner"]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is None:
            kwargs["form"] = NewNetworkForm
        return super().get_form(request, obj, change, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in {"name", "purpose"}:
            kwargs["form_class"] = NameField
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Network, form: Any, change: bool) -> None:
        settings = {name: getattr(obj, name) for name in SETTINGS}
        if change:
            update_network(network=obj, **settings)
        else:
            obj.pk = create_network(member=form.cleaned_data["owner"], **settings).pk
            obj.refresh_from_db()

    def delete_one(self, obj: Network) -> None:
        delete_network(network=obj)

    @admin.action(description=_("Archive selected networks"), permissions=["change"])
    def archive(self, request: HttpRequest, queryset: QuerySet[Network]) -> None:
        for network in queryset:
            archive_network(network=network, now=timezone.now())

    @admin.action(description=_("Bring back selected networks"), permissions=["change"])
    def bring_back(self, request: HttpRequest, queryset: QuerySet[Network]) -> None:
        for network in queryset:
            bring_back_network(network=network)
