"""Accounts, for support: who someone is, never what they report or do."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from tracker.actions.members import delete_account, update_profile, update_rights
from tracker.actions.memberships import SoleOwner
from tracker.admin.deletion import DeletesThroughAction
from tracker.admin.log import NamesNobody
from tracker.forms.fields import NameField
from tracker.models import Member

PROFILE = ["display_name", "industry", "time_zone", "language", "shares_with_industry"]
RIGHTS = ["is_active", "is_staff", "is_superuser"]


@admin.register(Member)
class MemberAdmin(NamesNobody, DeletesThroughAction):
    """Accounts are made by signing up, or by the command create_member."""

    list_display = ["email", "display_name", "industry", "language", "date_joined", "is_staff"]
    list_filter = ["is_staff", "is_active", "language"]
    list_select_related = ["industry"]
    search_fields = ["email"]
    search_help_text = _("Searches e-mail addresses")
    ordering = ["-date_joined"]
    autocomplete_fields = ["industry"]
    filter_horizontal = ["groups"]
    fieldsets = [
        (None, {"fields": ["email", *PROFILE]}),
        (_("Rights"), {"fields": [*RIGHTS, "groups"]}),
        (_("Dates"), {"fields": ["date_joined", "welcomed_at", "last_login"]}),
    ]
    own_address = ["email", "date_joined", "welcomed_at", "last_login"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Who is no superuser cannot make one, not of themselves either."""
        rights = [] if request.user.is_superuser else [*RIGHTS, "groups"]
        return [*self.own_address, *rights]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "display_name":
            kwargs["form_class"] = NameField
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Member, form: Any, change: bool) -> None:
        # As it is in the database: the actions compare with it what has changed.
        member = Member.objects.get(pk=obj.pk)
        update_profile(
            member=member, today=member.today(), **{name: getattr(obj, name) for name in PROFILE}
        )
        update_rights(member=member, **{name: getattr(obj, name) for name in RIGHTS})

    def delete_one(self, obj: Member) -> None:
        delete_account(member=obj)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().delete_view(request, *args, **kwargs)
        except SoleOwner as error:
            return self._refuse_to_delete(request, error)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """All of the chosen members are deleted, or none, and the log says the same."""
        try:
            with transaction.atomic():
                return super().changelist_view(request, *args, **kwargs)
        except SoleOwner as error:
            return self._refuse_to_delete(request, error)

    def _refuse_to_delete(self, request: HttpRequest, error: SoleOwner) -> HttpResponse:
        sentence = _(
            "Nothing was deleted: others would be left without an owner in %(networks)s. "
            "Each network has to be handed over or deleted first."
        )
        self.message_user(request, sentence % {"networks": error}, messages.ERROR)
        return redirect(request.get_full_path())
