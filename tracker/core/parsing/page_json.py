"""Reads the JSON that the page itself loads, wherever it stands in the pasted text.

The values are found by their names, so that it may be whole or a part, wrapped or alone, on one
line or many: `memberScore` with `subScores` by pillar, `groupScore` by type.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, islice
from typing import Final

from tracker.core.parsing.components import COMPONENT_FIELDS
from tracker.core.parsing.fields import agreed, doubtful
from tracker.core.parsing.json_tree import Node, NodeKind, read_member
from tracker.core.parsing.json_values import parsed_number, unescaped
from tracker.core.parsing.labels import Peers
from tracker.core.parsing.phrases import AVERAGES, RANKS
from tracker.core.parsing.reading import Doubt, FieldName, FieldReading, Status
from tracker.core.scores import ScoreError, agrees, shorten, total_of

PILLARS: Final = {
    "PROFESSIONAL_BRAND": FieldName.BRAND,
    "FIND_RIGHT_PEOPLE": FieldName.PEOPLE,
    "INSIGHT_ENGAGEMENT": FieldName.INSIGHTS,
    "STRONG_RELATIONSHIP": FieldName.RELATIONSHIPS,
}
# Other groups, such as TEAM, have no field.
GROUPS: Final = {"INDUSTRY": Peers.INDUSTRY, "NETWORK": Peers.NETWORK}
# A paste holds the object once or twice; of many more the first are read.
MOST_OBJECTS: Final = 6
_OWN: Final = re.compile(r'"memberScore"\s*+:')
_GROUPS: Final = re.compile(r'"groupScore"\s*+:')
_LONGEST_FRAGMENT: Final = 200
_LONGEST_NAME: Final = 120


def holds_json(text: str) -> bool:
    return _OWN.search(text) is not None or _GROUPS.search(text) is not None


def plain_json(text: str) -> str:
    """The text with the quotation marks that the source of a page writes in another way."""
    if "&quot;memberScore&quot;" not in text:
        return text
    return text.replace("&quot;", '"').replace("&amp;", "&")


def goes_on(text: str) -> bool:
    """Whether the text holds more objects than are read."""
    return any(
        len(list(islice(names.finditer(text), MOST_OBJECTS + 1))) > MOST_OBJECTS
        for names in (_OWN, _GROUPS)
    )


def read_json(lines: list[str]) -> dict[FieldName, FieldReading]:
    """All fields; what is missing, null or contradicts itself stays empty."""
    text = "\n".join(lines)
    source = _Source(text, lines)
    found: dict[FieldName, list[FieldReading]] = {}
    for reading in (*_own(source), *_of_groups(source)):
        found.setdefault(reading.name, []).append(reading)
    fields = {name: agreed(name, found.get(name, [])) for name in FieldName}
    fields[FieldName.PRINTED_TOTAL] = _total_beside(fields)
    return fields


class _Source:
    """The text, the lines its places stand in, and the fragments that fields are read from."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self.text = text
        self.starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def members(self, pattern: re.Pattern[str]) -> Iterator[Node]:
        """The objects or lists of a name; what stands within another is not read again."""
        end = 0
        for match in islice(pattern.finditer(self.text), MOST_OBJECTS):
            if match.start() >= end:
                node = read_member(self.text, match.start())
                if node:
                    end = node.end
                    yield node

    def reading(self, name: FieldName, fragment: Node, status: Status) -> FieldReading:
        first = bisect_right(self.starts, fragment.start)
        last = bisect_right(self.starts, max(fragment.end - 1, fragment.start))
        text = self.text[fragment.start : fragment.end][:_LONGEST_FRAGMENT]
        return FieldReading(
            name, status, lines=tuple(range(first, last + 1)), source=" ".join(text.split())
        )


def _own(source: _Source) -> Iterator[FieldReading]:
    for own in source.members(_OWN):
        for overall in own.named("overall"):
            yield from _number(source, FieldName.PRINTED_TOTAL, overall, overall)
        for scores in own.named("subScores"):
            for entry in scores.children:
                yield from _component(source, entry)


def _component(source: _Source, entry: Node) -> Iterator[FieldReading]:
    """An entry that names two pillars is a doubtful value of both."""
    pillars = dict.fromkeys(node.text for node in entry.named("pillar"))
    names = [PILLARS[pillar] for pillar in pillars if pillar in PILLARS]
    for name in names:
        for score in entry.named("score"):
            readings = list(_number(source, name, score, entry if entry.end else score))
            if len(pillars) > 1:
                readings = [doubtful(name, readings, Doubt.TWO_VALUES)] if readings else []
            yield from readings


def _of_groups(source: _Source) -> Iterator[FieldReading]:
    for groups in source.members(_GROUPS):
        for group in groups.children:
            types = dict.fromkeys(node.text for node in group.named("groupType"))
            for peers in [GROUPS[kind] for kind in types if kind in GROUPS]:
                readings = list(_of_group(source, group, peers))
                if len(types) > 1:
                    readings = [doubtful(r.name, [r], Doubt.TWO_VALUES) for r in readings]
                yield from readings


def _of_group(source: _Source, group: Node, peers: Peers) -> Iterator[FieldReading]:
    for rank in group.named("rank"):
        yield from _number(source, RANKS[peers], rank, rank)
    for score in group.named("score"):
        for overall in score.named("overall"):
            yield from _number(source, AVERAGES[peers], overall, overall)
    if peers is Peers.INDUSTRY:
        for industry in group.named("industry"):
            yield from _name(source, industry)


def _name(source: _Source, industry: Node) -> Iterator[FieldReading]:
    """The industry's name, if it is one and not the number or address that stands for it."""
    name = unescaped(industry.text).strip()
    if industry.kind is not NodeKind.STRING or not 0 < len(name) <= _LONGEST_NAME:
        return
    if any(character.isalpha() for character in name) and not name.startswith("urn:"):
        reading = source.reading(FieldName.INDUSTRY_NAME, industry, Status.FOUND)
        yield replace(reading, text=name)


def _number(
    source: _Source, name: FieldName, value: Node, fragment: Node
) -> Iterator[FieldReading]:
    """What a value says for a field: nothing where it is null."""
    if value.is_null:
        return
    if value.kind is not NodeKind.BARE:
        empty = source.reading(name, fragment, Status.AMBIGUOUS)
        yield replace(empty, reason=Doubt.NOT_A_NUMBER)
        return
    try:
        text, number = parsed_number(name, value.text)
    except ScoreError as error:
        refused = source.reading(name, fragment, Status.REFUSED)
        yield replace(refused, text=shorten(value.text), reason=error.code)
    else:
        yield replace(source.reading(name, fragment, Status.FOUND), text=text, value=number)


def _total_beside(fields: dict[FieldName, FieldReading]) -> FieldReading:
    """A total that is not the sum of its components is left to the member."""
    total = fields[FieldName.PRINTED_TOTAL]
    exact = total_of(fields[name].value for name in COMPONENT_FIELDS)
    if total.value is None or exact is None or agrees(total.value, exact):
        return total
    return doubtful(FieldName.PRINTED_TOTAL, [total], Doubt.TOTAL_DIFFERS)
