from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from tracker.core.components import COMPONENT_MAXIMUM, COMPONENTS, TOTAL_MAXIMUM
from tracker.core.weeks import FIRST_DAY
from tracker.models.constraints import between, one_of
from tracker.models.industries import Industry

NAMES = [component.value for component in COMPONENTS]


def exact_sum() -> models.expressions.CombinedExpression:
    """The four components added as 4-byte integers; null when they are not given."""
    brand, people, insights, relationships = (
        Cast(F(name), models.IntegerField()) for name in NAMES
    )
    return brand + people + insights + relationships


def printed_thousandths() -> models.expressions.CombinedExpression:
    return Cast(F("printed_total"), models.IntegerField()) * Value(1000)


def monday_of_day() -> models.expressions.Func:
    """The Monday of `day`, written so that PostgreSQL sees it as immutable."""
    return Func(
        F("day"),
        template="(%(expressions)s - (EXTRACT(isodow FROM %(expressions)s)::integer - 1))",
        output_field=models.DateField(),
    )


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def of(self, member: object) -> "SnapshotQuerySet":
        return self.filter(member=member)

    def newest_first(self) -> "SnapshotQuerySet":
        return self.order_by("-day")


class Snapshot(models.Model):
    """What LinkedIn showed a member on one day.

    Components are thousandths of a point, 0 to 25,000; `total` is their exact sum, or the printed
    total when only that is known. Averages are thousandths, ranks whole percents ("top N %").
    What was not given is null, never zero.
    """

    class Source(models.TextChoices):
        TYPED = "typed", _("typed")
        PASTED = "pasted", _("pasted")
        IMPORTED = "imported", _("imported")
        API = "api", _("from the API")
        SAMPLE = "sample", _("sample")

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        db_index=False,
        related_name="snapshots",
        verbose_name=_("member"),
    )
    day = models.DateField(_("date"))
    week = models.GeneratedField(
        expression=monday_of_day(), output_field=models.DateField(), db_persist=True
    )
    industry = models.ForeignKey(
        Industry,
        on_delete=models.PROTECT,
        db_index=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("industry"),
    )
    brand = models.SmallIntegerField(_("brand"), null=True, blank=True)
    people = models.SmallIntegerField(_("people"), null=True, blank=True)
    insights = models.SmallIntegerField(_("insights"), null=True, blank=True)
    relationships = models.SmallIntegerField(_("relationships"), null=True, blank=True)
    printed_total = models.SmallIntegerField(_("printed total"), null=True, blank=True)
    total = models.GeneratedField(
        expression=Coalesce(exact_sum(), printed_thousandths()),
        output_field=models.IntegerField(),
        db_persist=True,
    )
    industry_rank = models.SmallIntegerField(_("industry rank, top %"), null=True, blank=True)
    network_rank = models.SmallIntegerField(
        _("LinkedIn network rank, top %"), null=True, blank=True
    )
    industry_average = models.IntegerField(_("industry average"), null=True, blank=True)
    network_average = models.IntegerField(_("LinkedIn network average"), null=True, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    source = models.CharField(_("source"), max_length=10, choices=Source, default=Source.TYPED)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "day"],
                name="snapshot_one_a_day",
                include=["total", *NAMES, "printed_total", "industry"],
            ),
            models.CheckConstraint(
                condition=Q(*[(f"{name}__isnull", False) for name in NAMES])
                | Q(
                    *[(f"{name}__isnull", True) for name in NAMES],
                    printed_total__isnull=False,
                ),
                name="snapshot_all_four_or_only_a_total",
            ),
            models.CheckConstraint(
                condition=Q(brand__isnull=True)
                | Q(printed_total__isnull=True)
                | Q(
                    total__range=(
                        printed_thousandths() - Value(1000),
                        printed_thousandths() + Value(1000),
                    )
                ),
                name="snapshot_total_agrees",
            ),
            models.CheckConstraint(
                condition=Q(day__gte=FIRST_DAY), name="snapshot_day_since_ssi_exists"
            ),
            *(between(name, 0, COMPONENT_MAXIMUM) for name in NAMES),
            between("printed_total", 0, 100),
            between("industry_rank", 1, 100),
            between("network_rank", 1, 100),
            between("industry_average", 0, TOTAL_MAXIMUM),
            between("network_average", 0, TOTAL_MAXIMUM),
            one_of("source", ["typed", "pasted", "imported", "api", "sample"]),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"
