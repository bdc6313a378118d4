"""Small exports for tests, cell by cell."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from openpyxl import Workbook

from tracker.core.analytics import AnalyticsReading, read_analytics

TODAY = date(2026, 11, 19)
POSTS = [
    ["Maximum of 50 posts available to include in this list"],
    [],
    ["Post URL", "Post publish date", "Engagements", "", "Post URL", "Post publish date", "Imp"],
    ["https://www.linkedin.com/feed/update/x", "8/1/2024", 5, "", "https://x", "8/2/2024", 9],
]
DEMOGRAPHICS = [["Top Demographics", "Value", "Percentage"], ["Company size", "2-10", "< 1%"]]

Rows = Sequence[Sequence[object]]


def discovery(period: str, title: str = "Overall Performance") -> Rows:
    return [[title, period], ["Impressions", "1,234"], ["Members reached", "999"]]


def engagement(*rows: Sequence[object], header: Sequence[str] = ()) -> Rows:
    return [header or ["Date", "Impressions", "Engagements"], *rows]


def followers(*rows: Sequence[object]) -> Rows:
    return [["Total followers on 8/7/2024:", 4321], [], ["Date", "New followers"], *rows]


def saved(sheets: Mapping[str, Rows]) -> BytesIO:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    file = BytesIO()
    workbook.save(file)
    file.seek(0)
    return file


def export(
    days: Rows, gains: Rows = (), *, period: str = "8/1/2024 - 8/31/2024", **names: str
) -> BytesIO:
    return saved(
        {
            names.get("discovery", "DISCOVERY"): discovery(period),
            "ENGAGEMENT": engagement(*days),
            "TOP POSTS": POSTS,
            "FOLLOWERS": followers(*gains),
            "DEMOGRAPHICS": DEMOGRAPHICS,
        }
    )


def read(file: BytesIO, today: date = TODAY) -> AnalyticsReading:
    return read_analytics(file, today=today)


def changed(file: BytesIO, name: str, old: bytes, new: bytes) -> BytesIO:
    """With one entry of the XLSX written by another hand."""
    result = BytesIO()
    with ZipFile(file) as source, ZipFile(result, "w", ZIP_STORED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == name:
                assert old in content
                content = content.replace(old, new)
            target.writestr(entry.filename, content)
    result.seek(0)
    return result
