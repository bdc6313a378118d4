"""Small archives and workbooks, handed in as a member would."""

import io
import zipfile
from datetime import date
from typing import Final

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.archives.analytics import LAYOUTS, made_up_days, workbook
from tracker.actions.imports import hand_in
from tracker.models import Import, ImportedCount, Member

REACTIONS: Final = "Date,Type,Link\n"
LINK: Final = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7400000000000000000"


def archive(*days: str, more: dict[str, str] | None = None) -> bytes:
    """With one reaction at noon (UTC) of each day, such as "2026-02-03"."""
    rows = "".join(f"{day} 12:00:00,LIKE,{LINK}\n" for day in days)
    return zipped({"Reactions_123.csv": REACTIONS + rows, **(more or {})})


def zipped(files: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return target.getvalue()


def analytics(first: date, last: date) -> bytes:
    return workbook(LAYOUTS[0], made_up_days(1, first, last))


def upload(content: bytes, name: str = "Complete_LinkedInDataExport.zip") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def handed_in(member: Member, content: bytes) -> Import:
    return hand_in(member=member, file=upload(content))


def imported(member: Member) -> dict[tuple[str, str], int]:
    rows = ImportedCount.objects.of(member).values_list("week", "kind", "count")
    return {(week.isoformat(), kind): count for week, kind, count in rows if count}
