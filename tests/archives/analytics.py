"""Creator analytics workbooks as LinkedIn exports them, with the daily figures they were made of.

A figure that is None was left blank; a day without any row is absent. Neither is a zero.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class Figures:
    impressions: int | None
    engagements: int | None
    new_followers: int | None


Days = Mapping[date, Figures]


@dataclass(frozen=True)
class Layout:
    """How one version of the export, in one language, writes its five or six sheets."""

    name: str
    sheets: tuple[str, ...] = ("DISCOVERY", "ENGAGEMENT", "TOP POSTS", "FOLLOWERS", "DEMOGRAPHICS")
    discovery: tuple[str, ...] = ("Overall Performance", "Impressions", "Members reached")
    engagement: tuple[str, ...] = ("Date", "Impressions", "Engagements")
    posts_note: str = "Maximum of 50 posts available to include in this list"
    posts: tuple[str, ...] = ("Post URL", "Post Publish Date", "Engagements", "Impressions")
    followers_total: str = "Total followers on {day}"
    followers: tuple[str, ...] = ("Date", "New followers")
    demographics: tuple[str, ...] = ("Top Demographics", "Value", "Percentage")
    little: str = "< 1%"
    day_first: bool = False
    thousands: str = ","
    all_text: bool = True
    dimension: bool = True

    def day(self, day: date) -> str:
        numbers = (day.day, day.month) if self.day_first else (day.month, day.day)
        shape = "{:02d}/{:02d}/{}" if self.day_first else "{}/{}/{}"
        return shape.format(*numbers, day.year)

    def number(self, number: int | None) -> str | float | None:
        if number is None:
            return "" if self.all_text else None
        return f"{number:,}".replace(",", self.thousands) if self.all_text else float(number)


OLD = Layout(
    "November 2024",
    discovery=("Overall Performance", "Impressions", "Unique views"),
    posts=("Post URL", "Post publish date", "Engagements", "Impressions"),
    followers_total="Total followers on {day}:",
    all_text=False,
)
NEW = Layout("2026")
SIX_SHEETS = Layout(
    "late 2026",
    sheets=(*NEW.sheets[:4], "AUDIENCE DEMOGRAPHICS", "CONTENT DEMOGRAPHICS"),
)
PORTUGUESE = Layout(
    "Portuguese of Brazil",
    sheets=(
        "Descoberta",
        "Engajamento",
        "Publicações mais em alta",
        "Seguidores",
        "Dados demográficos do público",
        "Dados demográficos do conteúdo",
    ),
    discovery=("Desempenho geral", "Impressões", "Usuários alcançados"),
    engagement=("Data", "Impressões", "Engajamentos"),
    posts_note="Máximo de 50 publicações disponíveis para inclusão nesta lista",
    posts=("URL da publicação", "Data de publicação", "Engajamentos", "Impressões"),
    followers_total="Total de seguidores em {day}",
    followers=("Data", "Novos seguidores"),
    demographics=("Principais dados demográficos", "Valor", "Porcentagem"),
    little="menos de 1%",
    day_first=True,
    thousands=".",
)
WITHOUT_DIMENSION = Layout("2026 without dimensions", dimension=False)
LAYOUTS = (OLD, NEW, SIX_SHEETS, PORTUGUESE, WITHOUT_DIMENSION)


def made_up_days(seed: int, first: date, last: date) -> Days:
    """One day has lost engagements, some figures are blank, some are in the thousands."""
    random = Random(seed)
    days = {}
    for offset in range((last - first).days + 1):
        blank = random.random() < 0.03
        days[first + timedelta(days=offset)] = Figures(
            random.choice((0, 7, random.randint(1, 999), random.randint(1_000, 2_500_000))),
            None if blank else random.randint(0, 1_500),
            random.randint(0, 40),
        )
    taken_back = random.choice(sorted(days))
    days[taken_back] = Figures(days[taken_back].impressions, -28, days[taken_back].new_followers)
    return days


def workbook(layout: Layout, days: Days) -> bytes:
    book = Workbook()
    sheets = [book.active, *(book.create_sheet() for _ in layout.sheets[1:])]
    for sheet, title in zip(sheets, layout.sheets, strict=True):
        sheet.title = title
    for fill, sheet in zip((_discovery, _engagement, _posts, _followers), sheets, strict=False):
        fill(sheet, layout, days)
    for sheet in sheets[4:]:
        _demographics(sheet, layout)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue() if layout.dimension else _without_dimension(buffer.getvalue())


def _discovery(sheet: Worksheet, layout: Layout, days: Days) -> None:
    overall, impressions, reached = layout.discovery
    total = sum(figures.impressions or 0 for figures in days.values())
    sheet.append([overall, f"{layout.day(min(days))} - {layout.day(max(days))}"])
    sheet.append([impressions, layout.number(total)])
    sheet.append([reached, layout.number(total // 3)])


def _engagement(sheet: Worksheet, layout: Layout, days: Days) -> None:
    sheet.append(layout.engagement)
    for day, figures in days.items():
        numbers = (layout.number(figures.impressions), layout.number(figures.engagements))
        sheet.append([layout.day(day), *numbers])


def _posts(sheet: Worksheet, layout: Layout, days: Days) -> None:
    """Two rankings side by side, of unequal length: a row is not one post."""
    url, published, engagements, impressions = layout.posts
    sheet.append([layout.posts_note])
    sheet.append([])
    sheet.append([url, published, engagements, None, url, published, impressions])
    for number, day in enumerate(sorted(days)[:20]):
        link = f"https://www.linkedin.com/feed/update/urn:li:activity:70000000000000000{number:02d}"
        figure = layout.number(5_000 - number)
        left = [link, layout.day(day - timedelta(days=400)), figure] if number < 12 else [None] * 3
        sheet.append([*left, "481" if layout.all_text else None, link, layout.day(day), figure])


def _followers(sheet: Worksheet, layout: Layout, days: Days) -> None:
    sheet.append([layout.followers_total.format(day=layout.day(max(days))), layout.number(12_345)])
    sheet.append([])
    sheet.append(layout.followers)
    for day, figures in days.items():
        sheet.append([layout.day(day), layout.number(figures.new_followers)])


def _demographics(sheet: Worksheet, layout: Layout) -> None:
    sheet.append(layout.demographics)
    sheet.append(["Utrecht", "Amsterdam, 12", "12%" if layout.all_text else 0.12])
    sheet.append(["Seniority", "CXO", layout.little])


def _without_dimension(content: bytes) -> bytes:
    """Some writers leave out how large a sheet is."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as read,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for entry in read.infolist():
            data = re.sub(rb"<dimension [^>]*/>", b"", read.read(entry))
            written.writestr(entry.filename, data)
    return buffer.getvalue()
