from zipfile import ZipInfo

import pytest

from tracker.core.archive.names import archive_kind, plain_name
from tracker.core.archive.outcome import ArchiveKind


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Shares.csv", "shares"),
        ("SHARES.CSV", "shares"),
        ("Shares_123456789.csv", "shares"),
        ("Basic_LinkedInDataExport_01-02-2026/Ad_Targeting.csv", "ad targeting"),
        ("Basic\\Ad Targeting.csv", "ad targeting"),
        ("messages.csv", "messages"),
        ("guide_messages.csv", "guide messages"),
        ("LearningCoachMessages.csv", "learningcoachmessages"),
        ("Profile Summary.csv", "profile summary"),
        ("Shares.csv.txt", None),
        ("Shares (1).csv", "shares (1)"),
        ("__MACOSX/._Shares.csv", None),
        ("__MACOSX/Shares.csv", None),
        ("._Shares.csv", None),
        ("Articles/Articles/what.html", None),
    ],
)
def test_a_file_is_known_by_its_basename(path: str, name: str | None) -> None:
    assert plain_name(ZipInfo(path)) == name


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ({"ad targeting", "logins"}, ArchiveKind.COMPLETE),
        ({"searchqueries", "security challenges"}, ArchiveKind.COMPLETE),
        ({"searchqueries", "search queries"}, ArchiveKind.PART),
        ({"profile", "connections", "messages", "skills"}, ArchiveKind.BASIC),
        ({"profile", "connections", "messages", "skills", "logins"}, ArchiveKind.BASIC),
        ({"profile", "connections"}, ArchiveKind.PART),
        ({"shares", "comments", "reactions"}, ArchiveKind.PART),
    ],
)
def test_the_kind_of_an_archive_is_told_by_its_files(names: set[str], kind: ArchiveKind) -> None:
    assert archive_kind(names) is kind
