from collections import Counter
from datetime import date
from statistics import mean, pstdev

import pytest

from tracker.core.activity import KINDS, PRESETS, Preset
from tracker.core.components import COMPONENT_MAXIMUM
from tracker.core.demo import (
    FORMER_INDUSTRY,
    INDUSTRIES,
    NETWORKS,
    OWN_INDUSTRY,
    OWN_NETWORKS,
    make_peers,
    snapshots_of_member,
    weeks_of_member,
)
from tracker.core.demo.member import WITHOUT_SNAPSHOT
from tracker.core.weeks import Week

MONDAY, THURSDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 19), date(2026, 11, 22)
RUNNING = Week.of(THURSDAY)


def snapshots(weeks=52, seed=1, today=THURSDAY):
    return list(snapshots_of_member(weeks=weeks, seed=seed, today=today))


def weeks(number=52, seed=1, today=THURSDAY):
    return list(weeks_of_member(weeks=number, seed=seed, today=today))


def peers(count=300, weeks=52, seed=1, today=THURSDAY):
    return list(make_peers(count=count, weeks=weeks, seed=seed, today=today))


@pytest.mark.parametrize("make", [snapshots, weeks, peers])
def test_the_same_seed_makes_the_same_history_and_another_one_another(make):
    assert make(seed=7) == make(seed=7)
    assert make(seed=7) != make(seed=8)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_member_ends_where_the_pictures_end_whatever_the_seed(seed):
    last = snapshots(seed=seed)[-1]
    assert last.printed_total == 58
    assert last.moment.values() == {
        "brand": 17_120,
        "people": 13_400,
        "insights": 9_250,
        "relationships": 18_030,
        "industry_rank": 9,
        "network_rank": 14,
        "industry_average": 31_000,
        "network_average": 33_000,
    }


@pytest.mark.parametrize("today", [MONDAY, THURSDAY, SUNDAY])
def test_the_last_two_snapshots_lie_in_the_running_week_and_the_one_before(today):
    *_, before, last = snapshots(today=today)
    assert Week.of(last.day) == RUNNING
    assert last.day <= today
    assert Week.of(before.day) == RUNNING - 1


def test_a_snapshot_of_today_can_still_be_added_unless_the_week_has_just_begun():
    assert snapshots(today=THURSDAY)[-1].day == date(2026, 11, 18)
    assert snapshots(today=MONDAY)[-1].day == MONDAY


def test_there_is_one_snapshot_a_week_but_for_the_holiday():
    reported = [RUNNING - Week.of(each.day) for each in snapshots()]
    assert reported == [ago for ago in reversed(range(52)) if ago not in WITHOUT_SNAPSHOT]


@pytest.mark.parametrize("number", [1, 2, 14, 60])
def test_a_history_of_any_length_ends_today(number):
    made = snapshots(weeks=number)
    assert made[0].day >= (RUNNING - (number - 1)).monday
    assert made[-1].moment.weeks_ago == 0
    assert all(week.week <= RUNNING for week in weeks(number))


def test_insights_is_the_weakest_component_all_year():
    for each in snapshots():
        moment = each.moment
        assert moment.insights < min(moment.brand, moment.people, moment.relationships)


def test_most_weeks_are_logged_and_one_as_nothing_done():
    made = weeks()
    assert 40 <= len(made) < 52
    assert sum(not week.counts for week in made) == 1


def test_counts_stay_within_what_a_week_can_hold():
    for week in weeks(60):
        for kind, count in week.counts.items():
            assert 0 <= count <= KINDS[kind].weekly_maximum


def met(today):
    counts = weeks(today=today)[-1].counts
    return sum(
        counts[kind] >= target for kind, target in PRESETS[Preset.STEADY].items() if kind in counts
    )


def test_from_thursday_on_nine_of_fourteen_targets_are_met_and_fewer_before():
    assert met(THURSDAY) == met(SUNDAY) == 9
    assert met(MONDAY) < 9


def test_peers_are_spread_over_industries_and_networks():
    made = peers(2000)
    industries = Counter(peer.industry for peer in made)
    assert set(industries) == set(INDUSTRIES)
    assert 350 <= industries[OWN_INDUSTRY] <= 480
    stays = Counter(stay.network for peer in made for stay in peer.stays)
    assert stays == {name: size for name, (_purpose, size) in NETWORKS.items()}
    assert set(OWN_NETWORKS) <= set(NETWORKS)


def test_totals_of_peers_lie_around_40_with_a_spread_of_15():
    totals = [sum(peer.snapshots[-1][1]) / 1000 for peer in peers(2000)]
    assert 36 < mean(totals) < 45
    assert 11 < pstdev(totals) < 17


def test_peers_report_valid_values_on_days_of_their_own_and_never_after_today():
    for peer in peers(today=MONDAY):
        days = [day for day, _components in peer.snapshots]
        assert days == sorted(set(days))
        assert days[-1] <= MONDAY
        for _day, components in peer.snapshots:
            assert all(0 <= value <= COMPONENT_MAXIMUM for value in components)


def test_four_of_five_peers_share():
    sharing = sum(peer.shares for peer in peers(2000))
    assert 1500 < sharing < 1700


def test_few_peers_make_small_networks():
    (peer,) = peers(count=1, weeks=1)
    assert len(peer.stays) == len(NETWORKS)
    assert len(peer.snapshots) == 1


@pytest.mark.parametrize("count", [1, 40, 300])
def test_every_network_has_one_peer_who_leads_it_and_stays(count):
    leading = [stay for peer in peers(count=count) for stay in peer.stays if stay.leads]
    assert sorted(stay.network for stay in leading) == sorted(NETWORKS)
    assert all(stay.left is None for stay in leading)


def test_the_member_has_changed_industry_once():
    industries = [each.industry for each in snapshots()]
    assert industries == sorted(industries, key=[FORMER_INDUSTRY, OWN_INDUSTRY].index)
    assert industries.count(FORMER_INDUSTRY) == 13
