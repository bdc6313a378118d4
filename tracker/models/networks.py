from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from tracker.models.constraints import monday, one_of


class Network(models.Model):
    """A named group in the app: a team, a company, a community."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=80)
    purpose = models.TextField(_("purpose"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        constraints = [models.UniqueConstraint(Lower("slug"), name="network_slug_unique")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A member's time in a network; it counts in weeks joined_week <= W < left_week."""

    class Role(models.TextChoices):
        OWNER = "owner", _("owner")
        MANAGER = "manager", _("manager")
        PARTICIPANT = "participant", _("participant")

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("network")
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("member"),
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.PARTICIPANT)
    joined_week = models.DateField(_("joined in the week of"))
    left_week = models.DateField(_("left in the week of"), null=True, blank=True)
    on_leaderboard = models.BooleanField(_("on the leaderboard"), default=False)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "network"],
                condition=Q(left_week__isnull=True),
                name="membership_one_open",
            ),
            models.CheckConstraint(
                condition=Q(left_week__isnull=True) | Q(left_week__gte=F("joined_week")),
                name="membership_left_after_joined",
            ),
            monday("joined_week"),
            monday("left_week"),
            one_of("role", ["owner", "manager", "participant"]),
        ]

    def __str__(self) -> str:
        return f"{self.member} in {self.network}"
