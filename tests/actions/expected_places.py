"""Places in what is published, by brute force."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.actions.histories import FIRST_WEEK, History, Person, Published, Scores, monday
from tracker.core.components import SCORES, Score
from tracker.core.standing import CohortKind, Place
from tracker.models import Industry, Network

Key = tuple[CohortKind, int]
Places = dict[Score, Place]
LONGEST_HISTORY = timedelta(weeks=103)


def key_of(place: Industry | Network) -> Key:
    kind = CohortKind.INDUSTRY if isinstance(place, Industry) else CohortKind.NETWORK
    return kind, place.pk


def present_cohorts(history: History, person: Person) -> dict[Key, Published]:
    """What is published of the industry of the latest snapshot, and of each network."""
    latest = latest_snapshot(history, person)
    home = (latest[1] if latest else None) or person.member.industry_id
    inside = {(CohortKind.INDUSTRY, home)}
    inside |= {(CohortKind.NETWORK, stay[0]) for stay in person.stays if stay[2] is None}
    return {
        key_of(place): published
        for place, published in history.published.items()
        if key_of(place) in inside
    }


def latest_snapshot(history: History, person: Person) -> tuple[date, int | None, Scores] | None:
    days = [day for day in person.snapshots if day <= history.today]
    return (max(days), *person.snapshots[max(days)]) if days else None


def standing_now(
    history: History, person: Person, kind: CohortKind, published: Published
) -> dict[Score, Place | int]:
    """The place of each score in the last published week; only n while there is no score.

    The member's own contribution is taken out of that week, and the present score put in.
    """
    if not published.shown:
        return {}
    own = present_scores(history, person)
    places: dict[Score, Place | int] = {}
    for number, score in enumerate(SCORES):
        values = values_in(published, published.through or FIRST_WEEK, number)
        if len(values) < kind.minimum:
            continue
        others = [value for member, value in values.items() if member != person.member.pk]
        mine = own and own[number]
        places[score] = len(values) if mine is None else place_of(mine, [*others, mine])
    return places


def present_scores(history: History, person: Person) -> Scores | None:
    latest = latest_snapshot(history, person)
    if latest is None or monday(latest[0]) < monday(history.today) - timedelta(weeks=12):
        return None
    return latest[2]


def standing_over_time(
    history: History, person: Person, first_week: date
) -> dict[Key, dict[tuple[Score, date], Place]]:
    """Past weeks as published, the last published one as it stands now."""
    first_week = max(first_week, monday(history.today) - LONGEST_HISTORY)
    places: dict[Key, dict[tuple[Score, date], Place]] = {}
    present = present_cohorts(history, person)
    for place, published in history.published.items():
        key = key_of(place)
        if published.through is None or not published.shown:
            continue
        if len(values_in(published, published.through, Score.TOTAL.number)) < key[0].minimum:
            continue
        if key in present:
            places[key] = dict(past_places(key, published, person, first_week, published.through))
            now = standing_now(history, person, key[0], published)
            if published.through >= first_week:
                places[key] |= {
                    (score, published.through): found
                    for score, found in now.items()
                    if isinstance(found, Place)
                }
        elif key[0] is CohortKind.INDUSTRY:
            latest = latest_snapshot(history, person)
            end = min(published.through + timedelta(7), monday(latest[0]) if latest else date.max)
            places[key] = dict(past_places(key, published, person, first_week, end))
    return {key: found for key, found in places.items() if found}


def past_places(
    key: Key, published: Published, person: Person, first_week: date, end: date
) -> Iterator[tuple[tuple[Score, date], Place]]:
    for week, own in published.members.get(person.member.pk, {}).items():
        if not first_week <= week < end:
            continue
        for number, score in enumerate(SCORES):
            values = values_in(published, week, number)
            mine = own[number]
            if mine is not None and len(values) >= key[0].minimum:
                yield (score, week), place_of(mine, list(values.values()))


def values_in(published: Published, week: date, number: int) -> dict[int, int]:
    return {
        member: value
        for member, scores in published.in_week(week).items()
        if (value := scores[number]) is not None
    }


def place_of(own: int, values: list[int]) -> Place:
    """Among `values`, the own one included."""
    below = sum(value < own for value in values)
    return Place(n=len(values), below=below, equal=values.count(own))
