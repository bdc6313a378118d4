"""Sentences with one gap, such as "average SSI of {}", and what stands in the gap."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from tracker.core.parsing.labels import PageLanguage, Peers
from tracker.core.parsing.phrases import occurrences
from tracker.core.parsing.text import folded, has_digit
from tracker.core.parsing.tokens import Kind, Token
from tracker.core.parsing.words import words_of

SLASHED_TOTALS: Final = ("{}/100", "{} / 100")
_LONGEST_NAME: Final = 120
# Longer than any number that is accepted, so that a number is never cut to a shorter one.
_LONGEST_WORD: Final = 48
_LONGEST_COMPANY: Final = 200


def sentence_tokens(blank: Token, language: PageLanguage) -> list[Token]:
    """What the sentences of a line say: its total, averages, ranks and the industry's name."""
    said = list(_about_peers(blank, language))
    total = _total(blank, language, has_company=bool(said))
    return [total, *said] if total else said


def _about_peers(blank: Token, language: PageLanguage) -> Iterator[Token]:
    text = blank.source
    averages = [
        replace(blank, kind=Kind.AVERAGE, figures=tuple(numbers), peers=peers)
        for peers, sentences in language.group_averages.items()
        if (numbers := numbers_in(text, sentences))
    ]
    general = tuple(numbers_in(text, language.averages))
    if general and not averages:
        peers = _group_named_in(text, language)
        averages.append(replace(blank, kind=Kind.AVERAGE, figures=general, peers=peers))
    yield from averages
    ranks = numbers_in(text, language.peer_ranks)
    if ranks:
        yield replace(blank, kind=Kind.PEER_RANK, figures=tuple(ranks))
    names = names_in(text, language.industry_names)
    if names:
        yield replace(blank, kind=Kind.INDUSTRY_NAME, figures=tuple(names))


def _group_named_in(text: str, language: PageLanguage) -> Peers | None:
    low = folded(text)
    named = [
        peers
        for peers, words in language.group_words.items()
        if any(next(occurrences(low, word), None) is not None for word in words)
    ]
    return named[0] if len(named) == 1 else None


def _total(blank: Token, language: PageLanguage, *, has_company: bool) -> Token | None:
    """The number before "out of 100", which stands alone or before the sentences of a card.

    "My score was 72 out of 100" is somebody telling of a score.
    """
    text = blank.source
    places = places_of_numbers(text, language.totals + SLASHED_TOTALS)
    if not places:
        return None
    first = min(places)
    after = text[first + len(places[first]) :]
    is_alone = len(after) <= _LONGEST_COMPANY and words_of(after, language).only(language)
    if first > _LONGEST_COMPANY or not (is_alone or has_company):
        return None
    before = words_of(text[:first], language)
    if before.figures or not before.only(language):
        return None
    return replace(blank, kind=Kind.TOTAL, figures=tuple(places[p] for p in sorted(places)))


def numbers_in(line: str, sentences: Iterable[str]) -> list[str]:
    """The words that stand where the sentences have their number, if they hold a digit."""
    found = places_of_numbers(line, sentences)
    return [found[position] for position in sorted(found)]


def places_of_numbers(line: str, sentences: Iterable[str]) -> dict[int, str]:
    """The same by where each of them stands."""
    low = folded(line)
    found: dict[int, str] = {}
    for sentence in sentences:
        for position, word in _words(line, low, *_halves(sentence)):
            if has_digit(word):
                found.setdefault(position, word)
    return found


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


@cache
def _halves(sentence: str) -> tuple[str, str]:
    before, after = sentence.split("{}")
    return before.strip(), after.strip()


def _words(line: str, low: str, before: str, after: str) -> Iterator[tuple[int, str]]:
    if (before or after) not in low:
        return
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
            yield line.rfind(words[-1], 0, start), words[-1]
