"""Numbers and texts as JSON writes them."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tracker.core.components import COMPONENT_MAXIMUM, TOTAL_MAXIMUM
from tracker.core.parsing.components import COMPONENT_FIELDS
from tracker.core.parsing.phrases import AVERAGES
from tracker.core.parsing.reading import FieldName
from tracker.core.scores import POINT, ScoreError, ScoreErrorCode, format_exact, parse_rank

LIMITS: Final = {
    **dict.fromkeys(COMPONENT_FIELDS, COMPONENT_MAXIMUM),
    FieldName.PRINTED_TOTAL: TOTAL_MAXIMUM,
    **dict.fromkeys(AVERAGES.values(), TOTAL_MAXIMUM),
}
# No more digits than a Decimal computes with exactly.
_NUMBER: Final = re.compile(
    r"-?(?:0|[1-9][0-9]{0,5})(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,2})?", re.ASCII
)
_FAR_OUT: Final = Decimal(1_000)
_ESCAPE: Final = re.compile(r"\\(u[0-9a-fA-F]{4}|.)")


def parsed_number(name: FieldName, text: str) -> tuple[str, int]:
    """A field's value from a number as JSON writes it, and how a person would write it."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ScoreError(ScoreErrorCode.NOT_A_NUMBER, text)
    number = Decimal(text)
    if number < 0:
        raise ScoreError(ScoreErrorCode.NEGATIVE, text)
    if name not in LIMITS:
        rank = parse_rank(f"{number:f}")
        return str(rank), rank
    thousandths = int((min(number, _FAR_OUT) * POINT).quantize(Decimal(1), ROUND_HALF_UP))
    if thousandths > LIMITS[name]:
        raise ScoreError(ScoreErrorCode.MORE_THAN, text, LIMITS[name] // POINT)
    if name is FieldName.PRINTED_TOTAL:
        points = int(number.quantize(Decimal(1), ROUND_HALF_UP))
        return str(points), points
    return format_exact(thousandths), thousandths


def unescaped(text: str) -> str:
    def character(escape: re.Match[str]) -> str:
        code = escape[1]
        return chr(int(code[1:], 16)) if len(code) > 1 else {"n": " ", "t": " "}.get(code, code)

    text = _ESCAPE.sub(character, text)
    return " ".join(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())
