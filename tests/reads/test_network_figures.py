"""What those who run a network see of it: only what is published, and who takes part."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories import TODAY, make_member, make_membership, make_network, make_snapshot
from tracker.actions.publishing import publish, queue_members
from tracker.core.components import COMPONENTS, SCORES, Score
from tracker.core.standing import Quartiles
from tracker.core.trend import Range
from tracker.core.weeks import Week
from tracker.models import Member, Membership, Network
from tracker.reads.network_figures import NetworkFigures, Participation, network_figures

# Publishing takes a lock of its own session and commits.
pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
RUNNING = Week.of(TODAY)
BRANDS = [1_000, 2_000, 3_000, 4_000, 24_000]


@pytest.fixture
def network(db: None) -> Network:
    return make_network()


def join(network: Network, brands: list[int], weeks_ago: int = 0) -> list[Member]:
    members = [make_member() for _ in brands]
    for member, brand in zip(members, brands, strict=True):
        make_membership(member, network)
        day = TODAY - timedelta(weeks=weeks_ago)
        make_snapshot(member, day, brand=brand, people=0, insights=0, relationships=0)
    queue_members([member.pk for member in members])
    return members


def read(
    network: Network, score: Score = Score.BRAND, chosen: Range = Range.ONE_YEAR
) -> NetworkFigures:
    return network_figures(network=network, today=TODAY, score=score, chosen=chosen)


def test_every_score_has_its_quartiles_and_the_chosen_one_its_bars(network):
    join(network, BRANDS)
    publish(now=NOW)
    figures = read(network)
    assert [each.score for each in figures.scores] == list(SCORES)
    assert [each.distribution.n for each in figures.scores] == [5] * 5
    assert figures.total.quartiles == figures.chosen.quartiles == Quartiles(2, 3, 4)
    assert [bar.bin.count for bar in figures.histogram.bars] == [2, 2, 0, 0, 0, 0, 0, 0, 0, 1]
    assert not any(bar.is_own for bar in figures.histogram.bars)


def test_medians_are_drawn_a_week_and_listed_newest_first(network):
    join(network, BRANDS, weeks_ago=2)
    publish(now=NOW)
    chart = read(network).chart
    assert [week for week, _ in chart.rows] == [RUNNING, RUNNING - 1, RUNNING - 2]
    assert [[cell.median for cell in cells] for _, cells in chart.rows] == [[3, 3, 0, 0, 0]] * 3
    assert [line.drawing.last for line in chart.total.lines] == [3]
    assert [line.score.value for line in chart.components.lines] == [*COMPONENTS]
    assert [tick.value for tick in chart.components.ticks] == [25, 20, 15, 10, 5, 0]


def test_a_range_cuts_the_weeks_before_it(network):
    join(network, BRANDS, weeks_ago=6)
    publish(now=NOW)
    assert len(read(network, chosen=Range.FOUR_WEEKS).chart.rows) == 4
    assert len(read(network, chosen=Range.ALL).chart.rows) == 7


def test_one_published_week_stands_at_the_end_of_a_chart_of_two(network):
    join(network, BRANDS)
    publish(now=NOW)
    chart = read(network).chart
    assert len(chart.rows) == 1
    assert chart.total.lines[0].drawing.last == 3
    assert [tick.place for tick in chart.total.week_ticks] == ["0%", "100%"]


def test_a_week_in_which_too_few_were_counted_is_a_gap(network):
    join(network, BRANDS[:4], weeks_ago=3)
    join(network, BRANDS[4:], weeks_ago=1)
    publish(now=NOW)
    assert [week for week, _ in read(network).chart.rows] == [RUNNING, RUNNING - 1]


def test_of_fewer_than_five_nothing_is_known(network):
    join(network, BRANDS[:4])
    publish(now=NOW)
    figures = read(network)
    assert (figures.total, figures.chosen, figures.histogram) == (None, None, None)
    assert figures.chart.rows == figures.chart.total.lines == figures.chart.components.lines == ()
    assert figures.participation is None


def test_components_that_too_few_reported_are_left_out(network):
    members = join(network, BRANDS[:3])
    for _ in range(2):
        members.append(make_member())
        make_membership(members[-1], network)
        make_snapshot(members[-1], printed_total=50)
    queue_members([member.pk for member in members])
    publish(now=NOW)
    figures = read(network)
    assert figures.total.n == 5
    assert [each.distribution for each in figures.scores[1:]] == [None] * 4
    assert figures.chart.components.lines == ()
    assert [cells[1:] for _, cells in figures.chart.rows] == [(None,) * 4]


def test_what_is_not_published_is_not_shown(network):
    join(network, BRANDS)
    figures = read(network)
    assert figures.total is None
    assert figures.chart.rows == ()


class TestParticipation:
    @pytest.mark.parametrize(("days_ago", "reported"), [(0, 1), (27, 1), (28, 0)])
    def test_a_snapshot_counts_for_28_days(self, network, days_ago, reported):
        members = [make_member() for _ in range(5)]
        for member in members:
            make_membership(member, network)
        make_snapshot(members[0], TODAY - timedelta(days=days_ago))
        assert read(network).participation == Participation(reported=reported, members=5)

    def test_two_snapshots_are_one_member(self, network):
        for member in join(network, BRANDS):
            make_snapshot(member, TODAY - timedelta(days=1))
        assert read(network).participation == Participation(reported=5, members=5)

    def test_who_left_is_not_in_it(self, network):
        gone = join(network, [*BRANDS, 5_000])[0]
        Membership.objects.filter(member=gone).update(left_week=RUNNING.monday)
        assert read(network).participation == Participation(reported=5, members=5)


@pytest.mark.parametrize("size", [5, 25])
def test_queries_do_not_grow_with_the_network(
    network: Network, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    join(network, [1_000 * number % 25_000 for number in range(size)])
    publish(now=NOW)
    with django_assert_num_queries(3):
        read(network)
