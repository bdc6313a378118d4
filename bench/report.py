"""The table and the JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Target:
    limit: float
    word: str

    def written(self, unit: str) -> str:
        return f"{figure(self.limit, unit)} or {self.word}"

    def is_met_by(self, value: float) -> bool:
        return value >= self.limit if self.word == "more" else value <= self.limit


def at_least(limit: float) -> Target:
    return Target(limit, "more")


def at_most(limit: float) -> Target:
    return Target(limit, "less")


@dataclass(frozen=True)
class Line:
    """One figure beside its target. `value` is a ratio where `unit` is "x"."""

    group: str
    what: str
    value: float
    unit: str = "x"
    target: Target | None = None
    # Raw medians: context, never to be compared between machines or runs.
    context: str = ""

    @property
    def met(self) -> bool | None:
        return self.target.is_met_by(self.value) if self.target else None

    @property
    def verdict(self) -> str:
        return {None: "", True: "met", False: "missed"}[self.met]

    def as_json(self) -> dict[str, object]:
        return {
            "group": self.group,
            "what": self.what,
            "value": self.value,
            "unit": self.unit,
            "target": self.target and self.target.written(self.unit),
            "met": self.met,
            "context": self.context,
        }


def ratio(group: str, what: str, above: float, below: float, target: Target | None = None) -> Line:
    """A line of two medians in milliseconds."""
    return Line(group, what, above / below, "x", target, f"{duration(above)} / {duration(below)}")


def show(lines: Sequence[Line], *, settings: dict[str, object], seconds: float) -> None:
    for row in table(lines):
        print(row)
    print(f"\n{described(settings)}; {summary(lines)}, {seconds:.0f} s in all\n")
    print(json.dumps({"settings": settings, "lines": [line.as_json() for line in lines]}))


def table(lines: Sequence[Line]) -> Iterator[str]:
    width = max(len(line.what) for line in lines)
    for group, members in groupby(lines, key=lambda line: line.group):
        yield f"\n{group}"
        for line in members:
            target = line.target.written(line.unit) if line.target else ""
            value = figure(line.value, line.unit)
            row = (
                f"  {line.what:{width}}  {value:>11}  {target:15}  {line.verdict:6}  {line.context}"
            )
            yield row.rstrip()


def figure(value: float, unit: str) -> str:
    """Three figures that mean something: 0.0123, 1.23, 12.3, 1,234."""
    written = f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
    return f"{written} {unit}".strip()


def duration(milliseconds: float) -> str:
    """In milliseconds, or in seconds from ten of them on."""
    if milliseconds >= 10_000:
        return figure(milliseconds / 1000, "s")
    return figure(milliseconds, "ms")


def summary(lines: Sequence[Line]) -> str:
    verdicts = [line.met for line in lines]
    return f"{verdicts.count(True)} targets met, {verdicts.count(False)} missed"


def described(settings: dict[str, object]) -> str:
    return ", ".join(f"{name} {listed(value)}" for name, value in settings.items())


def listed(value: object) -> str:
    values = value if isinstance(value, list) else [value]
    return " ".join(f"{one:,}" if isinstance(one, int) else str(one) for one in values)
