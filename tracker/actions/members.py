"""What can happen to an account."""

from datetime import date, datetime
from functools import partial

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from tracker.actions.imports import remove_file
from tracker.actions.locks import lock_member_to_delete, lock_networks
from tracker.actions.memberships import SoleOwner
from tracker.actions.networks import delete_network
from tracker.actions.publishing import queue_members
from tracker.actions.sheets import forget_file
from tracker.models import Import, Industry, Member, Membership, Network


@transaction.atomic
def create_member(*, email: str, password: str, staff: bool = False) -> Member:
    """An account whose address counts as verified, for scripts.

    Raises ValidationError when the address is taken or the password too weak.
    """
    member = Member(email=email.strip().lower(), is_staff=staff, is_superuser=staff)
    validate_password(password, member)
    member.set_password(password)
    member.full_clean()
    member.save()
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member


@transaction.atomic
def update_profile(
    *,
    member: Member,
    today: date,
    display_name: str | None = None,
    industry: Industry | None,
    time_zone: str,
    language: str,
    shares_with_industry: bool,
) -> None:
    """Save who the member is. A changed industry counts from today on, not before."""
    if display_name is not None:
        member.display_name = display_name
    if industry != member.industry:
        member.industry_since = today
    member.industry = industry
    member.time_zone = time_zone
    member.language = language
    consent_changed = member.shares_with_industry != shares_with_industry
    member.shares_with_industry = shares_with_industry
    member.save(
        update_fields=[
            "display_name",
            "industry",
            "industry_since",
            "time_zone",
            "language",
            "shares_with_industry",
        ]
    )
    if consent_changed:
        queue_members([member.pk])


def update_display_name(*, member: Member, display_name: str) -> None:
    member.display_name = display_name
    member.save(update_fields=["display_name"])


def finish_first_steps(*, member: Member, now: datetime) -> None:
    member.welcomed_at = now
    member.save(update_fields=["welcomed_at"])


def update_rights(*, member: Member, is_active: bool, is_staff: bool, is_superuser: bool) -> None:
    member.is_active = is_active
    member.is_staff = is_staff
    member.is_superuser = is_superuser
    member.save(update_fields=["is_active", "is_staff", "is_superuser"])


@transaction.atomic
def delete_account(*, member: Member) -> None:
    """Remove the account and all it holds; the next publication takes it out of every cohort.

    Networks with nobody else in them go along. Raises SoleOwner, and deletes nothing, where others
    would be left without an owner; Member.DoesNotExist when the account is gone already.
    """
    member = lock_member_to_delete(member.pk)
    for network in _networks_to_delete_with(member):
        delete_network(network=network)
    queue_members([member.pk])
    for handed_in in Import.objects.of(member).unfinished():
        remove_file(handed_in)
    transaction.on_commit(partial(forget_file, member_id=member.pk))
    for session in UserSession.objects.filter(user=member):
        session.end()
    member.delete()


def _networks_to_delete_with(member: Member) -> list[Network]:
    present = Membership.objects.present().filter(member=member)
    lock_networks(present.values_list("network_id", flat=True))
    owned_alone = Network.objects.owned_only_by(member)
    if left := list(owned_alone.with_others_than(member)):
        raise SoleOwner(left)
    return list(owned_alone)
