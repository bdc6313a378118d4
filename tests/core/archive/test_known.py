"""None, unknown, and the higher of two."""

from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

import pytest

from tests.core.archive.archives import (
    COMMENTS,
    COMPANY_FOLLOWS,
    COMPLETE,
    CONNECTIONS,
    INVITATIONS,
    MEMBER_FOLLOWS,
    MESSAGES,
    MESSAGES_2018,
    OTHER,
    REACTIONS,
    RECOMMENDATIONS,
    SHARES,
    counts,
    invitation,
    lines,
    message,
    profile,
    read,
    zeros,
    zipped,
)
from tracker.core.activity import KINDS, ChecklistItem
from tracker.core.archive import ArchiveError, ArchiveErrorCode, ArchiveKind, read_archive
from tracker.core.weeks import Week
from tracker.core.zip_limits import ZipRefusal

UNTOLD = {"articles", "profiles_viewed", "active_days", "leads_saved", "inmails", "follow_ups"}


def reaction(day: str) -> str:
    return f"{day} 12:00:00,LIKE,u"


def test_a_kind_whose_file_is_absent_is_unknown() -> None:
    reading = read({"Reactions.csv": lines(REACTIONS, reaction("2026-01-07"))})
    assert reading.kind is ArchiveKind.PART
    assert reading.unknown == tuple(kind for kind in KINDS if kind != "reactions")


def test_in_a_complete_archive_absent_is_none() -> None:
    files = {
        **COMPLETE,
        "Reactions_1.csv": lines(REACTIONS, reaction("2026-01-07"), reaction("2026-01-20")),
    }
    reading = read(files)
    assert reading.kind is ArchiveKind.COMPLETE
    assert set(reading.unknown) == UNTOLD
    assert zeros(reading, "posts") == ["2026-W02", "2026-W03"]


def test_a_complete_archive_says_nothing_of_a_file_that_could_not_be_read() -> None:
    files = {
        **COMPLETE,
        "Reactions_1.csv": lines(REACTIONS, reaction("2026-01-07"), reaction("2026-01-20")),
        "Shares.csv": lines("Datum,Link", "x,y"),
        "Comments.csv": lines(COMMENTS, "2026-99-99 12:00:00,https://x,Hello"),
    }
    reading = read(files)
    assert {"posts", "reshares", "comments"} <= set(reading.unknown)
    assert zeros(reading, "posts") == zeros(reading, "comments") == []


def test_weeks_are_none_from_the_files_first_row_to_the_last_whole_week() -> None:
    days = ("2026-01-07", "2026-01-20", "2026-02-08")
    reading = read({"Reactions.csv": lines(REACTIONS, *map(reaction, days))})
    assert counts(reading, "reactions") == {"2026-W02": 1, "2026-W04": 1, "2026-W06": 1}
    assert zeros(reading, "reactions") == ["2026-W03", "2026-W05"]
    assert reading.first_week == Week(2026, 2)
    assert reading.through == date(2026, 2, 8)


def test_the_newest_row_of_any_file_ends_what_is_known() -> None:
    files = {
        "Reactions.csv": lines(REACTIONS, reaction("2026-01-07")),
        "Connections.csv": lines(CONNECTIONS, ",,,,,,26 Jan 2026"),
    }
    assert zeros(read(files), "reactions") == ["2026-W03", "2026-W04"]


def test_a_row_that_is_left_out_begins_what_is_known() -> None:
    rows = (
        message("2026-01-07 12:00:00 UTC", sender=OTHER, name="Kim Example"),
        message("2026-01-20 12:00:00 UTC"),
    )
    files = {"Profile.csv": profile(), "messages.csv": lines(MESSAGES, *rows)}
    assert zeros(read(files), "messages") == ["2026-W02", "2026-W03"]


def test_a_header_alone_says_that_there_is_none() -> None:
    days = ("2026-01-07", "2026-01-20")
    files = {
        "Reactions.csv": lines(REACTIONS, *map(reaction, days)),
        "Comments.csv": lines(COMMENTS),
    }
    assert zeros(read(files), "comments") == ["2026-W02", "2026-W03"]


def test_half_of_a_kinds_files_is_no_count() -> None:
    row = "Acme,Wed Jan 07 12:00:00 UTC 2026"
    files = {"Company Follows.csv": lines(COMPANY_FOLLOWS, row)}
    assert "follows" in read(files).unknown
    assert counts(read(files), "follows") == {}
    whole = {**files, "Member_Follows.csv": lines(MEMBER_FOLLOWS)}
    assert counts(read(whole), "follows") == {"2026-W02": 1}


def test_of_a_file_that_is_there_twice_each_week_has_the_higher_count() -> None:
    early, late = reaction("2026-01-07"), reaction("2026-01-20")
    files = {
        "Basic/Reactions.csv": lines(REACTIONS, early, early, late),
        "Complete/Reactions_1.csv": lines(REACTIONS, early, late, late, late),
    }
    assert counts(read(files), "reactions") == {"2026-W02": 2, "2026-W04": 3}


def test_weeks_are_those_of_the_zone() -> None:
    files = {"Reactions.csv": lines(REACTIONS, "2026-01-04 23:30:00,LIKE,u")}
    assert counts(read(files), "reactions") == {"2026-W01": 1}
    assert counts(read(files, zone=ZoneInfo("Europe/Amsterdam")), "reactions") == {"2026-W02": 1}


