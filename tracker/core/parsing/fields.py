"""From a number as written to the reading of a field."""

from collections.abc import Callable, Sequence
from typing import Final

from tracker.core.parsing.pairing import Pair
from tracker.core.parsing.phrases import AVERAGES
from tracker.core.parsing.reading import Doubt, FieldName, FieldReading, Status
from tracker.core.parsing.text import excerpt
from tracker.core.parsing.tokens import Token
from tracker.core.scores import (
    POINT,
    ScoreError,
    parse_average,
    parse_printed_total,
    parse_rank,
    parse_score,
    shorten,
)

PARSERS: Final[dict[FieldName, Callable[[str], int]]] = {
    FieldName.BRAND: parse_score,
    FieldName.PEOPLE: parse_score,
    FieldName.INSIGHTS: parse_score,
    FieldName.RELATIONSHIPS: parse_score,
    FieldName.PRINTED_TOTAL: parse_printed_total,
    FieldName.INDUSTRY_RANK: parse_rank,
    FieldName.NETWORK_RANK: parse_rank,
    FieldName.INDUSTRY_AVERAGE: parse_average,
    FieldName.NETWORK_AVERAGE: parse_average,
}


def missing(name: FieldName) -> FieldReading:
    return FieldReading(name, Status.MISSING)


def number(name: FieldName, figure: str, token: Token) -> FieldReading:
    """The figure of a token, found or refused."""
    text, source = shorten(figure), excerpt(token.source, figure)
    try:
        value = PARSERS[name](figure)
    except ScoreError as error:
        return FieldReading(
            name, Status.REFUSED, text, None, token.lines, source, reason=error.code
        )
    return FieldReading(name, Status.FOUND, text, value, token.lines, source)


def name_of_industry(name: str, token: Token) -> FieldReading:
    source = excerpt(token.source, name)
    return FieldReading(FieldName.INDUSTRY_NAME, Status.FOUND, name, None, token.lines, source)


def of_pair(name: FieldName, pair: Pair) -> FieldReading | None:
    """The reading of a label's number; None when the label has none."""
    if not pair.figures:
        return None
    candidates = [
        number(name, figure, token)
        for token in pair.tokens
        for figure in pair.figures
        if figure in token.figures
    ]
    if pair.open:
        return doubtful(name, candidates, Doubt.WHICH_SIDE)
    return agreed(name, candidates)


def agreed(name: FieldName, readings: Sequence[FieldReading]) -> FieldReading:
    """The one thing that all readings say; in doubt when they differ, missing without any."""
    if not readings:
        return missing(name)
    first = readings[0]
    said = {(r.status, r.value, r.value is None and r.text) for r in readings}
    return first if len(said) == 1 else doubtful(name, readings, Doubt.TWO_VALUES)


def either(one: FieldReading, other: FieldReading) -> FieldReading:
    """What two readings of a field say together; of two averages the one that is not rounded."""
    if Status.MISSING in (one.status, other.status):
        return other if one.status is Status.MISSING else one
    if one.name in AVERAGES.values() and one.value is not None and other.value is not None:
        exact = [r for r in (one, other) if r.value is not None and r.value % POINT]
        if len(exact) == 1 and abs(one.value - other.value) < POINT:
            return exact[0]
    if one.value is None and one.text.casefold() == other.text.casefold():
        return one
    return agreed(one.name, [one, other])


def doubtful(name: FieldName, readings: Sequence[FieldReading], doubt: Doubt) -> FieldReading:
    """Left empty, with the lines between which the reader has to choose."""
    lines = sorted({line for reading in readings for line in reading.lines})
    sources = dict.fromkeys(reading.source for reading in readings)
    return FieldReading(
        name,
        Status.AMBIGUOUS,
        lines=tuple(lines),
        source=" / ".join(list(sources)[:3]),
        reason=doubt,
    )
