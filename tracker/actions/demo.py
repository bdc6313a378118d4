"""Fills a local database with the demo: a member with a history, and peers to compare with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from tracker.actions.activity import set_counts, write_note
from tracker.actions.demo_networks import join, lay_out_networks, pass_on_networks, run_network
from tracker.actions.demo_peers import copy_peers
from tracker.actions.industries import load_industries
from tracker.actions.members import create_member, finish_first_steps, update_profile
from tracker.actions.publishing import queue_members
from tracker.actions.snapshots import SnapshotValues, save_snapshot
from tracker.actions.targets import answer_checklist
from tracker.actions.tips import load_catalogue, set_progress
from tracker.core import demo
from tracker.core.demo.peers import EMAIL_PATTERN
from tracker.core.weeks import Week, today_in
from tracker.models import Industry, Member, Snapshot, Tip, TipProgress

TIME_ZONE: Final = "Europe/Amsterdam"
# What the member does with a tip, and for how many weeks.
PROGRESS: Final = {
    "photo-and-cover": (TipProgress.State.DONE, 48),
    "headline-keywords": (TipProgress.State.DONE, 36),
    "short-summary": (TipProgress.State.DONE, 30),
    "publish-what-helps": (TipProgress.State.DOING, 9),
    "search-for-clients": (TipProgress.State.DONE, 20),
    "teamlink-introductions": (TipProgress.State.NOT_FOR_ME, 19),
    "answer-with-a-view": (TipProgress.State.DOING, 12),
    "invite-with-a-reason": (TipProgress.State.DONE, 26),
    "add-people-you-met": (TipProgress.State.TO_DO, 3),
}


@dataclass(frozen=True, slots=True)
class SeededDemo:
    """How much was made; `replaced` counts the members of an earlier demo that are gone."""

    peers: int
    snapshots: int
    replaced: int


@transaction.atomic
def seed_demo(*, peers: int, weeks: int, seed: int, password: str, now: datetime) -> SeededDemo:
    """Put the demo in the place of an earlier one; other members stay as they are.

    Raises ValidationError when the password is too weak.
    """
    # A large demo takes longer than a page may.
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
    load_industries()
    load_catalogue()
    replaced = _remove_demo()
    today = today_in(TIME_ZONE, now)
    industries = {each.name: each for each in Industry.objects.filter(name__in=demo.INDUSTRIES)}
    networks = lay_out_networks()
    member = create_member(email=settings.DEMO_EMAIL, password=password)
    first_week = Week.of(today) - (weeks - 1)
    since = max(first_week, Week.of(today) - demo.CHANGED_INDUSTRY).monday
    _introduce(member, industry=industries[demo.OWN_INDUSTRY], since=since, now=now)
    join(member=member, networks=networks, week=first_week)
    _report(member, industries, weeks=weeks, seed=seed, today=today)
    _log(member, weeks=weeks, seed=seed, today=today)
    _follow_tips(member, now=now)
    snapshots = copy_peers(
        peers=list(demo.make_peers(count=peers, weeks=weeks, seed=seed, today=today)),
        industries=industries,
        networks=networks,
    )
    run_network(network=networks[demo.OWNED_NETWORK], owner=member, now=now)
    return SeededDemo(peers=peers, snapshots=snapshots, replaced=replaced)


def _remove_demo() -> int:
    members = Member.objects.filter(Q(email=settings.DEMO_EMAIL) | Q(email__regex=EMAIL_PATTERN))
    ids = list(members.values_list("pk", flat=True))
    pass_on_networks(leaving=ids)
    queue_members(ids)
    members.delete()
    return len(ids)


def _introduce(member: Member, *, industry: Industry, since: date, now: datetime) -> None:
    update_profile(
        member=member,
        today=since,
        display_name="Robin de Vries",
        industry=industry,
        time_zone=TIME_ZONE,
        language=settings.LANGUAGE_CODE,
        shares_with_industry=True,
    )
    answer_checklist(member=member, done=demo.CHECKLIST)
    finish_first_steps(member=member, now=now)


def _report(
    member: Member, industries: Mapping[str, Industry], *, weeks: int, seed: int, today: date
) -> None:
    for each in demo.snapshots_of_member(weeks=weeks, seed=seed, today=today):
        values = SnapshotValues(
            industry_id=industries[each.industry].pk,
            printed_total=each.printed_total,
            note=each.note,
            source=Snapshot.Source.SAMPLE.value,
            **each.moment.values(),
        )
        save_snapshot(member=member, day=each.day, values=values)


def _log(member: Member, *, weeks: int, seed: int, today: date) -> None:
    for each in demo.weeks_of_member(weeks=weeks, seed=seed, today=today):
        set_counts(member=member, week=each.week, counts=each.counts)
        if each.note or not each.counts:
            write_note(
                member=member, week=each.week, text=each.note, nothing_to_log=not each.counts
            )


def _follow_tips(member: Member, *, now: datetime) -> None:
    """Tips that an editor has removed are left out."""
    for tip in Tip.objects.filter(slug__in=PROGRESS):
        state, weeks = PROGRESS[tip.slug]
        set_progress(member=member, tip=tip, state=state)
        begun = TipProgress.objects.filter(member=member, tip=tip)
        begun.update(changed_at=now - timedelta(weeks=weeks))
