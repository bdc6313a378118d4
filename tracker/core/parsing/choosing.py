"""In which language a page speaks, told by the phrases that stand in it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from tracker.core.parsing.labels import LANGUAGES, PageLanguage
from tracker.core.parsing.phrases import Phrase, Role, occurrences, phrases_of

_WORD: Final = re.compile(r"[^\W\d_]+")
# A whole label says more than a heading, or than a stem that is part of many labels.
_LABEL: Final = 3


def language_of(low: str) -> PageLanguage | None:
    """The language with the most phrases in a folded text."""
    words = frozenset(_WORD.findall(low))
    found: dict[str, bool] = {}
    known = {language: _weight(low, words, language, found) for language in LANGUAGES}
    best = max(known, key=lambda language: known[language])
    return best if known[best] else None


def _weight(low: str, words: frozenset[str], language: PageLanguage, found: dict[str, bool]) -> int:
    """A text is searched only for what all its words allow, and for each phrase only once."""
    weight = 0
    for phrase, needed in _signs(language):
        if needed <= words:
            text = phrase.text
            if text not in found:
                found[text] = next(occurrences(low, text), None) is not None
            weight += found[text] * (_LABEL if _is_whole(phrase) else 1)
    return weight


def _is_whole(phrase: Phrase) -> bool:
    return phrase.role.is_label and not phrase.is_stem


@cache
def _signs(language: PageLanguage) -> tuple[tuple[Phrase, frozenset[str]], ...]:
    return tuple(_with_words(language))


def _with_words(language: PageLanguage) -> Iterator[tuple[Phrase, frozenset[str]]]:
    for phrase in phrases_of(language):
        if phrase.role not in (Role.TABLE_HEAD, Role.CHANGE):
            yield phrase, frozenset(_WORD.findall(f"{phrase.text} {phrase.then}"))
