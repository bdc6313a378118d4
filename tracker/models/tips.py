from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from tracker.core.activity import ChecklistItem
from tracker.core.components import COMPONENTS, Component
from tracker.models.activity import KIND_CHOICES
from tracker.models.constraints import one_of
from tracker.models.labels import CHECKLIST_NAMES, COMPONENT_NAMES
from tracker.models.languages import (
    CODE_LENGTH,
    language_code_constraint,
    validate_language_code,
)


class TipQuerySet(models.QuerySet["Tip"]):
    def published(self) -> "TipQuerySet":
        """Tips that members see: those with a published English text."""
        return self.filter(
            models.Exists(
                TipText.objects.filter(
                    tip=models.OuterRef("pk"), language="en", state=TipText.State.PUBLISHED
                )
            )
        )

    def of_component(self, component: Component) -> "TipQuerySet":
        return self.filter(component=component.value)


class Tip(models.Model):
    """Advice for one component. Its words are tip texts, one a language and state."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    component = models.CharField(
        _("component"),
        max_length=15,
        choices=[(component.value, COMPONENT_NAMES[component]) for component in COMPONENTS],
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    kinds = ArrayField(
        models.CharField(max_length=30, choices=KIND_CHOICES),
        verbose_name=_("moves these activities"),
        default=list,
        blank=True,
    )
    checklist = ArrayField(
        models.CharField(
            max_length=30,
            choices=[(item.value, CHECKLIST_NAMES[item.value]) for item in ChecklistItem],
        ),
        verbose_name=_("moves these parts of the profile"),
        default=list,
        blank=True,
    )
    paid = models.BooleanField(_("needs a paid LinkedIn plan"), default=False)

    objects = TipQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["component", "position", "slug"]
        verbose_name = _("tip")
        verbose_name_plural = _("tips")
        constraints = [one_of("component", [component.value for component in COMPONENTS])]

    def __str__(self) -> str:
        return self.slug


class TipText(models.Model):
    """A tip's words in one language: a draft that editors change, a published one to read."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    tip = models.ForeignKey(
        Tip, on_delete=models.CASCADE, related_name="texts", verbose_name=_("tip")
    )
    language = models.CharField(
        _("language"), max_length=CODE_LENGTH, validators=[validate_language_code]
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=120)
    why = models.TextField(_("why"), max_length=2000)
    how = models.TextField(_("how"), max_length=4000)
    tool = models.CharField(_("LinkedIn tool"), max_length=120, blank=True)
    effort = models.CharField(_("effort"), max_length=80, blank=True)
    # Fingerprint of the catalogue's own text as last loaded; it differs once an editor changed it.
    loaded_digest = models.CharField(max_length=64, blank=True, editable=False)

    history = HistoricalRecords()

    class Meta:
        ordering = ["tip", "language"]
        verbose_name = _("tip text")
        verbose_name_plural = _("tip texts")
        constraints = [
            models.UniqueConstraint(
                fields=["tip", "language", "state"], name="tiptext_one_a_language_and_state"
            ),
            one_of("state", ["draft", "published"]),
            language_code_constraint(),
        ]

    def __str__(self) -> str:
        return self.title


class TipProgress(models.Model):
    """What a member did with a tip."""

    class State(models.TextChoices):
        TO_DO = "to_do", _("To do")
        DOING = "doing", _("Doing")
        DONE = "done", _("Done")
        NOT_FOR_ME = "not_for_me", _("Not for me")

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        db_index=False,
        related_name="tip_progress",
        verbose_name=_("member"),
    )
    tip = models.ForeignKey(
        Tip, on_delete=models.CASCADE, related_name="progress", verbose_name=_("tip")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.TO_DO)
    # Whether the tip helped, asked once it is done; null until answered.
    helpful = models.BooleanField(_("helpful"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("tip progress")
        verbose_name_plural = _("tip progress")
        constraints = [
            models.UniqueConstraint(fields=["member", "tip"], name="tipprogress_once"),
            one_of("state", ["to_do", "doing", "done", "not_for_me"]),
            models.CheckConstraint(
                condition=models.Q(helpful__isnull=True) | models.Q(state="done"),
                name="tipprogress_helped_once_done",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tip}: {self.state}"
