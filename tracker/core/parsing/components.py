"""The four components, from the page's own list and from the hidden tables of its charts.

The page may hold three tables: the member's own, the industry's and the network's. Own is
the group of four whose sum is the printed total.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.core.components import COMPONENT_MAXIMUM
from tracker.core.parsing.fields import agreed, doubtful, missing, of_pair
from tracker.core.parsing.pairing import Matter, Pair, pair, runs
from tracker.core.parsing.reading import Doubt, FieldName, FieldReading
from tracker.core.parsing.tokens import Kind, Token
from tracker.core.parsing.words import MAXIMA
from tracker.core.scores import POINT, ScoreError, agrees, parse_score

COMPONENT_FIELDS: Final = (
    FieldName.BRAND,
    FieldName.PEOPLE,
    FieldName.INSIGHTS,
    FieldName.RELATIONSHIPS,
)
# Own, industry, network: in this order on the page.
_TABLES: Final = 3
_SIGNS_OF_THE_MEMBER: Final = frozenset({Kind.OWN_HEADING, Kind.RANK})
# The same score, once with three decimals and once with two.
_ROUNDING: Final = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Labels that stand together, each at most once, with what was read for them."""

    readings: dict[FieldName, FieldReading]
    is_table: bool

    @property
    def values(self) -> tuple[int | None, ...]:
        return tuple(
            self.readings[name].value if name in self.readings else None
            for name in COMPONENT_FIELDS
        )

    @property
    def is_no_scores(self) -> bool:
        """An article numbers the components, or names the most that each can be."""
        values = [value for value in self.values if value is not None]
        numbering = [POINT * place for place in range(1, len(values) + 1)]
        is_numbering = len(values) > 1 and values == numbering
        return is_numbering or values == [COMPONENT_MAXIMUM] * len(COMPONENT_FIELDS)

    def adds_up_to(self, printed_total: int | None) -> bool:
        values = [value for value in self.values if value is not None]
        complete = len(values) == len(COMPONENT_FIELDS)
        return complete and printed_total is not None and agrees(printed_total, sum(values))


def _usable(figure: str) -> bool:
    try:
        parse_score(figure)
    except ScoreError:
        return False
    return True


MATTER: Final = Matter(frozenset({Kind.COMPONENT, Kind.REMAINDER}), Kind.NUMBER, _usable)


def read_components(
    own: list[Token], others: Sequence[list[Token]], printed_total: int | None
) -> dict[FieldName, FieldReading]:
    """`own` is the member's part of the page, `others` the parts about peers."""
    groups = list(_groups(own, printed_total))
    for part in others:
        # One table here is the peers' own chart; only all three together hold the member's.
        tables = list(_groups(part, printed_total))
        groups += tables if len(tables) >= _TABLES else []
    groups = _distinct(groups)
    return _chosen(groups, printed_total, _doubt(groups, own, others, printed_total))


def _doubt(
    groups: list[Group], own: list[Token], others: Sequence[list[Token]], printed_total: int | None
) -> Doubt | None:
    """Why the groups may all be tables of peers or no scores at all, if they may."""
    if any(group.is_no_scores for group in groups):
        return Doubt.NOT_SCORES
    if not all(group.is_table for group in groups):
        return None
    if printed_total is not None:
        complete = all(None not in group.values for group in groups)
        return Doubt.SUM_DIFFERS if complete else None
    kinds = {token.kind for token in own}
    if len({token.figures for token in own if token.kind is Kind.TOTAL}) > 1:
        return Doubt.WHOSE
    beside_peers = any(others) or Kind.PEER_RANK in kinds
    return Doubt.WHOSE if beside_peers and not kinds & _SIGNS_OF_THE_MEMBER else None


def _chosen(
    groups: list[Group], printed_total: int | None, doubt: Doubt | None
) -> dict[FieldName, FieldReading]:
    right = [group for group in groups if group.adds_up_to(printed_total)]
    own_comes_first = len(groups) == _TABLES and right[:1] == groups[:1]
    if right and (own_comes_first or _alike(right)):
        return {name: right[0].readings[name] for name in COMPONENT_FIELDS}
    return {name: _of_all(name, groups, doubt if not right else None) for name in COMPONENT_FIELDS}


def _of_all(name: FieldName, groups: list[Group], doubt: Doubt | None) -> FieldReading:
    readings = [group.readings[name] for group in groups if name in group.readings]
    if doubt and readings:
        return doubtful(name, readings, doubt)
    if len(readings) == 1 or not readings:
        return readings[0] if readings else missing(name)
    return agreed(name, readings)


def _alike(groups: list[Group]) -> bool:
    """Whether the groups are one, give or take a rounded decimal."""
    first = groups[0].values
    return all(
        one is not None and other is not None and abs(one - other) < _ROUNDING
        for group in groups
        for one, other in zip(first, group.values, strict=True)
    )


def _distinct(groups: list[Group]) -> list[Group]:
    said: dict[frozenset[object], Group] = {}
    for group in groups:
        key = tuple((r.name, r.status, r.value, r.text) for r in group.readings.values())
        said.setdefault(frozenset(key), group)
    return list(said.values())


def _groups(tokens: list[Token], printed_total: int | None) -> Iterator[Group]:
    heads = {token.last + 1 for token in tokens if token.kind is Kind.TABLE_HEAD}
    for run in runs(tokens, MATTER):
        for pairs in _split(_pairs(run, printed_total)):
            is_table = pairs[0].label.first in heads or pairs[-1].field is None
            group = _group(pairs, is_table=is_table)
            if group.readings:
                yield group


def _pairs(run: list[Token], printed_total: int | None) -> list[Pair]:
    """A lone 25 or 100 is read as the maximum, unless only as a value it makes the sum right."""

    def adds_up(pairs: list[Pair]) -> bool:
        groups = [_group(part, is_table=False) for part in _split(pairs)]
        return any(group.adds_up_to(printed_total) for group in groups)

    values = [t for t in run if not (t.kind is Kind.NUMBER and t.figures[0] in MAXIMA)]
    pairs = pair(values, MATTER, adds_up)
    if len(values) < len(run) and not adds_up(pairs):
        with_maxima = pair(run, MATTER, adds_up)
        if adds_up(with_maxima):
            return with_maxima
    return pairs


def _split(pairs: list[Pair]) -> Iterator[list[Pair]]:
    """Cut where a label comes again and after the last row of a table."""
    group: list[Pair] = []
    for one in pairs:
        if one.field in {other.field for other in group}:
            yield group
            group = []
        group.append(one)
        if one.field is None:
            yield group
            group = []
    if group:
        yield group


def _group(pairs: list[Pair], *, is_table: bool) -> Group:
    readings = {}
    for one in pairs:
        reading = of_pair(one.field, one) if one.field else None
        if reading:
            readings[reading.name] = reading
    return Group(readings, is_table)
