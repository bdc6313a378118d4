"""Accounts, for support: who someone is, never what they report or do."""

from typing import Any

from django import forms
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


class MemberForm(forms.ModelForm):
    class Meta:
        model = Member
        fields = [*PROFILE, *RIGHTS, "groups"]
        help_texts = {
            "email": _("Members change it themselves, and confirm the new one."),
            "display_name": _("What others in a network read. It may be empty."),
            "industry": _("Counts for snapshots from today on; earlier ones keep theirs."),
            "time_zone": _("Decides when a day and a week begin for this member."),
            "shares_with_industry": _(
                "The member’s own consent: take it back when they ask, never give it for them."
            ),
            "is_active": _("Without it nobody can log in. Nothing is deleted."),
            "is_staff": _("Lets into this admin, to what the groups below allow."),
            "is_superuser": _("Allows everything in this admin, whatever the groups."),
        }


@admin.register(Member)
class MemberAdmin(NamesNobody, KeepsOwners):
    """Accounts are made by signing up, or by the command create_member."""

    form = MemberForm
    list_display = ["email", "display_name", "industry", "reads", "date_joined", "is_staff"]
    list_filter = ["is_staff", "is_active", "date_joined", LanguageFilter]
    list_select_related = ["industry"]
    search_fields = ["email", "display_name"]
    search_help_text = _("Searches e-mail addresses and names")
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