def test_the_date_of_a_connection_is_of_no_zone() -> None:
    files = {"Connections.csv": lines(CONNECTIONS, ',,,,,,"1/4/26, 11:40 PM"')}
    reading = read(files, zone=ZoneInfo("Pacific/Kiritimati"))
    assert counts(reading, "connections") == {"2026-W01": 1}


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("Invitations", lines(INVITATIONS, invitation("1/4/26, 5:30 PM")), "invitations"),
        (
            "Recommendations_Given",
            lines(RECOMMENDATIONS, 'K,E,C,D,Great,"01/04/26, 05:30 PM",VISIBLE'),
            "recommendations_given",
        ),
        (
            "Messages",
            lines(MESSAGES_2018, 'R,K,"1/4/26, 5:30 PM",,Hello,OUTGOING,SENT'),
            "messages",
        ),
    ],
)
def test_what_is_written_in_pacific_time_is_of_the_week_it_was_elsewhere(
    name: str, content: str, kind: str
) -> None:
    files = {f"{name}.csv": content}
    assert counts(read(files, zone=ZoneInfo("America/Los_Angeles")), kind) == {"2026-W01": 1}
    assert counts(read(files), kind) == {"2026-W02": 1}


def test_only_messages_of_2018_have_a_guessed_zone() -> None:
    reading = read({"Reactions.csv": lines(REACTIONS, reaction("2026-01-07"))})
    assert (reading.guessed_zone, reading.odd_dates) == (False, False)
    assert not read({"Messages.csv": lines(MESSAGES_2018)}).guessed_zone


def test_similar_names_are_no_files_of_ours() -> None:
    files = {"guide_messages.csv": lines(MESSAGES), "Profile Summary.csv": "Profile Summary\n\n"}
    with pytest.raises(ArchiveError) as refused:
        read(files)
    assert refused.value.code is ArchiveErrorCode.NOTHING_KNOWN


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"readme.txt": "x"}, ArchiveErrorCode.NOTHING_KNOWN),
        ({}, ArchiveErrorCode.NOTHING_KNOWN),
        ({"xl/workbook.xml": "x"}, ArchiveErrorCode.ANALYTICS_INSTEAD),
        ({"../Shares.csv": "x"}, ZipRefusal.UNSAFE_PATH),
    ],
)
def test_another_zip_is_told_by_a_code(files: dict[str, str], code: StrEnum) -> None:
    with pytest.raises(ArchiveError) as refused:
        read(files)
    assert refused.value.code is code


def test_progress_goes_up_to_one_and_often_enough() -> None:
    rows = [reaction("2026-01-07")] * 12_000
    shares: list[float] = []
    file = zipped({"Reactions.csv": lines(REACTIONS, *rows)})
    read_archive(file, zone=ZoneInfo("UTC"), today=date(2026, 11, 19), on_progress=shares.append)
    assert len(shares) > 3
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_progress_never_goes_back_when_a_file_is_read_again() -> None:
    rows = ["13/1/2026 12:00,LIKE,https://www.linkedin.com/feed/update/x"] * 12_000
    shares: list[float] = []
    file = zipped({"Reactions.csv": lines(REACTIONS, *rows)})
    read_archive(file, zone=ZoneInfo("UTC"), today=date(2026, 11, 19), on_progress=shares.append)
    assert shares == sorted(shares)


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError, UnicodeError])
def test_what_progress_raises_ends_the_reading(error: type[BaseException]) -> None:
    def cancel(share: float) -> None:
        raise error

    file = zipped({"Reactions.csv": TEXT})
    with pytest.raises(error):
        read_archive(file, zone=ZoneInfo("UTC"), today=date(2026, 11, 19), on_progress=cancel)


TEXT = lines(REACTIONS, reaction("2026-01-07"))


def test_the_checklist_tells_what_the_archive_shows() -> None:
    files = {
        "Profile.csv": profile(),
        "Positions.csv": "Company Name,Title,Finished On\nAcme,Sales,\n",
        "Education.csv": "School Name\nUtrecht\n",
        "Skills.csv": "Name\nA\nB\nC\nD\nE\n",
    }
    everything = dict.fromkeys(
        (ChecklistItem.HEADLINE, ChecklistItem.SUMMARY, ChecklistItem.COMPLETE), True
    )
    assert read(files).profile == everything
    lacking = {**files, "Skills.csv": "Name\nA\n"}
    assert read(lacking).profile == {**everything, ChecklistItem.COMPLETE: False}
    former = {**files, "Positions.csv": "Company Name,Title,Finished On\nAcme,Sales,Jan 2024\n"}
    assert read(former).profile == {**everything, ChecklistItem.COMPLETE: False}


def test_without_all_its_files_a_part_does_not_say_whether_a_profile_is_complete() -> None:
    assert read({"Profile.csv": profile(summary=" ")}).profile == {
        ChecklistItem.HEADLINE: True,
        ChecklistItem.SUMMARY: False,
    }
    assert read({"Reactions.csv": TEXT}).profile == {}


def test_in_a_whole_archive_a_missing_file_says_that_a_profile_is_not_complete() -> None:
    assert not read({**COMPLETE, "Profile.csv": profile()}).profile[ChecklistItem.COMPLETE]


def test_no_text_name_or_address_is_in_a_reading() -> None:
    rows = (message("2026-01-07 12:00:00 UTC", "Secret words"), message("Secret", "Secret"))
    files = {
        "Profile.csv": profile("Secret headline", "Secret summary"),
        "messages.csv": lines(MESSAGES, *rows),
        "Shares.csv": lines(SHARES, "Secret,Secret,Secret,,,X"),
        "Secret.csv": "Secret",
        "Connections.csv": "Secret,Secret,,,,,07 Jan 2026\n",
    }
    told = repr(read(files))
    assert not [word for word in ("Secret", "Robin", "Kim", "linkedin.com") if word in told]
