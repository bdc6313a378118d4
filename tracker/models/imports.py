from uuid import uuid4

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.models.activity import KIND_CHOICES, WeekQuerySet
from tracker.models.constraints import between, monday, one_of


def uploads() -> Storage:
    """Where files wait for the worker; no address leads there."""
    return storages["uploads"]


class ImportQuerySet(models.QuerySet["Import"]):
    def of(self, member: object) -> "ImportQuerySet":
        return self.filter(member=member)

    def unfinished(self) -> "ImportQuerySet":
        return self.filter(state__in=Import.UNFINISHED)


class Import(models.Model):
    """One archive or spreadsheet of LinkedIn's that a member handed in, and what came of it.

    `file` is its name among the uploads, until the run has ended. `progress` is percent. `report`
    is what the run found, as JSON of counts, weeks and codes (`tracker.actions.import_runs`): no
    text, name or address. `error` is the code of what was wrong with the file as a whole.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    UNFINISHED = (State.QUEUED, State.RUNNING)

    class Kind(models.TextChoices):
        ARCHIVE = "archive", _("LinkedIn archive")
        ANALYTICS = "analytics", _("Creator analytics")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="imports",
        verbose_name=_("member"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    file = models.CharField(_("file"), max_length=100, blank=True)
    progress = models.SmallIntegerField(_("progress"), default=0)
    report = models.JSONField(_("report"), default=dict, blank=True)
    error = models.CharField(_("error"), max_length=40, blank=True)
    created_at = models.DateTimeField(_("handed in"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            one_of("kind", ["archive", "analytics"]),
            one_of("state", ["queued", "running", "done", "failed", "cancelled"]),
            between("progress", 0, 100),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.created_at:%Y-%m-%d}"

    @property
    def is_finished(self) -> bool:
        return self.state not in self.UNFINISHED


class ImportedCount(models.Model):
    """What archives say of one kind in one ISO week (its Monday); the highest they ever said.

    0 is known to be none; a kind without a row is unknown. A count that the member typed
    (`ActivityCount`) wins over this one.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        db_index=False,
        related_name="imported_counts",
        verbose_name=_("member"),
    )
    week = models.DateField(_("week"))
    kind = models.CharField(_("kind"), max_length=30, choices=KIND_CHOICES)
    count = models.IntegerField(_("count"))

    objects = WeekQuerySet.as_manager()

    class Meta:
        verbose_name = _("imported count")
        verbose_name_plural = _("imported counts")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "week", "kind"], name="importedcount_once", include=["count"]
            ),
            monday(),
            one_of("kind", [key for key, _name in KIND_CHOICES]),
            models.CheckConstraint(
                condition=models.Q(count__gte=0), name="importedcount_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.week:%Y-%m-%d} {self.kind}"


class ContentDay(models.Model):
    """What LinkedIn's creator analytics say of one day; null is unknown.

    Engagements can be negative: LinkedIn takes back what it counted before.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        db_index=False,
        related_name="content_days",
        verbose_name=_("member"),
    )
    day = models.DateField(_("date"))
    impressions = models.IntegerField(_("impressions"), null=True, blank=True)
    engagements = models.IntegerField(_("engagements"), null=True, blank=True)
    new_followers = models.IntegerField(_("new followers"), null=True, blank=True)

    class Meta:
        verbose_name = _("day of creator analytics")
        verbose_name_plural = _("days of creator analytics")
        constraints = [
            models.UniqueConstraint(fields=["member", "day"], name="contentday_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"
