from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    make_industry,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tracker.actions.publishing import publish, queue_members
from tracker.core.components import Score
from tracker.core.standing import CohortKind, Quartiles
from tracker.core.trend import Range
from tracker.core.weeks import Week
from tracker.reads.peers import cohort_page, comparison, standing_rows
from tracker.reads.standing import CohortStanding, TooFew

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 19)
WEEK = timedelta(weeks=1)
RUNNING = Week(2026, 47)


@pytest.fixture
def industry():
    return make_industry()


@pytest.fixture
def network():
    return make_network("Northside", slug="northside-abcdefgh")


def peers(count, industry, network=None, day=TODAY):
    """Members whose brand is 1, 2, 3 ... points, the other components 10."""
    found = []
    for brand in range(1, count + 1):
        member = make_member(shares_with_industry=True, industry=industry)
        if network:
            make_membership(member, network)
        snapshot(member, brand * 1000, day)
        found.append(member)
    return found


def snapshot(member, brand, day=TODAY, **fields):
    scores = {"brand": brand, "people": 10_000, "insights": 10_000, "relationships": 10_000}
    make_snapshot(member, day, **{"industry": member.industry, **scores, **fields})
    queue_members([member.pk])


def page_of(member, slug="industry", score=Score.TOTAL, chosen=Range.ONE_YEAR, today=TODAY):
    return cohort_page(member=member, today=today, slug=slug, score=score, chosen=chosen)


def compared(member, score=Score.TOTAL, chosen=Range.ONE_YEAR):
    return comparison(member=member, today=TODAY, score=score, chosen=chosen)


def test_a_page_has_the_five_scores_in_order(industry):
    members = peers(10, industry)
    publish(now=NOW)
    page = page_of(members[7])
    assert [row.score for row in page.rows] == list(Score)
    assert [row.value for row in page.rows] == [38_000, 8_000, 10_000, 10_000, 10_000]
    assert page.total.standing.place.percentile == 75
    assert page.rows[1].strip.own == "32%"
    assert page.is_published


def test_the_distribution_is_that_of_the_chosen_score_with_the_own_bar(industry):
    members = peers(10, industry)
    publish(now=NOW)
    page = page_of(members[7], score=Score.BRAND)
    assert (page.chosen.score, page.distribution.score) == (Score.BRAND, Score.BRAND)
    assert (page.distribution.n, page.distribution.quartiles) == (10, Quartiles(3, 5, 8))
    (own,) = [bar for bar in page.histogram.bars if bar.is_own]
    assert (own.low, own.high, own.bin.count) == (7_500, 10_000, 2)


def test_a_group_one_is_not_in_has_no_page(industry, network):
    members = peers(10, industry)
    peers(5, industry, network)
    publish(now=NOW)
    assert page_of(members[0], network.slug) is None


def test_a_group_that_was_left_has_no_page(industry, network):
    members = peers(10, industry, network)
    publish(now=NOW)
    network.memberships.filter(member=members[0]).update(left_week=RUNNING.monday)
    assert page_of(members[0], network.slug) is None


def test_under_the_minimum_nothing_is_drawn_but_the_own_scores_stand(industry):
    members = peers(9, industry)
    publish(now=NOW)
    page = page_of(members[0])
    assert isinstance(page.cohort, TooFew)
    assert (page.distribution, page.histogram, page.change) == (None, None, None)
    assert {(row.standing, row.strip) for row in page.rows} == {(None, None)}
    assert page.total.value == 31_000
    assert page.chart.lines == ()


def test_a_score_that_too_few_have_is_left_out_alone(industry):
    members = peers(9, industry)
    other = make_member(shares_with_industry=True, industry=industry)
    make_snapshot(other, TODAY, industry=industry, printed_total=51)
    queue_members([other.pk])
    publish(now=NOW)
    page = page_of(members[0], score=Score.BRAND)
    assert page.total.standing is not None
    assert (page.chosen.standing, page.distribution) == (None, None)


def test_a_member_who_does_not_share_sees_a_place_and_is_not_counted(industry):
    peers(10, industry)
    private = make_member(industry=industry)
    snapshot(private, 25_000)
    publish(now=NOW)
    page = page_of(private)
    assert not page.is_counted
    assert (page.total.standing.n, page.distribution.n) == (11, 10)
    assert page.total.standing.place.percentile == 95


def test_in_a_network_everybody_is_counted(industry, network):
    members = peers(5, industry, network)
    publish(now=NOW)
    page = page_of(members[0], network.slug)
    assert page.is_counted
    assert page.is_in_n


