"""JSON from strangers: numbers as they are written, no name twice, nothing that is no JSON."""

import json

from tracker.core.sheets.tables import SheetFault, SheetRefused


class Numeral(str):
    """A number as it is written: 13.118 is no binary fraction, and 1e999 no infinity."""

    __slots__ = ()


def parsed_json(text: str) -> object:
    """Raises SheetRefused."""
    try:
        return json.loads(
            text.encode("utf-8", "replace").decode(),
            parse_int=_numeral,
            parse_float=_numeral,
            parse_constant=_no_number,
            object_pairs_hook=_without_doubles,
        )
    except json.JSONDecodeError as error:
        raise SheetRefused(SheetFault.WRONG_JSON, line=error.lineno) from None
    except (ValueError, RecursionError):
        raise SheetRefused(SheetFault.WRONG_JSON) from None


def _numeral(text: str) -> Numeral:
    return Numeral(text)


def _no_number(_text: str) -> None:
    raise ValueError("NaN and Infinity are no JSON")


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """With a name twice, which of the two was meant?"""
    found = {_well_formed(name): _text_made_well(value) for name, value in pairs}
    if len(found) < len(pairs):
        raise ValueError("a name twice in one object")
    return found


def _text_made_well(value: object) -> object:
    is_text = isinstance(value, str) and not isinstance(value, Numeral)
    return _well_formed(str(value)) if is_text else value


def _well_formed(text: str) -> str:
    """JSON can write half a letter, and NUL, which no database takes."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
