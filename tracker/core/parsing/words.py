"""A piece of text taken apart: numbers as written, and the words around them."""

from dataclasses import dataclass
from typing import Final

from tracker.core.parsing.labels import PageLanguage
from tracker.core.parsing.text import folded, has_digit

# Standing alone these are a component's and a total's maximum more often than a value.
MAXIMA: Final = frozenset({"25", "100"})
DECORATION: Final = frozenset(["/", "%", "-", "–", "—", "−", "…", ".", ","])

_SPACED: Final = str.maketrans(
    dict.fromkeys('|•·:;=()[]{}*_"“”„«»', " ") | {"/": " / ", "%": " % "}
)


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text taken apart: its figures, whether each is a percentage, and the rest."""

    figures: tuple[str, ...]
    percents: tuple[bool, ...]
    others: tuple[str, ...]

    def only(self, language: PageLanguage) -> bool:
        """Whether nothing but numbers and their usual company stands there."""
        return not self.strange(language)

    def named_top(self, language: PageLanguage) -> bool:
        return any(word in language.top_words for word in self.others)

    def strange(self, language: PageLanguage) -> list[str]:
        if not self.others:
            return []
        known = DECORATION.union(language.of_words, language.top_words)
        return [word for word in self.others if word not in known]


def words_of(text: str, language: PageLanguage) -> Words:
    figures: list[str] = []
    percents: list[bool] = []
    others: list[str] = []
    words = text.translate(_SPACED).split()
    for place, word in enumerate(words):
        if not has_digit(word):
            others.append(folded(word))
            continue
        figure = word.rstrip(".,!?")
        follows = folded(words[place - 1]) if place else ""
        if figure in MAXIMA and (follows == "/" or follows in language.of_words):
            continue
        figures.append(figure)
        percents.append(words[place + 1 : place + 2] == ["%"])
    return Words(tuple(figures), tuple(percents), tuple(others))