def test_a_newcomer_is_in_n_from_the_next_publication_on(industry, network):
    peers(5, industry, network)
    publish(now=NOW)
    (newcomer,) = peers(1, industry, network)
    page = page_of(newcomer, network.slug)
    assert page.is_counted
    assert not page.is_in_n


def test_a_score_older_than_12_weeks_has_no_marker(industry):
    peers(10, industry)
    old = make_member(shares_with_industry=True, industry=industry)
    snapshot(old, 9_000, TODAY - 13 * WEEK)
    publish(now=NOW)
    page = page_of(old)
    assert not page.own.is_present
    assert page.own.day == TODAY - 13 * WEEK
    assert (page.total.value, page.histogram.strip.own) == (None, None)
    assert page.distribution.n == 10


def test_without_a_snapshot_there_is_no_own_score(industry):
    peers(10, industry)
    publish(now=NOW)
    page = page_of(make_member(industry=industry))
    assert page.own is None
    assert page.distribution.n == 10


def test_linkedins_ranks_are_those_of_the_last_snapshot(industry):
    members = peers(10, industry)
    snapshot(members[0], 2_000, TODAY - WEEK, industry_rank=20, network_rank=30)
    publish(now=NOW)
    assert (page_of(members[0]).own.industry_rank, page_of(members[0]).own.network_rank) == (
        None,
        None,
    )


def test_the_change_is_that_of_the_percentile_in_four_weeks(industry):
    members = peers(10, industry, day=TODAY - 4 * WEEK)
    snapshot(members[0], 25_000)
    publish(now=NOW)
    page = page_of(members[0])
    assert page.total.standing.place.percentile == 95
    assert page.change == 95 - 5
    assert page_of(members[5]).change == 45 - 55


def test_without_a_place_four_weeks_ago_there_is_no_change(industry):
    members = peers(10, industry, day=TODAY - 3 * WEEK)
    publish(now=NOW)
    assert page_of(members[0]).change is None


@pytest.mark.parametrize("chosen", Range)
def test_the_change_is_there_in_every_range(industry, chosen):
    members = peers(10, industry, day=TODAY - 8 * WEEK)
    publish(now=NOW)
    assert page_of(members[0], chosen=chosen).change == 0


@pytest.mark.parametrize("chosen", Range)
def test_the_change_is_there_in_every_range_when_nothing_was_published_since(industry, chosen):
    members = peers(10, industry, day=TODAY - 12 * WEEK)
    publish(now=NOW - 8 * WEEK)
    assert page_of(members[0], chosen=chosen).change == 0


def test_a_chart_ends_now_and_begins_with_the_first_place(industry):
    members = peers(10, industry, day=TODAY - 8 * WEEK)
    publish(now=NOW)
    chart = page_of(members[0]).chart
    assert (chart.weeks[0], chart.weeks[-1]) == (RUNNING - 8, RUNNING)
    assert len(page_of(members[0], chosen=Range.FOUR_WEEKS).chart.weeks) == 4


def test_a_single_week_is_drawn_beside_the_one_before(industry):
    members = peers(10, industry)
    publish(now=NOW)
    assert page_of(members[0]).chart.weeks == (RUNNING - 1, RUNNING)


def test_a_place_that_ended_leaves_the_chart_open_up_to_now(industry):
    peers(10, industry, day=TODAY - 20 * WEEK)
    peers(10, industry)
    old = make_member(shares_with_industry=True, industry=industry)
    snapshot(old, 9_000, TODAY - 20 * WEEK)
    publish(now=NOW)
    chart = page_of(old).chart
    assert (chart.weeks[0], chart.weeks[-1]) == (RUNNING - 20, RUNNING - 1)
    (line,) = chart.lines
    assert (line.drawing.end, line.drawing.last) == (None, None)
    assert max(line.cells) == RUNNING - 8


def test_every_group_is_a_line_and_networks_differ_in_dashes(industry, network):
    members = peers(10, industry, network)
    other = make_network("Zuid", slug="zuid-abcdefgh")
    for member in members:
        make_membership(member, other, joined_week=(RUNNING - 1).monday)
        snapshot(member, 3_000, TODAY - 3 * WEEK)
    publish(now=NOW)
    lines = page_of(members[0]).chart.lines
    assert [(line.name, line.style) for line in lines] == [
        (industry.name, "industry"),
        ("Northside", "dash-0"),
        ("Zuid", "dash-1"),
    ]
    assert [line.since for line in lines] == [None, None, RUNNING - 1]


