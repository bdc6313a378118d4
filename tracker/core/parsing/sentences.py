"""Sentences with one gap, such as "average SSI of {}", and what stands in the gap."""

from collections.abc import Iterable, Iterator

from tracker.core.parsing.phrases import occurrences
from tracker.core.parsing.text import folded

_LONGEST_NAME = 120
# Longer than any number that is accepted, so that a number is never cut to a shorter one.
_LONGEST_WORD = 48


def numbers_in(line: str, sentences: Iterable[str]) -> list[str]:
    """The words that stand where the sentences have their number, if they hold a digit."""
    found: dict[int, str] = {}
    for sentence in sentences:
        for position, word in _words(line, sentence):
            if any(character.isdigit() for character in word):
                found.setdefault(position, word)
    return [found[position] for position in sorted(found)]


def names_in(line: str, sentences: Iterable[str]) -> list[str]:
    """What stands between the two halves of each sentence, as written; the shortest reading."""
    low = folded(line)
    found: dict[int, str] = {}
    for sentence in sentences:
        before, after = sentence.split("{}")
        for start in occurrences(low, before):
            begin = start + len(before)
            end = low.find(after, begin, begin + _LONGEST_NAME + len(after))
            if end > begin:
                found[end] = line[begin:end].strip()
    return [found[position] for position in sorted(found)]


def _words(line: str, sentence: str) -> Iterator[tuple[int, str]]:
    low = folded(line)
    before, after = (half.strip() for half in sentence.split("{}"))
    if before:
        for start in occurrences(low, before):
            begin = start + len(before)
            rest = line[begin : begin + _LONGEST_WORD].replace("%", " ").split(None, 1)
            if rest and (not after or folded(rest[-1]).startswith(after)):
                yield begin, rest[0].rstrip(".,;:!?")
        return
    for start in occurrences(low, after):
        if low[start + len(after) : start + len(after) + 1].isdigit():
            continue
        words = line[max(0, start - _LONGEST_WORD) : start].rsplit(None, 1)
        if words:
            yield start - len(words[-1]), words[-1]
