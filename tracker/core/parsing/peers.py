"""The parts of the page: the member's own and the cards of both groups of peers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tracker.core.parsing.fields import agreed, doubtful, name_of_industry, number, of_pair
from tracker.core.parsing.labels import Peers
from tracker.core.parsing.pairing import Matter, pair, runs
from tracker.core.parsing.phrases import AVERAGES, RANKS
from tracker.core.parsing.reading import Doubt, FieldName, FieldReading, Status
from tracker.core.parsing.tokens import Kind, Token
from tracker.core.scores import POINT, ScoreError, agrees, parse_average, total_of

RANK_MATTER: Final = Matter(frozenset({Kind.RANK}), Kind.PERCENT, lambda _figure: True)
_TABLE_SIGNS: Final = frozenset({Kind.TABLE_HEAD, Kind.REMAINDER})
_TABLE: Final = _TABLE_SIGNS | {Kind.COMPONENT, Kind.NUMBER}
_OWN_SIGNS: Final = frozenset({Kind.OWN_HEADING, Kind.COMPONENT, Kind.RANK})


@dataclass(frozen=True, slots=True)
class Parts:
    own: list[Token] = field(default_factory=list)
    peers: dict[Peers, list[Token]] = field(default_factory=lambda: {p: [] for p in Peers})


def parts_of(tokens: list[Token]) -> Parts:
    """A heading opens a part, or a sentence that names its group where the heading is lost."""
    parts = Parts()
    part = parts.own
    for token in tokens:
        if token.kind is Kind.OWN_HEADING:
            part = parts.own
        elif token.peers and part is not parts.peers[token.peers]:
            opened = parts.peers[token.peers]
            if token.kind is Kind.AVERAGE:
                opened += _start_of_card(part, token)
            part = opened
        part.append(token)
    return parts


def _start_of_card(part: list[Token], average: Token) -> list[Token]:
    """Takes from a part the table and the total just before the sentence of another card."""
    start = len(part)
    while start and part[start - 1].kind in _TABLE:
        start -= 1
    if not any(token.kind in _TABLE_SIGNS for token in part[start:]):
        start = len(part)
    if start and _same_card(part[start - 1], average):
        start -= 1
    taken = part[start:]
    del part[start:]
    return taken


def _same_card(total: Token, average: Token) -> bool:
    """Whether "31 out of 100" before "... average SSI of 31" is that card's number."""
    if total.kind is not Kind.TOTAL:
        return False
    try:
        one, other = parse_average(total.figures[-1]), parse_average(average.figures[0])
    except ScoreError:
        return False
    return abs(one - other) < POINT


def read_printed_total(own: list[Token]) -> FieldReading:
    """Only where something else shows that this is the member's part of the page."""
    known = any(token.kind in _OWN_SIGNS for token in own)
    return agreed(
        FieldName.PRINTED_TOTAL,
        _numbers(FieldName.PRINTED_TOTAL, own if known else [], Kind.TOTAL),
    )


def settled_total(
    total: FieldReading, own: list[Token], components: Mapping[FieldName, FieldReading]
) -> FieldReading:
    """Of several totals that of the components: the headings of peers may be unknown to us."""
    exact = total_of(reading.value for reading in components.values())
    if total.reason is not Doubt.TWO_VALUES or exact is None:
        return total
    right = [
        reading
        for reading in _numbers(FieldName.PRINTED_TOTAL, own, Kind.TOTAL)
        if reading.value is not None and agrees(reading.value, exact)
    ]
    return agreed(FieldName.PRINTED_TOTAL, right) if right else total


def read_peers(tokens: list[Token], parts: Parts) -> dict[FieldName, FieldReading]:
    ranks = _ranks_beside_labels(tokens)
    readings = {}
    for peers in Peers:
        rank, average = RANKS[peers], AVERAGES[peers]
        in_card = _numbers(rank, parts.peers[peers], Kind.PEER_RANK)
        readings[rank] = _rank(rank, ranks.get(rank, []), in_card)
        readings[average] = _average(average, parts.peers[peers])
    return readings


def read_industry_name(tokens: list[Token]) -> FieldReading:
    names = [
        name_of_industry(name, token)
        for token in tokens
        if token.kind is Kind.INDUSTRY_NAME
        for name in token.figures
    ]
    return agreed(FieldName.INDUSTRY_NAME, names)


def _ranks_beside_labels(tokens: list[Token]) -> dict[FieldName, list[FieldReading]]:
    ranks: dict[FieldName, list[FieldReading]] = {}
    for run in runs(tokens, RANK_MATTER):
        for one in pair(run, RANK_MATTER, lambda _pairs: False):
            reading = of_pair(one.field, one) if one.field else None
            if reading:
                ranks.setdefault(reading.name, []).append(reading)
    return ranks


def _rank(
    name: FieldName, beside_label: Sequence[FieldReading], in_card: Sequence[FieldReading]
) -> FieldReading:
    """A rank stands twice on the page; the card decides where the label's side is in doubt."""
    clear = [r for r in beside_label if r.reason is not Doubt.WHICH_SIDE]
    return agreed(name, [*(clear if in_card else beside_label), *in_card])


def _average(name: FieldName, card: list[Token]) -> FieldReading:
    """The chart's number and the sentence's; one of them may show the other's decimals."""
    readings = [*_numbers(name, card, Kind.TOTAL), *_numbers(name, card, Kind.AVERAGE)]
    if any(r.status is not Status.FOUND for r in readings):
        return agreed(name, readings)
    values = {r.value for r in readings if r.value is not None}
    exact = [r for r in readings if r.value is not None and r.value % POINT]
    if not exact:
        return agreed(name, readings)
    if len({r.value for r in exact}) == 1 and max(values) - min(values) < POINT:
        return exact[0]
    return doubtful(name, readings, Doubt.TWO_VALUES)


def _numbers(name: FieldName, tokens: list[Token], kind: Kind) -> list[FieldReading]:
    return [
        number(name, figure, token)
        for token in tokens
        if token.kind is kind
        for figure in token.figures
    ]
