"""Random histories against a brute-force recount.

SSI_HISTORIES sets how many histories are lived through, SSI_HISTORIES_SEED where they begin.
"""

import os

import pytest
from django.db import connection

from tests.actions.histories import (
    FIRST_WEEK,
    History,
    Published,
    all_cohorts,
    differences,
    stored,
)
from tracker.actions import publishing
from tracker.core.components import SCORES
from tracker.core.standing import CohortKind, percentile_rank, top_percent
from tracker.models import Cohort, Industry
from tracker.reads.recount import recount
from tracker.reads.standing import TooFew, standings

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
            (standing.kind, standing.key): standing
            for standing in standings(member=person.member, today=history.today)
        }
        expected = expected_places(history, person)
        assert read.keys() == expected.keys()
        for key, scores in expected.items():
            assert shape_of(read[key]) == scores, key


def shape_of(standing):
    if isinstance(standing, TooFew):
        return None
    return {
        score.score: (score.place.n, score.place.percentile, score.place.top)
        if score.place
        else score.n
        for score in standing.scores
    }


def expected_places(history, person):
    days = [day for day in person.snapshots if day <= history.today]
    industry, present = person.snapshots[max(days)] if days else (None, None)
    if days and (history.today - max(days)).days > 84 + history.today.weekday():
        present = None
    home = industry or person.member.industry_id
    places = {(CohortKind.INDUSTRY, home)}
    places |= {(CohortKind.NETWORK, stay[0]) for stay in person.stays if stay[2] is None}
    return {
        (kind, key): expected_scores(history, person, kind, key, present) for kind, key in places
    }


def expected_scores(history, person, kind, key, present):
    published = next(
        state
        for place, state in history.published.items()
        if place.pk == key and isinstance(place, Industry) == (kind is CohortKind.INDUSTRY)
    )
    if not published.shown:
        return None
    members = published.in_week(published.through or FIRST_WEEK)
    scores = {}
    for number, score in enumerate(SCORES):
        values = {m: s[number] for m, s in members.items() if s[number] is not None}
        if len(values) < kind.minimum:
            continue
        others = [value for m, value in values.items() if m != person.member.pk]
        own = present[number] if present else None
        if own is None:
            scores[score] = len(values)
            continue
        n, below = len(others) + 1, sum(value < own for value in others)
        equal = others.count(own) + 1
        scores[score] = (
            n,
            percentile_rank(n=n, below=below, equal=equal),
            top_percent(n=n, below=below),
        )
    return scores or None
