"""Random histories against a brute-force recount.

SSI_HISTORIES sets how many histories are lived through, SSI_HISTORIES_SEED where they begin.
"""

import os

import pytest
from django.db import connection

from tests.actions.expected_places import present_cohorts, standing_now, standing_over_time
from tests.actions.histories import (
    History,
    Published,
    all_cohorts,
    differences,
    stored,
)
from tracker.actions import publishing
from tracker.core.components import SCORES
from tracker.core.weeks import Week
from tracker.models import Cohort
from tracker.reads.recount import recount
from tracker.reads.standing import TooFew, standings
from tracker.reads.standing_history import standing_history

SEED = int(os.environ.get("SSI_HISTORIES_SEED", "1"))
HISTORIES = int(os.environ.get("SSI_HISTORIES", "8"))
STEPS = 120
EMPTY = {score: [] for score in range(5)}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("seed", range(SEED, SEED + HISTORIES))
def test_every_published_row_and_standing_is_what_a_brute_force_recount_finds(seed):
    history = History(seed)
    for _ in range(STEPS):
        happened = history.random.random()
        if happened < 0.85:
            history.step()
        elif happened < 0.95:
            publish_and_compare(history, gated=True)
        elif happened < 0.98:
            publish_and_compare(history, gated=False)
        else:
            die_in_the_middle(history)
    publish_and_compare(history, gated=False)


def publish_and_compare(history, *, gated):
    assert_standings(history)  # of members who reported since they were last published
    now = history.later_today()
    expected = history.publication(now, gated=gated)

    batch_size = history.random.choice([1, 2, 5, 100_000])
    publishing.publish(now=now, gated=gated, batch_size=batch_size)

    history.published = expected
    rows = stored()
    cohorts = {cohort.industry or cohort.network: cohort for cohort in all_cohorts()}
    for place, published in expected.items():
        assert not differences(rows.get(place, EMPTY), published, history.today)
        if place in cohorts:
            assert_state(cohorts[place], published)
    assert not recount(now=now).differences
    assert_standings(history)


def assert_state(cohort: Cohort, published: Published):
    assert (cohort.through, cohort.shown) == (published.through, published.shown)
    assert set(cohort.unseen) <= published.unseen
    assert len(cohort.unseen) == min(3, len(published.unseen))


def die_in_the_middle(history):
    """A run that ends in some batch shows nothing halfway, and the next one finishes its work."""
    now, deaths = history.later_today(), history.random.randrange(1, 8)
    expected = history.publication(now, gated=False)
    emptied = []

    def dying(cursor, parameters):
        emptied.append(parameters["batch"])
        if len(emptied) == deaths:
            raise KeyboardInterrupt
        apply(cursor, parameters)

    apply = publishing._apply
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "_apply", dying)
        try:
            publishing.publish(now=now, gated=False, batch_size=2)
        except KeyboardInterrupt:
            connection.close()
    assert not recount(now=now).differences
    rows = stored()
    for cohort in all_cohorts():
        if cohort.shown:
            place = cohort.industry or cohort.network
            assert any(
                not differences(rows[place], state, history.today)
                for state in (history.published[place], expected[place])
            )
    publishing.publish(now=now, gated=False)
    history.published = expected
    rows = stored()
    for place, published in expected.items():
        assert not differences(rows.get(place, EMPTY), published, history.today)


def assert_standings(history):
    people = history.random.sample(list(history.people.values()), k=min(8, len(history.people)))
    for person in people:
        read = {
            (standing.kind, standing.key): places_in(standing)
            for standing in standings(member=person.member, today=history.today)
        }
        expected = {
            key: standing_now(history, person, key[0], published)
            for key, published in present_cohorts(history, person).items()
        }
        assert read == expected
    for person in people[:3]:
        assert_standing_over_time(history, person)


def places_in(standing):
    if isinstance(standing, TooFew):
        return {}
    return {score.score: score.place or score.n for score in standing.scores}


def assert_standing_over_time(history, person):
    first_week = Week.of(history.today) - history.random.choice([0, 1, 12, 30, 103, 500])
    read = standing_history(member=person.member, today=history.today, first_week=first_week)
    assert {
        (cohort.kind, cohort.key): {
            (score, week_place.week.monday): week_place.place
            for score in SCORES
            for week_place in cohort.of(score)
        }
        for cohort in read
    } == standing_over_time(history, person, first_week.monday)
    present = present_cohorts(history, person)
    assert all(cohort.is_present == ((cohort.kind, cohort.key) in present) for cohort in read)
