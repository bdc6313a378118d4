"""Networks, who belongs to them, and the ways in."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from tracker.models.constraints import between, monday, one_of
from tracker.models.members import Member

MOST_USES = 1000


class NetworkQuerySet(models.QuerySet["Network"]):
    def owned_only_by(self, member: Member) -> Self:
        """Those that have this member as their one owner."""
        owned = Membership.objects.present().filter(member=member, role=Membership.Role.OWNER)
        others = self._others_than(member).filter(role=Membership.Role.OWNER)
        return self.filter(pk__in=owned.values("network_id")).exclude(models.Exists(others))

    def with_others_than(self, member: Member) -> Self:
        return self.filter(models.Exists(self._others_than(member)))

    def without_others_than(self, member: Member) -> Self:
        return self.exclude(models.Exists(self._others_than(member)))

    def _others_than(self, member: Member) -> "MembershipQuerySet":
        """Who else is in the network of the outer query."""
        in_network = Membership.objects.present().filter(network_id=models.OuterRef("pk"))
        return in_network.exclude(member=member)


class Network(models.Model):
    """A named group in the app: a team, a company, a community."""

    class Leaderboard(models.TextChoices):
        """Who may see the leaderboard; who stands on it is for each member to choose."""

        EVERYONE = "everyone", _("Everyone in the network")
        MANAGERS = "managers", _("Owners and managers")
        NOBODY = "nobody", _("Nobody: the network has none")

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=80)
    purpose = models.TextField(_("purpose"), max_length=500, blank=True)
    leaderboard = models.CharField(
        _("who may see the leaderboard"),
        max_length=10,
        choices=Leaderboard,
        default=Leaderboard.EVERYONE,
        # A site that still runs the release before makes networks too.
        db_default=Leaderboard.EVERYONE,
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        constraints = [
            models.UniqueConstraint(Lower("slug"), name="network_slug_unique"),
            one_of("leaderboard", ["everyone", "managers", "nobody"]),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_leaderboard(self) -> bool:
        return self.archived_at is None and self.leaderboard != self.Leaderboard.NOBODY


class MembershipQuerySet(models.QuerySet["Membership"]):
    def present(self) -> Self:
        """Of members who are in their network now."""
        return self.filter(left_week__isnull=True)


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

    objects = MembershipQuerySet.as_manager()

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

    @property
    def manages(self) -> bool:
        """Whether this role may invite, remove participants and see the figures of the whole."""
        return self.role in {self.Role.OWNER, self.Role.MANAGER}

    @property
    def owns(self) -> bool:
        return self.role == self.Role.OWNER

    def others(self) -> MembershipQuerySet:
        """Everybody else who is in the network now."""
        present = Membership.objects.present().filter(network_id=self.network_id)
        return present.exclude(member_id=self.member_id)

    @property
    def sees_leaderboard(self) -> bool:
        for_everyone = self.network.leaderboard == Network.Leaderboard.EVERYONE
        return self.network.has_leaderboard and (for_everyone or self.manages)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def usable(self, now: datetime) -> Self:
        """Those that still let somebody in."""
        return self.filter(
            revoked_at__isnull=True,
            expires_at__gt=now,
            uses__lt=F("max_uses"),
            network__archived_at__isnull=True,
        )


class Invitation(models.Model):
    """A way in: who holds the token may join, or ask to. Only the token's hash is kept."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("network")
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("expires"))
    max_uses = models.PositiveSmallIntegerField(_("how many may use it"), default=1)
    uses = models.PositiveSmallIntegerField(_("used"), default=0)
    asks_first = models.BooleanField(_("a manager approves each request"), default=False)
    # Where it was mailed to; empty for a link that somebody passes on.
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-made_at", "-pk"]
        constraints = [
            between("max_uses", 1, MOST_USES),
            models.CheckConstraint(
                name="invitation_not_overused", condition=Q(uses__lte=F("max_uses"))
            ),
        ]

    def __str__(self) -> str:
        return f"invitation to {self.network}"


class JoinRequest(models.Model):
    """A member who waits for a manager's word."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="requests", verbose_name=_("network")
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="join_requests",
        verbose_name=_("member"),
    )
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "member"], name="joinrequest_once")
        ]

    def __str__(self) -> str:
        return f"{self.member} asks for {self.network}"
