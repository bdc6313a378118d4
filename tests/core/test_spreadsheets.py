import csv
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.spreadsheets import csv_file, guarded, unguarded

FORMULAS = [
    "=1+1",
    "+cmd",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "＋1",
    "－1",
    "＠A",
]
texts = st.text(st.sampled_from("=+-@＝＋－＠;'\t\r\n\",ab "), max_size=12)


def read(file: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(file.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert read(csv_file([[text]])) == [[f"'{text}"]]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_behind_a_semicolon_gets_one_too(text: str) -> None:
    assert guarded(f"Robin;{text}") == f"Robin;'{text}"


@pytest.mark.parametrize(
    "text", ["Robin", "Anne-Marie", "'s-Hertogenbosch", "a=b", "1; 2", "ليلى", ""]
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(texts)
def test_no_cell_of_either_kind_of_spreadsheet_begins_like_a_formula(text: str) -> None:
    for cell in guarded(text).split(";"):
        assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
        assert not cell.startswith(("\t", "\r"))


@given(texts)
def test_taking_the_apostrophes_away_gives_the_text_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_a_negative_number_stays_a_number() -> None:
    assert csv_file([[-3, Decimal("-1.42")]]) == "\ufeff-3,-1.42\r\n".encode()


def test_lines_end_and_quotes_are_doubled_as_rfc_4180_says() -> None:
    file = csv_file([["Name", "Total"], ['Ada "the first", of\nmany', 1]])
    assert file == '\ufeffName,Total\r\n"Ada ""the first"", of\nmany",1\r\n'.encode()
