"""One page of many rows."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import QuerySet

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Paged(Generic[Row]):
    """`count` is that of all pages."""

    rows: tuple[Row, ...]
    count: int
    page: int
    pages: int

    @property
    def previous_page(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    @property
    def next_page(self) -> int | None:
        return self.page + 1 if self.page < self.pages else None


def paged(rows: QuerySet[Any, Row], page: str | int, size: int) -> Paged[Row]:
    """Two queries. A page that does not exist is the nearest one that does."""
    shown = Paginator(rows, size).get_page(page)
    return Paged(
        rows=tuple(shown.object_list),
        count=shown.paginator.count,
        page=shown.number,
        pages=shown.paginator.num_pages,
    )
