"""The JSON file, written piece by piece so that it is never whole in memory."""

import json
from collections.abc import Iterable, Iterator

from tracker.core.portable import FORMAT, VERSION

Part = tuple[str, object]


def document_chunks(parts: Iterable[Part]) -> Iterator[str]:
    """One object, its parts in order; an iterator becomes an array with one entry a line."""
    yield f'{{\n"format": {_json(FORMAT)},\n"version": {VERSION}'
    for name, value in parts:
        yield f",\n{_json(name)}: "
        if isinstance(value, Iterator):
            yield from _array(value)
        else:
            yield _json(value)
    yield "\n}\n"


def _array(entries: Iterator[object]) -> Iterator[str]:
    mark = "["
    for entry in entries:
        yield f"{mark}\n{_json(entry)}"
        mark = ","
    yield "[]" if mark == "[" else "\n]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
