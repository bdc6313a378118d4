"""What is published about a cohort, and the ledger that makes it exact (docs/publishing.md).

`Contribution` is exactly what the rows of `Distribution` contain: a later publication subtracts
what it finds there, also for accounts that no longer exist. Hence its bare member ids.
"""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Cohort(models.Model):
    """The peers compared: an industry or a network."""

    industry = models.OneToOneField(
        "tracker.Industry", on_delete=models.CASCADE, null=True, blank=True, related_name="cohort"
    )
    # The publisher removes the cohorts of networks that are gone. With a foreign key, whoever
    # deletes or makes a network would wait for a publication, and a publication for them.
    network = models.OneToOneField(
        "tracker.Network",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="cohort",
    )
    through = models.DateField(
        _("published through"), null=True, blank=True, help_text=_("Monday of the last week.")
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    shown = models.BooleanField(_("shown"), default=False)
    # The gate asks whether three members differ, so three ids are enough to remember.
    unseen = ArrayField(
        models.BigIntegerField(),
        verbose_name=_("members changed since last shown"),
        default=list,
        blank=True,
    )

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        constraints = [
            models.CheckConstraint(
                name="cohort_is_an_industry_or_a_network",
                condition=Q(industry__isnull=True, network__isnull=False)
                | Q(industry__isnull=False, network__isnull=True),
            )
        ]

    def __str__(self) -> str:
        try:
            place = self.industry or self.network
        except ObjectDoesNotExist:
            place = None
        return str(place or _("a deleted network"))


class ChangedMember(models.Model):
    """One line of the queue of the publisher: append-only, the same member any number of times."""

    member_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("changed member")
        verbose_name_plural = _("changed members")

    def __str__(self) -> str:
        return f"member {self.member_id}"


class Contribution(models.Model):
    """A member's scores, in hundredths, as counted in a cohort from one week to another."""

    pk = models.CompositePrimaryKey("member_id", "cohort_id", "from_week")
    member_id = models.BigIntegerField()
    # Written by the publisher alone, which locks the cohorts it touches: a check per row
    # would only slow it down.
    cohort = models.ForeignKey(
        Cohort, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="+"
    )
    from_week = models.DateField()
    to_week = models.DateField()
    total = models.SmallIntegerField()
    brand = models.SmallIntegerField(null=True)
    people = models.SmallIntegerField(null=True)
    insights = models.SmallIntegerField(null=True)
    relationships = models.SmallIntegerField(null=True)

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        indexes = [models.Index(fields=["cohort", "to_week"], name="contribution_end")]
        constraints = [
            models.CheckConstraint(
                name="contribution_ends_after_it_begins",
                condition=Q(from_week__lte=F("to_week")),
            )
        ]

    def __str__(self) -> str:
        return f"member {self.member_id} in cohort {self.cohort_id}, {self.from_week}"


class Distribution(models.Model):
    """One score in one cohort from this week on, until the next row of the same score.

    `vals` are the distinct scores in hundredths, ascending; `cum[i]` counts the members at or
    below `vals[i]`. `score` is `core.components.Score.number`.
    """

    pk = models.CompositePrimaryKey("cohort_id", "score", "week")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, db_index=False, related_name="+")
    score = models.SmallIntegerField()
    week = models.DateField()
    n = models.IntegerField()
    vals = ArrayField(models.SmallIntegerField())
    cum = ArrayField(models.IntegerField())

    class Meta:
        verbose_name = _("distribution")
        verbose_name_plural = _("distributions")
        constraints = [
            models.CheckConstraint(
                name="distribution_counts_every_value", condition=Q(vals__len=F("cum__len"))
            )
        ]

    def __str__(self) -> str:
        return f"cohort {self.cohort_id}, score {self.score}, {self.week}"
