"""A file of the archive as a table, and the ways in which such tables are written down."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

Row = tuple[str, ...]


class Quoting(Enum):
    MINIMAL = "minimal"
    ALL = "all"
    NEVER = "never"
    COMMENTS_UNTIL_2024 = "a line break alone is not quoted"
    COMMENTS_SINCE_2024 = "a quote is escaped with a backslash"


@dataclass(frozen=True)
class Dialect:
    encoding: str = "utf-8"
    delimiter: str = ","
    quoting: Quoting = Quoting.MINIMAL
    newline: str = "\n"
    ends_with_newline: bool = True


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _minimal(cell: str, delimiter: str) -> str:
    upsets = (delimiter, '"', "\n", "\r")
    return _quoted(cell) if any(sign in cell for sign in upsets) else cell


def _until_2024(cell: str, delimiter: str) -> str:
    return _quoted(cell) if delimiter in cell or '"' in cell else cell


def _since_2024(cell: str, delimiter: str) -> str:
    upsets = (delimiter, '"', "\n")
    if any(sign in cell for sign in upsets):
        return '"' + cell.replace('"', '\\"') + '"'
    return cell


_WRITERS: dict[Quoting, Callable[[str, str], str]] = {
    Quoting.MINIMAL: _minimal,
    Quoting.ALL: lambda cell, delimiter: _quoted(cell),
    Quoting.NEVER: lambda cell, delimiter: cell,
    Quoting.COMMENTS_UNTIL_2024: _until_2024,
    Quoting.COMMENTS_SINCE_2024: _since_2024,
}


def written(rows: Iterable[Row], dialect: Dialect) -> bytes:
    write = _WRITERS[dialect.quoting]
    lines = [
        dialect.delimiter.join(
            write(cell.replace("\n", dialect.newline), dialect.delimiter) for cell in row
        )
        for row in rows
    ]
    text = dialect.newline.join(lines) + (dialect.newline if dialect.ends_with_newline else "")
    return text.encode(dialect.encoding, "replace")


@dataclass(frozen=True)
class Table:
    """`name` is the file's in the archive, with its folder; `of` what it is whatever the era."""

    of: str
    name: str
    header: Row
    rows: tuple[Row, ...]
    dialect: Dialect = Dialect()
    preamble: tuple[Row, ...] = ()

    def content(self) -> bytes:
        return written((*self.preamble, self.header, *self.rows), self.dialect)
