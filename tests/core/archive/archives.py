"""Small archives for tests, written row by row."""

from collections.abc import Mapping
from datetime import UTC, date, tzinfo
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from tracker.core.archive import ArchiveReading, read_archive
from tracker.core.weeks import Week

TODAY = date(2026, 11, 19)

SHARES = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility"
COMMENTS = "Date,Link,Message"
REACTIONS = "Date,Type,Link"
REPOSTS = "Date,Link"
SEARCHES = "Time,Search Query"
MEMBER_FOLLOWS = "Date,Status,FullName"
COMPANY_FOLLOWS = "Organization,Followed On"
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)
MESSAGES_2018 = "From,To,Date,Subject,Content,Direction,Folder"
RECOMMENDATIONS = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers"
)
OWNER = "https://www.linkedin.com/in/robin-example"
OTHER = "https://www.linkedin.com/in/kim-example"
# What makes an archive a Complete one.
COMPLETE = {
    "Ad_Targeting_12345678.csv": "Member Age\n25-34\n",
    "Logins.csv": "Login Date,IP Address,User Agent,Login Type\n",
}


def lines(header: str, *rows: str, end: str = "\n") -> str:
    return end.join((header, *rows, ""))


def zipped(files: Mapping[str, str | bytes]) -> BytesIO:
    """Not compressed: the texts of tests are so monotonous that they would pass for a bomb."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    file.seek(0)
    return file


def read(
    files: Mapping[str, str | bytes], *, zone: tzinfo = UTC, today: date = TODAY
) -> ArchiveReading:
    return read_archive(zipped(files), zone=zone, today=today, on_progress=lambda _share: None)


def counts(reading: ArchiveReading, kind: str) -> dict[str, int]:
    """By week, without the zeros."""
    return {str(week): told[kind] for week, told in reading.weeks.items() if told.get(kind)}


def zeros(reading: ArchiveReading, kind: str) -> list[str]:
    return [str(week) for week, told in reading.weeks.items() if told.get(kind) == 0]


def week_of(day: date) -> str:
    return str(Week.of(day))


def message(
    at: str, text: str = "Hello", *, sender: str = OWNER, name: str = "Robin Example", **cells: str
) -> str:
    folder = cells.get("folder", "INBOX")
    drafts = f"{cells.get('draft', 'No')},{cells.get('conversation_draft', 'No')}"
    return f'c1,,{name},{sender},Kim Example,{OTHER},{at},,"{text}",{folder},,{drafts}'


def invitation(at: str, note: str = "", *, direction: str = "OUTGOING") -> str:
    ends = f"{OWNER},{OTHER}" if direction == "OUTGOING" else f"{OTHER},{OWNER}"
    return f'Robin Example,Kim Example,"{at}","{note}",{direction},{ends}'


def profile(headline: str = "Sales", summary: str = "About me") -> str:
    return lines(PROFILE, f"Robin,Example,,,,{headline},{summary},Software,,Utrecht,,,")
