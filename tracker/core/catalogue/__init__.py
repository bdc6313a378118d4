"""The tips every installation starts with, and what each component means, as plain data.

One TOML file a component, English and Dutch side by side, tips in the order members see them.
After loading, the tips live in the database and belong to the editors; the introductions stay here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from tracker.core.components import COMPONENTS, Component

LANGUAGES: Final = ("en", "nl")
FALLBACK_LANGUAGE: Final = "en"


@dataclass(frozen=True)
class CatalogueText:
    """A tip in one language; `why` and `how` are Markdown."""

    title: str
    why: str
    how: str
    tool: str
    effort: str


@dataclass(frozen=True)
class CatalogueTip:
    """Advice for one component, with the activity kinds and profile items it moves."""

    slug: str
    component: Component
    order: int
    kinds: tuple[str, ...]
    checklist: tuple[str, ...]
    paid: bool
    texts: Mapping[str, CatalogueText]


@dataclass(frozen=True)
class ComponentIntro:
    """What a component means, what feeds it, and a word of caution."""

    meaning: str
    feeds: str
    note: str


@cache
def load() -> tuple[CatalogueTip, ...]:
    """All tips, by component and then in the order of the file."""
    return tuple(
        _tip(component, order, data)
        for component in COMPONENTS
        for order, data in enumerate(_file(component)["tips"], start=1)
    )


def intro(component: Component, language: str) -> ComponentIntro:
    intros = _file(component)["intro"]
    return ComponentIntro(**intros.get(language, intros[FALLBACK_LANGUAGE]))


@cache
def _file(component: Component) -> dict[str, Any]:
    path = Path(__file__).with_name(f"{component}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _tip(component: Component, order: int, data: dict[str, Any]) -> CatalogueTip:
    return CatalogueTip(
        slug=data["slug"],
        component=component,
        order=order,
        kinds=tuple(data["kinds"]),
        checklist=tuple(data["checklist"]),
        paid=data["paid"],
        texts={language: _text(data[language]) for language in LANGUAGES},
    )


def _text(data: dict[str, str]) -> CatalogueText:
    return CatalogueText(**{name: value.strip() for name, value in data.items()})
