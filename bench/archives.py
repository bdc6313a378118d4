"""Reading an archive with very many messages: time, and memory on top of what was in use."""

import csv
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

from bench.report import Line, at_most
from tracker.core.archive import ArchiveReading, read_archive

MESSAGES: Final = 200_000
OWNER: Final = "https://www.linkedin.com/in/robin-example"
TODAY: Final = date(2026, 11, 19)
HEADER: Final = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)
INVITATIONS: Final = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
WORDS: Final = ("thanks", "for", "the", "note", "let", "us", "meet", "next", "week", "about", "our")


def measure() -> list[Line]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "archive.zip"
        write_archive(path, MESSAGES)
        # A process of its own: memory that others have used is not counted, nor used again.
        with get_context("spawn").Pool(1) as pool:
            seconds, processor, growth, sent = pool.apply(reading, (path,))
    context = f"{sent:,} of them sent; {processor:.1f} s of the processor"
    return [
        Line("Archive", f"{MESSAGES:,} messages", seconds, "s", at_most(60), context),
        Line("Archive", f"{MESSAGES:,} messages, memory", growth, "MB", at_most(150)),
    ]


def reading(path: Path) -> tuple[float, float, float, int]:
    """Seconds, those of the processor, megabytes above those in use, and messages counted."""
    before = megabytes("VmRSS")
    started, worked = perf_counter(), process_time()
    with path.open("rb") as file:
        found = read_archive(
            file,
            zone=ZoneInfo("Europe/Amsterdam"),
            today=TODAY,
            on_progress=lambda _share: None,
        )
    seconds, processor = perf_counter() - started, process_time() - worked
    return seconds, processor, megabytes("VmHWM") - before, counted(found)


def counted(found: ArchiveReading) -> int:
    return sum(counts.get("messages", 0) for counts in found.weeks.values())


def megabytes(what: str) -> float:
    """VmRSS is in use, VmHWM was at the peak; `ru_maxrss` would begin with the parent's peak."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition(f"{what}:")[2].split()[0]) / 1024


def write_archive(path: Path, messages: int) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("Invitations.csv", invitations())
        archive.writestr("messages.csv", conversations(messages))


def invitations() -> str:
    row = f'R,K,"1/7/26, 2:37 PM","Let us meet",OUTGOING,{OWNER},https://www.linkedin.com/in/k\n'
    return f"{INVITATIONS}\n{row}"


def conversations(messages: int) -> str:
    """Half of them by the owner, over ten years, every field quoted, some of several lines."""
    random = Random(2026)
    file = StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(HEADER.split(","))
    began = datetime(2016, 1, 4, tzinfo=UTC)
    for number in range(messages):
        at = began + timedelta(seconds=random.randrange(10 * 365 * 86_400))
        sender = OWNER if random.random() < 0.5 else f"https://www.linkedin.com/in/p{number // 20}"
        text = " ".join(random.choices(WORDS, k=random.randrange(1, 60)))
        lines = text.replace(" week ", "\n") if number % 10 == 0 else text
        when = f"{at:%Y-%m-%d %H:%M:%S} UTC"
        conversation = f"2-{random.getrandbits(128):032x}=="
        folder = ("INBOX", "", "No", "No")
        writer.writerow(
            [conversation, "", "Robin Example", sender, "Kim", "", when, "", lines, *folder]
        )
    return file.getvalue()
