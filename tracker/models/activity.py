from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tracker.core.activity import KINDS
from tracker.models.constraints import monday, one_of
from tracker.models.labels import KIND_NAMES

KIND_CHOICES = [(key, KIND_NAMES[key]) for key in KINDS]


class WeekQuerySet(models.QuerySet):
    def of(self, member: object) -> "WeekQuerySet":
        return self.filter(member=member)


class ActivityCount(models.Model):
    """How often a member did one kind of thing in one ISO week (its Monday)."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        db_index=False,
        related_name="activity_counts",
        verbose_name=_("member"),
    )
    week = models.DateField(_("week"))
    kind = models.CharField(_("kind"), max_length=30, choices=KIND_CHOICES)
    count = models.SmallIntegerField(_("count"))

    objects = WeekQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity count")
        verbose_name_plural = _("activity counts")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "week", "kind"], name="activitycount_once", include=["count"]
            ),
            monday(),
            one_of("kind", list(KINDS)),
            models.CheckConstraint(
                condition=Q(count__gte=0)
                & Q(
                    *(
                        ~Q(kind=key) | Q(count__lte=kind.weekly_maximum)
                        for key, kind in KINDS.items()
                    )
                ),
                name="activitycount_within_weekly_maximum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.week:%Y-%m-%d} {self.kind}"


class WeekNote(models.Model):
    """What a member wrote about a week, and whether there was nothing to log in it."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        db_index=False,
        related_name="week_notes",
        verbose_name=_("member"),
    )
    week = models.DateField(_("week"))
    text = models.TextField(_("note"), max_length=2000, blank=True)
    nothing_to_log = models.BooleanField(_("nothing this week"), default=False)

    objects = WeekQuerySet.as_manager()

    class Meta:
        verbose_name = _("week note")
        verbose_name_plural = _("week notes")
        constraints = [
            models.UniqueConstraint(fields=["member", "week"], name="weeknote_once"),
            monday(),
        ]

    def __str__(self) -> str:
        return f"{self.week:%Y-%m-%d}"


class ActivityTarget(models.Model):
    """A member's own weekly target for one kind, instead of the preset's."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        db_index=False,
        related_name="activity_targets",
        verbose_name=_("member"),
    )
    kind = models.CharField(_("kind"), max_length=30, choices=KIND_CHOICES)
    per_week = models.DecimalField(_("a week"), max_digits=6, decimal_places=2)

    class Meta:
        verbose_name = _("activity target")
        verbose_name_plural = _("activity targets")
        constraints = [
            models.UniqueConstraint(fields=["member", "kind"], name="activitytarget_once"),
            one_of("kind", list(KINDS)),
            models.CheckConstraint(
                condition=Q(per_week__gte=0), name="activitytarget_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.per_week}"
