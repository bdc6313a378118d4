"""The generator by itself: its dialects are those that were seen in real archives."""

import io
import zipfile
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest

from tests.archives.big import Size, write_big_archive
from tests.archives.eras import ERAS, Era
from tests.archives.life import NAME_BEFORE, NAMESAKE, OWNER
from tests.archives.living import lived
from tests.archives.moments import ZONES
from tests.archives.oracle import expected
from tests.archives.packing import PACKINGS, Packing, Scope, packed
from tests.archives.tables import Dialect, Quoting, written

every_era = pytest.mark.parametrize("era", ERAS, ids=lambda era: era.name)


def file_of(era: Era, prefix: str, packing: Packing = PACKINGS[0]) -> bytes:
    with zipfile.ZipFile(packed(era, lived(4, made=era.made), packing)) as archive:
        name = next(name for name in archive.namelist() if name.startswith(prefix))
        return archive.read(name)


@every_era
def test_every_packing_is_a_sound_zip(era: Era) -> None:
    life = lived(4, made=era.made)
    for packing in PACKINGS:
        with zipfile.ZipFile(packed(era, life, packing)) as archive:
            assert archive.testzip() is None


def test_a_post_of_three_lines_is_written_with_quotes_around_its_breaks() -> None:
    text = 'First line, "quoted"\n\nThird line'.replace("\n", '"\n"')
    assert written([(text, "")], Dialect()) == (
        b'"First line, ""quoted""""\n""""\n""Third line",\n'
    )


def test_comments_were_unquoted_over_line_breaks_and_are_escaped_with_backslashes_now() -> None:
    rows = [("2022-01-01 09:00:00", "https://x", "Thanks\nmore text"), ("", "", 'a "b", c')]
    old = Dialect(quoting=Quoting.COMMENTS_UNTIL_2024, newline="\r\n")
    new = Dialect(quoting=Quoting.COMMENTS_SINCE_2024)
    assert written(rows, old) == (
        b'2022-01-01 09:00:00,https://x,Thanks\r\nmore text\r\n,,"a ""b"", c"\r\n'
    )
    assert written(rows, new) == (
        b'2022-01-01 09:00:00,https://x,"Thanks\nmore text"\n,,"a \\"b\\", c"\n'
    )


def test_the_files_of_2018_are_sixteen_bits_wide_with_tabs() -> None:
    shares = file_of(ERAS[0], "Shares")
    assert shares.startswith(b"\xff\xfe")
    assert shares.decode("utf-16").startswith('"Date"\t"Share Title"\t')


def test_the_notes_above_connections_are_three_lines_and_the_last_line_does_not_end() -> None:
    connections = file_of(ERAS[-1], "Connections")
    assert connections.index(b"First Name,Last Name,URL") == 375
    assert not connections.endswith(b"\n")


def test_the_basic_archive_leaves_out_what_only_the_complete_one_has() -> None:
    life = lived(4, made=ERAS[-1].made)
    basic = zipfile.ZipFile(packed(ERAS[-1], life, Packing("", Scope.BASIC))).namelist()
    complete = zipfile.ZipFile(packed(ERAS[-1], life, Packing(""))).namelist()
    assert set(basic) < set(complete)
    assert not [name for name in basic if name.startswith(("Shares", "Reactions", "Search"))]


def test_the_lives_hold_the_events_that_mislead() -> None:
    lives = [lived(ERAS.index(era), made=era.made) for era in ERAS]
    messages = [message for life in lives for message in life.messages]
    notes = {i.note for life in lives for i in life.invitations if i.outgoing and i.note.strip()}
    assert any(message.draft for message in messages)
    assert any(message.sender == OWNER and message.folder == "SPAM" for message in messages)
    assert any(message.sender == OWNER and message.text in notes for message in messages)
    assert any(message.sender == OWNER and not message.text for message in messages)
    assert any(message.sender_name == NAME_BEFORE for message in messages)
    assert {NAMESAKE, None} <= {message.sender for message in messages}
    assert any(connection.person is None for life in lives for connection in life.connections)
    assert any(comment.at is None for life in lives for comment in life.comments)


@every_era
def test_no_two_zones_have_the_same_weeks(era: Era) -> None:
    life = lived(ERAS.index(era), made=era.made)
    told = [expected(era, life, ZoneInfo(zone), Scope.COMPLETE).weeks for zone in ZONES]
    assert all(one != other for one, other in combinations(told, 2))


def test_a_big_archive_holds_what_it_says() -> None:
    buffer = io.BytesIO()
    totals = write_big_archive(buffer, Size(messages=2_001, searches=50, connections=30))
    with zipfile.ZipFile(buffer) as archive:
        messages = archive.read("messages.csv").decode().splitlines()[1:]
    assert len(messages) == 2_001
    assert totals["messages"] == sum(line.split(",")[2] == "Noor de Wit" for line in messages)
