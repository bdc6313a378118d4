"""The table and the JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby


@dataclass(frozen=True)
class Line:
    """One figure beside its target. `value` is a ratio where `unit` is "x"."""

    group: str
    what: str
    value: float
    unit: str
    target: str = ""
    # Raw medians: context, never to be compared between machines or runs.
    context: str = ""


def show(lines: Sequence[Line], *, settings: dict[str, object], seconds: float) -> None:
    for row in table(lines):
        print(row)
    print(f"\n{described(settings)}, {seconds:.0f} s in all\n")
    print(json.dumps({"settings": settings, "lines": [asdict(line) for line in lines]}))


def table(lines: Sequence[Line]) -> Iterator[str]:
    width = max(len(line.what) for line in lines)
    for group, members in groupby(lines, key=lambda line: line.group):
        yield f"\n{group}"
        for line in members:
            figure = f"{written(line.value)} {line.unit}".strip()
            yield f"  {line.what:{width}}  {figure:>13}  {line.target:17}  {line.context}".rstrip()


def written(value: float) -> str:
    """Three figures that mean something: 0.0123, 1.23, 12.3, 1,234."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def described(settings: dict[str, object]) -> str:
    return ", ".join(f"{value:,} {name}" for name, value in settings.items())
