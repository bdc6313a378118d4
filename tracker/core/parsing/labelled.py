"""A line with a label or a heading, and the figures that stand on it."""

from dataclasses import replace
from typing import Final

from tracker.core.parsing.labels import PageLanguage
from tracker.core.parsing.phrases import Hit, Phrase, Role
from tracker.core.parsing.text import folded
from tracker.core.parsing.tokens import Kind, Token
from tracker.core.parsing.words import MAXIMA, Words, words_of

_KINDS: Final = {role: Kind[role.name] for role in Role}
_WORDS_BESIDE_A_STEM: Final = 4
# With a tooltip beside the label a row is not longer.
_LONGEST_SIDE: Final = 400
_SEPARATORS: Final = "|:·•–—("


def label_token(blank: Token, hits: tuple[Hit, ...], language: PageLanguage) -> Token | None:
    """The label or heading of a line that holds one phrase and no strange words."""
    hit = next((hit for hit in hits if hit.phrase.role.is_label), hits[0] if hits else None)
    if hit is None:
        return None
    text, phrase = blank.source, hit.phrase
    if max(hit.start, len(text) - hit.end) > _LONGEST_SIDE:
        return None
    sides = _Sides(text[: hit.start], text[hit.end :], language)
    if not sides.fit(phrase) or (phrase.role is Role.CHANGE and hit.start):
        return None
    if not phrase.role.is_label and sides.figures:
        return None
    if phrase.is_stem and sides.figures and not sides.certain(phrase):
        return replace(blank, is_stem=True)
    left, right = sides.values(percents=phrase.role is Role.RANK)
    return replace(
        blank,
        kind=_KINDS[phrase.role],
        figures=(*left, *right),
        before=len(left),
        field=phrase.field,
        peers=phrase.peers,
        is_stem=phrase.is_stem,
    )


class _Sides:
    """What stands on a line before and after its label."""

    def __init__(self, before: str, after: str, language: PageLanguage) -> None:
        self.language = language
        self.texts = tuple(_without_asides(text, language) for text in (before, after))
        self.before, self.after = (words_of(text, language) for text in self.texts)

    @property
    def figures(self) -> tuple[str, ...]:
        return self.before.figures + self.after.figures

    def fit(self, phrase: Phrase) -> bool:
        """Whether no more words stand beside the phrase than may."""
        return all(
            len(words.strange(self.language)) <= _WORDS_BESIDE_A_STEM * allowed
            for words, allowed in (
                (self.before, phrase.more_before),
                (self.after, phrase.more_after),
            )
        )

    def certain(self, phrase: Phrase) -> bool:
        """Whether the figures are the label's although only a stem of it is known.

        "5 tips for your professional brand" holds no score, and an average is no rank.
        """
        if phrase.role is Role.RANK:
            ranked = self.before.named_top(self.language) or self.after.named_top(self.language)
            return ranked or all(self.before.percents + self.after.percents)
        return all(
            words.only(self.language) or all(_is_set_off(figure, text) for figure in words.figures)
            for words, text in zip((self.before, self.after), self.texts, strict=True)
        )

    def values(self, *, percents: bool) -> tuple[list[str], list[str]]:
        left, right = _values(self.before, percents), _values(self.after, percents)
        if len(left) + len(right) > 1:
            return _likely(left), _likely(right)
        return left, right


def _is_set_off(figure: str, text: str) -> bool:
    """Whether a number is written as no number within a sentence is."""
    if "." in figure or "," in figure:
        return True
    before, _, after = text.partition(figure)
    return before.rstrip()[-1:] in tuple(_SEPARATORS) or after.lstrip()[:1] in tuple(_SEPARATORS)


def _values(words: Words, percents: bool) -> list[str]:
    pairs = zip(words.figures, words.percents, strict=True)
    return [figure for figure, percent in pairs if percents or not percent]


def _likely(figures: list[str]) -> list[str]:
    """Without maxima and signed changes, which stand beside a value."""
    return [figure for figure in figures if figure not in MAXIMA and figure[0] not in "+-−–"]


def _without_asides(text: str, language: PageLanguage) -> str:
    low = folded(text)
    for aside in language.asides:
        start = low.find(aside)
        if start >= 0:
            text = f"{text[:start]} {text[start + len(aside) :]}"
            low = folded(text)
    return text