def test_an_industry_of_before_is_a_part_of_the_line_with_its_name(industry):
    marketing = make_industry("Marketing Services")
    peers(10, marketing, day=TODAY - 10 * WEEK)
    members = peers(10, industry, day=TODAY - 3 * WEEK)
    snapshot(members[0], 9_000, TODAY - 8 * WEEK, industry=marketing)
    publish(now=NOW)
    chart = page_of(members[0]).chart
    (line,) = chart.lines
    assert line.name == industry.name
    assert [(each.name, each.last) for each in chart.earlier] == [
        ("Marketing Services", RUNNING - 4)
    ]
    assert len(line.drawing.runs) == 2
    assert line.cells[RUNNING - 4].earlier == "Marketing Services"
    assert line.cells[RUNNING - 3].earlier is None


def test_weeks_without_a_snapshot_say_which_one_still_counted(industry):
    members = peers(10, industry, day=TODAY - 5 * WEEK)
    snapshot(members[0], 9_000)
    publish(now=NOW)
    (still,) = page_of(members[0]).chart.still_counted
    assert (still.first, still.last) == (RUNNING - 4, RUNNING - 1)
    assert still.day == TODAY - 5 * WEEK


def test_a_snapshot_does_not_count_longer_than_12_weeks_in_a_gap(industry):
    members = peers(10, industry, day=TODAY - 20 * WEEK)
    peers(10, industry)
    snapshot(members[0], 9_000)
    publish(now=NOW)
    (still,) = page_of(members[0]).chart.still_counted
    assert (still.first, still.last) == (RUNNING - 19, RUNNING - 8)


def test_in_weeks_without_a_place_no_snapshot_counted(industry):
    peers(10, industry, day=TODAY - 5 * WEEK)
    private = make_member(industry=industry)
    snapshot(private, 9_000, TODAY - 5 * WEEK)
    snapshot(private, 9_000)
    publish(now=NOW)
    chart = page_of(private).chart
    assert chart.weeks == (RUNNING - 1, RUNNING)
    assert chart.still_counted == ()


def test_the_table_has_the_newest_week_first_and_a_cell_for_each_line(industry, network):
    members = peers(10, industry, network, day=TODAY - 2 * WEEK)
    publish(now=NOW)
    rows = page_of(members[0]).chart.rows
    assert [week for week, _ in rows] == [RUNNING, RUNNING - 1, RUNNING - 2]
    assert [[cell.place.percentile for cell in cells] for _, cells in rows] == [[5, 5]] * 3


def test_a_comparison_has_all_groups_the_industry_first(industry, network):
    members = peers(10, industry, network)
    small = make_network("Alone", slug="alone-abcdefgh")
    make_membership(members[0], small)
    publish(now=NOW)
    page = compared(members[0])
    assert [row.cohort.name for row in page.rows] == [industry.name, "Alone", "Northside"]
    assert [type(row.cohort) for row in page.rows] == [CohortStanding, TooFew, CohortStanding]
    assert [row.percentile for row in page.rows] == [5, None, 5]
    assert page.percentiles == (5, 5)


def test_a_member_of_nothing_has_nothing_to_compare(db):
    page = compared(make_member())
    assert (page.cohorts, page.percentiles, page.own) == ((), (), None)


def test_the_rows_of_a_file_are_a_group_a_score_and_a_week_each(industry, network):
    members = peers(10, industry, network, day=TODAY - WEEK)
    publish(now=NOW)
    head, *rows = standing_rows(member=members[0], today=TODAY, slug=None, chosen=Range.ALL)
    assert head == ("week", "group", "kind", "score", "percentile", "top", "members")
    assert len(rows) == 2 * 5 * 2
    assert rows[0] == ("2026-W46", industry.name, CohortKind.INDUSTRY, Score.TOTAL, 5, 100, 10)


def test_the_rows_of_one_group_hold_no_other(industry, network):
    members = peers(10, industry, network)
    publish(now=NOW)
    _, *rows = standing_rows(member=members[0], today=TODAY, slug=network.slug, chosen=Range.ALL)
    assert {row[1] for row in rows} == {"Northside"}
    assert standing_rows(member=members[0], today=TODAY, slug="other", chosen=Range.ALL) is None


def queries(read):
    with CaptureQueriesContext(connection) as captured:
        read()
    return len(captured)


def test_the_number_of_queries_is_fixed(industry):
    members = peers(10, industry)
    publish(now=NOW)
    few = [queries(lambda: page_of(members[0])), queries(lambda: compared(members[0]))]
    for number in range(4):
        network = make_network(slug=f"network-{number}-abcdefgh")
        for member in members:
            make_membership(member, network)
    for weeks in range(1, 40):
        snapshot(members[0], 9_000, TODAY - weeks * WEEK)
    queue_members([member.pk for member in members])
    publish(now=NOW)
    assert [queries(lambda: page_of(members[0])), queries(lambda: compared(members[0]))] == few
    assert few == [5, 4]
