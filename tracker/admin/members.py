"""Accounts, for support: who someone is, never what they report or do."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.actions.members import delete_account, update_profile, update_rights
from tracker.admin.deletion import KeepsOwners
from tracker.admin.log import NamesNobody
from tracker.forms.fields import LanguageField, NameField
from tracker.models import Member
from tracker.models.languages import language_name, languages

PROFILE = ["display_name", "industry", "time_zone", "language", "shares_with_industry"]
RIGHTS = ["is_active", "is_staff", "is_superuser"]


class LanguageFilter(admin.SimpleListFilter):
    """The languages there are, not those that every member chose at some time."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(languages().items())

    def queryset(self, request: HttpRequest, members: QuerySet[Member]) -> QuerySet[Member]:
        return members.filter(language=self.value()) if self.value() else members


@admin.register(Member)
class MemberAdmin(NamesNobody, KeepsOwners):
    """Accounts are made by signing up, or by the command create_member."""

    list_display = ["email", "display_name", "industry", "reads", "date_joined", "is_staff"]
    list_filter = ["is_staff", "is_active", LanguageFilter]
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
        if db_field.name == "language":
            return LanguageField()
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("language"), ordering="language")
    def reads(self, member: Member) -> str:
        return language_name(member.language)

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
