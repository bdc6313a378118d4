"""Files as spreadsheets and people save them: encodings, separators, headers, lines."""

import pytest

from tracker.core.sheets.opening import open_sheet
from tracker.core.sheets.tables import SheetFault, SheetRefused, Table
from tracker.core.text_files import Encoding

TEXT = "Datum;Merk;Notitie\r\n19-11-2026;13,1;één\r\n"


def table(content: str | bytes) -> Table:
    opened = open_sheet(content.encode() if isinstance(content, str) else content)
    assert isinstance(opened, Table)
    return opened


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), Encoding.UTF_8),
        (TEXT.encode("utf-8-sig"), Encoding.UTF_8),
        (("\ufeff" + TEXT).encode("utf-16-le"), Encoding.UTF_16_LE),
        (("\ufeff" + TEXT).encode("utf-16-be"), Encoding.UTF_16_BE),
        (TEXT.encode("utf-16-le"), Encoding.UTF_16_LE),
        (TEXT.encode("utf-16-be"), Encoding.UTF_16_BE),
        (TEXT.encode("cp1252"), Encoding.WINDOWS),
    ],
)
def test_every_encoding_is_read_and_told(content: bytes, encoding: Encoding) -> None:
    found = table(content)
    assert found.encoding is encoding
    assert found.names(found.header) == ("Datum", "Merk", "Notitie")
    assert found.lines(found.header) == [(2, ["19-11-2026", "13,1", "één"])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end_is_found(delimiter: str, end: str) -> None:
    content = f"day;brand;note{end}2026-11-19;13;x{end}".replace(";", delimiter)
    found = table(content)
    assert (found.delimiter, found.rows[1]) == (delimiter, (2, ["2026-11-19", "13", "x"]))


def test_decimal_commas_do_not_make_commas_the_separator() -> None:
    found = table("19-11-2026;13,1;12,4\n20-11-2026;13,5;12,6\n")
    assert (found.delimiter, found.header) == (";", None)


def test_what_excel_says_of_the_separator_is_no_line() -> None:
    found = table("sep=;\r\nday;total\r\n2026-11-19;5,0\r\n")
    assert found.rows == [(2, ["day", "total"]), (3, ["2026-11-19", "5,0"])]


def test_lines_stay_physical_behind_breaks_in_quotes_and_blank_lines() -> None:
    found = table('day,note\n\n2026-11-18,"a\nb"\n\n2026-11-19,c\n')
    assert found.lines(found.header) == [(3, ["2026-11-18", "a\nb"]), (6, ["2026-11-19", "c"])]


def test_a_title_above_the_names_of_columns_is_passed_over() -> None:
    found = table("My scores 2026\n\nday,total\n2026-11-19,50\n")
    assert found.names(found.header) == ("day", "total")


def test_without_names_every_line_is_data() -> None:
    found = table("2026-11-19,50\n2026-11-20,51\n")
    assert (found.header, len(found.lines(None)), found.names(None)) == (None, 2, ("", ""))


def test_names_that_nobody_knows_are_names_all_the_same() -> None:
    found = table("wanneer dan,hoeveel dan\n2026-11-19,50\n")
    assert found.names(found.header) == ("wanneer dan", "hoeveel dan")


def test_a_letter_that_is_none_harms_nothing() -> None:
    found = table(b"day,total,note\n2026-11-19,50,a\x00b\n")
    assert found.lines(found.header) == [(2, ["2026-11-19", "50", "a\x00b"])]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xef\xbb\xbf", SheetFault.EMPTY),
        (b"\xff\xfe", SheetFault.EMPTY),
        (b" \n\t\n", SheetFault.EMPTY),
        (b'"', SheetFault.UNCLOSED_QUOTE),
        (b"day,total\n" + b"9" * (1 << 20) + b"\n", SheetFault.TOO_LONG),
        (b"x" * (5 << 20) + b"x", SheetFault.TOO_LARGE),
        (b"week," + b"posts," * 70, SheetFault.TOO_MANY_COLUMNS),
        (b"\x1f\x8b\x08", SheetFault.PACKED),
        (b"\x89PNG\r\n", SheetFault.NO_TEXT),
    ],
)
def test_a_file_that_is_no_table_is_refused(content: bytes, fault: SheetFault) -> None:
    with pytest.raises(SheetRefused) as refused:
        open_sheet(content)
    assert refused.value.code is fault
