"""The tips every installation starts with, and what each component means, as plain data.

One TOML file a component, tips in the order members see them, the languages side by side: a table
in a tip or an introduction, named by a language's code, is its text in that language. English has
to be whole. A text in another language that lacks a part is left out, and English read instead.

After loading, the tips live in the database and belong to the editors; the introductions stay here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from tracker.core.components import COMPONENTS, Component

FALLBACK_LANGUAGE: Final = "en"
FOLDER = Path(__file__).parent


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


Words = TypeVar("Words", CatalogueText, ComponentIntro)


class IncompleteCatalogueError(Exception):
    """A text has no whole English version, which every other language falls back to."""


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
    return _whole(ComponentIntro, intros.get(language)) or _english(ComponentIntro, intros)


@cache
def _file(component: Component) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{component}.toml").read_text(encoding="utf-8"))


def _tip(component: Component, order: int, data: dict[str, Any]) -> CatalogueTip:
    return CatalogueTip(
        slug=data["slug"],
        component=component,
        order=order,
        kinds=tuple(data["kinds"]),
        checklist=tuple(data["checklist"]),
        paid=data["paid"],
        texts=_texts(data),
    )


def _texts(tip: dict[str, Any]) -> dict[str, CatalogueText]:
    tables = {code: table for code, table in tip.items() if isinstance(table, dict)}
    found = {code: _whole(CatalogueText, table) for code, table in tables.items()}
    return {
        FALLBACK_LANGUAGE: _english(CatalogueText, tables),
        **{code: text for code, text in found.items() if text},
    }


def _english(kind: type[Words], tables: Mapping[str, Any]) -> Words:
    text = _whole(kind, tables.get(FALLBACK_LANGUAGE))
    if text is None:
        raise IncompleteCatalogueError(tables)
    return text


def _whole(kind: type[Words], table: Any) -> Words | None:
    """The text of a table; None where a part is missing or empty."""
    parts = {part.name: _stripped(table, part.name) for part in fields(kind)}
    return kind(**parts) if all(parts.values()) else None


def _stripped(table: Any, part: str) -> str:
    value = table.get(part) if isinstance(table, dict) else None
    return value.strip() if isinstance(value, str) else ""
