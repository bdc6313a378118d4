from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tracker.core.weeks import FIRST_DAY

TEXT_LENGTH = 80
# More than that no chart can bear.
MOST_ANNOTATIONS = 200


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    def of(self, member: object) -> "AnnotationQuerySet":
        return self.filter(member=member)

    def for_everyone(self) -> "AnnotationQuerySet":
        return self.filter(member=None)

    def shown_to(self, member: object) -> "AnnotationQuerySet":
        return self.filter(Q(member=member) | Q(member=None))

    def between(self, first: date, last: date) -> "AnnotationQuerySet":
        return self.filter(day__range=(first, last))


class Annotation(models.Model):
    """A few words at a day of the trend chart: a member's own, or everyone's without a member."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        db_index=False,
        null=True,
        blank=True,
        related_name="annotations",
        verbose_name=_("member"),
    )
    day = models.DateField(_("date"))
    text = models.CharField(_("text"), max_length=TEXT_LENGTH)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("note on the chart")
        verbose_name_plural = _("notes on the chart")
        ordering = ["day", "pk"]
        indexes = [models.Index(fields=["member", "day"], name="annotation_of_member_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(day__gte=FIRST_DAY), name="annotation_day_since_ssi_exists"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="annotation_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.text}"
