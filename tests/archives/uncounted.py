"""All else that lies in an archive: the profile, look-alikes, and files nobody may count."""

from datetime import timedelta
from typing import Any

from tests.archives import dates
from tests.archives.eras import OF_2018, UNENDED, WINDOWS, Era
from tests.archives.life import Life
from tests.archives.tables import Row, Table

_PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers"
)
_PROFILE_2018 = _PROFILE.replace("Birth Date,", "Birth Date,Contact Instructions,").replace(
    "Industry,", "Industry,Country,"
)
_COACHED = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS"
)
_ADS = "Member Age,Company Names,Company Names,Company Names,Job Titles,Job Titles,Job Titles"
_ADDRESS = "203.0.113.7"


def uncounted_tables(era: Era, life: Life) -> list[Table]:
    return [*_of_basic(era, life), *_of_complete(era, life)]


def raw_files(era: Era, life: Life) -> dict[str, bytes]:
    """What is no table: articles, whose names hold colons or accents, and a line of prose."""
    page = b'<html><h1>Article</h1><p class="created">Created on 2020-01-01 10:00</p></html>'
    if era.pacific:
        return {"Articles/2017-12-09 04:54:08.html": page}
    return {
        "Articles/Articles/négociation-à-deux.html": page,
        "Articles/Articles/draft-2021-03-17-date-link.html": page,
        "LearningCoachMessages.csv": b"No conversations found\n",
        "Jobs/Job Seeker Preferences.csv": b"Locations,Industries\n\n",
        "Services Marketplace/Providers.csv": b"Service Category,Status\n",
    }


def _table(of: str, header: str, *rows: Row, name: str = "", **rest: Any) -> Table:
    cells = tuple(header.split(","))
    return Table(of, name or f"{of}.csv", cells, rows, **rest)


def _profile(era: Era, life: Life) -> Table:
    header = (_PROFILE_2018 if era.pacific else _PROFILE).split(",")
    cells = {
        "First Name": life.owner.first,
        "Last Name": life.owner.last,
        "Headline": life.headline,
        "Summary": life.summary,
        "Industry": "Wholesale",
        "Geo Location": "Utrecht, Netherlands",
        "Websites": "[PERSONAL:https://example.com]",
    }
    return _table("Profile", ",".join(header), tuple(cells.get(column, "") for column in header))


def _of_basic(era: Era, life: Life) -> list[Table]:
    skills = tuple((name,) for name in ("Sales", "C++", "Planning", "Wine, cheese", "Excel", "SQL"))
    endorsed = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,"
    traces = [trace.at for trace in life.traces]
    tables = [
        _profile(era, life),
        _table("Profile Summary", "Profile Summary", ("",)),
        _table(
            "Positions",
            "Company Name,Title,Description,Location,Started On,Finished On",
            ("Globex, Inc.", "Head of sales", "All of\nEurope", "Utrecht", "Jan 2017", ""),
            ("Acme", "Clerk", "", "", "2011", "Dec 2016"),
        ),
        _table(
            "Education",
            "School Name,Start Date,End Date,Notes,Degree Name,Activities",
            ("Utrecht University", "2007", "2011", "", "MSc", "Rowing"),
        ),
        _table("Skills", "Name", *skills),
        _table("Languages", "Name,Proficiency", ("Dutch", "Native or bilingual proficiency")),
        _table(
            "Endorsement_Received_Info",
            endorsed + "Endorser Public Url,Endorsement Status",
            *(
                (dates.slashed(at), "Sales", "A", "B", "www.linkedin.com/in/a", "ACCEPTED")
                for at in traces
            ),
        ),
        _table(
            "Rich_Media" if not era.pacific else "Rich Media",
            "Date/Time,Media Description,Media Link",
            ("You uploaded a photo on July 1, 2024 at 9:39 AM (GMT)", "", "https://example.com"),
        ),
        _table(
            "Learning",
            "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
            "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),",
            ("Selling", "", "COURSE", "2020-12-29 14:24 UTC", "N/A", "false", "N/A", ""),
        ),
        _table(
            "Email Addresses",
            "Email Address,Confirmed,Primary,Updated On",
            ("noor@example.com", "Yes", "Yes", "Not Available"),
        ),
    ]
    decoys = ("guide_messages", "learning_coach_messages", "learning_role_play_messages")
    if era.made.year >= 2024:
        tables += [_table(name, _COACHED) for name in decoys]
    return tables


def _of_complete(era: Era, life: Life) -> list[Table]:
    """Two of these say that the archive is a Complete one, whatever its name."""
    traces = [trace.at for trace in life.traces] or [life.made - timedelta(days=30)]
    old = {"dialect": OF_2018} if era.pacific else {}
    login = dates.slashed if era.pacific else dates.of_java
    ads = "Ad Targeting" if era.pacific else "Ad_Targeting"
    tables = [
        _table("Ad_Targeting", _ADS, ("35-54", *"abcdef"), name=f"{ads}.csv", **old),
        _table(
            "Logins",
            "Login Date,IP Address,User Agent,Login Type",
            *(
                (login(at), _ADDRESS, "Mozilla/5.0 (X11; Linux, like Gecko)", "Primary")
                for at in traces
            ),
            **old,
        ),
        _table(
            "Security Challenges",
            "Challenge Date,IP Address,User Agent,Country,Challenge Type",
            ("Sat Sep 05 08:12:14 UTC 2015", _ADDRESS, "Mozilla/5.0", "nl", "CAPTCHA"),
            **old,
        ),
        _table(
            "Votes",
            "Date,Link,OptionText",
            *((dates.plain(at), "urn:li:activity:7000000000000000000", "Yes, no") for at in traces),
            name=era.name_of("Votes"),
        ),
        _table(
            "Saved_Items",
            "savedItem,CreatedTime" if era.made.year >= 2025 else "savedItem,createdTime",
            *(("https://www.linkedin.com/feed/update/urn", dates.plain(at)) for at in traces),
            name=era.name_of("Saved_Items"),
        ),
    ]
    if era.hashtags:
        hashtag = [("#sales", dates.plain(at), dates.plain(at), "Follow") for at in traces]
        header = "HashTag,CreatedTime,LastModifiedTime,State"
        tables.append(_table("Hashtag_Follows", header, *hashtag, dialect=WINDOWS))
    if not era.pacific:
        inferences = "Category,Type of inference,Description,Inference"
        row = ("Demographics", "Gender", "Inference, of you", "Yes")
        tables.append(_table("Inferences_about_you", inferences, row, dialect=UNENDED))
    return tables
