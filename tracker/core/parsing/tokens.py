"""What the lines of a page are taken apart into: labels, numbers, headings, sentences."""

from dataclasses import dataclass
from enum import Enum, auto

from tracker.core.parsing.labels import Peers
from tracker.core.parsing.reading import FieldName


class Kind(Enum):
    COMPONENT = auto()
    REMAINDER = auto()
    RANK = auto()
    NUMBER = auto()
    PERCENT = auto()
    TOTAL = auto()
    AVERAGE = auto()
    PEER_RANK = auto()
    INDUSTRY_NAME = auto()
    OWN_HEADING = auto()
    PEER_HEADING = auto()
    TABLE_HEAD = auto()
    CHANGE = auto()
    OTHER_NUMBERS = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """`first` and `last` count segments. Figures before the label come first: `before` of them.

    A label that was only recognised by a stem `is_stem`: that alone does not make a page.
    """

    kind: Kind
    first: int
    last: int
    lines: tuple[int, ...]
    source: str
    figures: tuple[str, ...] = ()
    before: int = 0
    field: FieldName | None = None
    peers: Peers | None = None
    is_stem: bool = False
