"""What was pasted, if it is not the page: a page that asks to sign in, an empty one, another."""

from collections.abc import Mapping
from typing import Final

from tracker.core.parsing.components import COMPONENT_FIELDS
from tracker.core.parsing.labels import LANGUAGES
from tracker.core.parsing.phrases import RANKS
from tracker.core.parsing.reading import FieldName, FieldReading, PageKind, Status
from tracker.core.parsing.text import folded
from tracker.core.parsing.tokens import Kind, Token

# A page that did not load shows less than this.
_SHELL: Final = 400
_LOGIN_SIGNS: Final = 2
# What asks to sign in are buttons and fields; an article may speak of passwords too.
_LONGEST_BUTTON: Final = 60
# So many components with their values are no sentences of an article.
_NOT_BY_CHANCE: Final = 3
# Longer than any piece of the page that holds components and nothing else of it.
_LONGEST_PIECE: Final = 1_500


def kind_without_page(lines: list[str]) -> PageKind:
    buttons = folded("\n".join(line for line in lines if len(line) <= _LONGEST_BUTTON))
    for language in LANGUAGES:
        if sum(sign in buttons for sign in language.login) >= _LOGIN_SIGNS:
            return PageKind.LOGIN
    length = sum(len(line) + 1 for line in lines)
    return PageKind.EMPTY if length < _SHELL else PageKind.OTHER


def is_page(tokens: list[Token], fields: Mapping[FieldName, FieldReading], length: int) -> bool:
    """Whether it is the SSI page, or a short piece of it.

    An article names the components and averages too. What only the page has are its ranks and
    cards, or its total beside its components. A value beside a component's name makes a page
    where there is little else, the sentence about an average where there is nothing else; a
    value beside a stem does not, unless three of them stand together.
    """
    kinds = {token.kind for token in tokens}
    if (
        any(fields[name].status is not Status.MISSING for name in RANKS.values())
        or {Kind.OWN_HEADING, Kind.TOTAL} <= kinds
        or {Kind.COMPONENT, Kind.REMAINDER} <= kinds
        or (Kind.PEER_HEADING in kinds and kinds & {Kind.TOTAL, Kind.AVERAGE, Kind.PEER_RANK})
    ):
        return True
    if length <= _SHELL and any(token.peers for token in tokens):
        return True
    valued = {name for name, reading in fields.items() if reading.status is not Status.MISSING}
    known = {token.field for token in tokens if token.field and not token.is_stem}
    if len(valued.intersection(COMPONENT_FIELDS)) >= _NOT_BY_CHANCE:
        return length <= _LONGEST_PIECE or Kind.TOTAL in kinds
    return bool(valued & known) and length <= _LONGEST_PIECE
