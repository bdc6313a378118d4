from datetime import date
from functools import cache
from zoneinfo import available_timezones

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.core.activity import ChecklistItem, Preset
from tracker.core.weeks import Week, today_in
from tracker.models.constraints import one_of
from tracker.models.industries import Industry
from tracker.models.languages import (
    CODE_LENGTH,
    language_code_constraint,
    validate_language_code,
)

PRESET_NAMES = {
    Preset.LIGHT: _("Light"),
    Preset.STEADY: _("Steady"),
    Preset.INTENSE: _("Intense"),
}


@cache
def time_zones() -> frozenset[str]:
    """The names of all zones; read from disk once."""
    return frozenset(available_timezones())


def validate_time_zone(value: str) -> None:
    if value not in time_zones():
        raise ValidationError(_("%(zone)s is not a time zone we know."), params={"zone": value})


class MemberManager(BaseUserManager["Member"]):
    def get_by_natural_key(self, username: str | None) -> "Member":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Member":
        member = self.model(email=email.strip().lower(), **fields)
        member.set_password(password)
        member.save(using=self._db)
        return member

    def create_superuser(self, email: str, password: str, **fields: object) -> "Member":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Member(AbstractBaseUser, PermissionsMixin):
    """An account. What it reports about itself lives in other tables."""

    email = models.EmailField(_("e-mail address"), max_length=254)
    display_name = models.CharField(_("display name"), max_length=80, blank=True)
    industry = models.ForeignKey(
        Industry,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="members",
        verbose_name=_("industry"),
    )
    # The day the industry was last chosen: snapshots from that day on take it as their default.
    industry_since = models.DateField(_("industry since"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[validate_time_zone]
    )
    language = models.CharField(
        _("language"), max_length=CODE_LENGTH, default="en", validators=[validate_language_code]
    )
    target_preset = models.CharField(
        _("targets"),
        max_length=10,
        choices=[(preset.value, PRESET_NAMES[preset]) for preset in Preset],
        default=Preset.STEADY.value,
    )
    has_paid_plan = models.BooleanField(_("has a paid LinkedIn plan"), default=False)
    # Null until asked and answered: an unknown profile is not an empty one.
    profile_checklist = ArrayField(
        models.CharField(
            max_length=30, choices=[(item.value, item.value) for item in ChecklistItem]
        ),
        verbose_name=_("profile checklist"),
        null=True,
        blank=True,
    )
    shares_with_industry = models.BooleanField(_("counted among industry peers"), default=False)
    welcomed_at = models.DateTimeField(_("first steps finished"), null=True, blank=True)

    is_staff = models.BooleanField(_("may enter the admin"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    objects = MemberManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="member_email_unique",
                violation_error_message=_("An account with this e-mail address exists already."),
            ),
            language_code_constraint(),
            one_of("target_preset", [preset.value for preset in Preset]),
        ]

    def __str__(self) -> str:
        return self.display_name or self.email

    def today(self) -> date:
        """The date now where this member lives."""
        return today_in(self.time_zone, timezone.now())

    def this_week(self) -> Week:
        return Week.of(self.today())
