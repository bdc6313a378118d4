"""No text makes the reader fail, guess or take long."""

import sys
from itertools import combinations
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.parsing.pastes import (
    EVERYTHING,
    INDUSTRY_TABLE,
    LIST,
    NETWORK_TABLE,
    OWN_TABLE,
    PAGE,
    found,
    with_list,
)
from tracker.core.components import COMPONENT_MAXIMUM, COMPONENTS
from tracker.core.parsing.page import parse_page
from tracker.core.parsing.reading import FieldName, PageReading, Status
from tracker.core.parsing.text import LONGEST_TEXT, MOST_LINES
from tracker.core.scores import format_exact, whole

PIECES = [
    *PAGE.splitlines(),
    *OWN_TABLE.splitlines(),
    *(line.partition(" | ")[2] for line in LIST.splitlines()),
    *[
        "12.5",
        "7",
        "25",
        "100",
        "134.0",
        "1e3",
        "-4",
        "3,25",
        "%",
        "65%",
        "Top",
        "/",
        "|",
        "٣",
        "1.234,5",
    ],
    "out of 100",
    "Some words",
    "",
]
texts = st.text() | st.lists(st.sampled_from(PIECES) | st.text(max_size=8)).flatmap(
    lambda pieces: st.sampled_from(["\n", " ", "\t", "\r\n"]).map(lambda gap: gap.join(pieces))
)
components = st.integers(0, COMPONENT_MAXIMUM)


def check_that_it_holds_together(reading: PageReading) -> None:
    assert tuple(reading.fields) == tuple(FieldName)
    for field in reading.fields.values():
        shown = [reading.lines[number - 1].text for number in field.lines]
        match field.status:
            case Status.FOUND | Status.REFUSED:
                assert field.text.rstrip("…") in field.source
                assert field.source in " ".join(shown)
                assert (field.value is None) == (
                    field.status is Status.REFUSED or field.name is FieldName.INDUSTRY_NAME
                )
            case Status.AMBIGUOUS:
                assert (field.text, field.value) == ("", None)
                assert field.reason
                assert shown
            case Status.MISSING:
                assert (field.text, field.value, shown) == ("", None, [])


@settings(deadline=None)
@given(texts)
def test_what_is_found_stands_literally_in_its_line(text):
    check_that_it_holds_together(parse_page(text))


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.randoms(use_true_random=False))
def test_a_page_with_its_lines_mixed_up_still_names_true_sources(extra, random):
    lines = [*PAGE.splitlines(), *extra]
    random.shuffle(lines)
    check_that_it_holds_together(parse_page("\n".join(lines)))


@settings(deadline=None)
@given(
    st.lists(components, min_size=4, max_size=4),
    st.sampled_from(["{n} | {l}\n", "{n}\n{l}\n", "{l}\n{n}\n", "{l}\t{n}\n"]),
    st.sampled_from(".,"),
)
def test_any_four_values_are_read_back(values, pattern, mark):
    labels = [line.partition(" | ")[2] for line in LIST.splitlines()]
    rows = zip((format_exact(value, mark) for value in values), labels, strict=True)
    page = with_list("".join(pattern.format(n=n, l=label) for n, label in rows), whole(sum(values)))
    expected = {component.value: v for component, v in zip(COMPONENTS, values, strict=True)}
    reading = found(page)
    assert {name: reading[name] for name in expected} == expected


ABOVE = with_list(LIST.replace(" | ", "\n"))
BELOW = with_list(
    "".join("{2}\n{0}\n".format(*line.partition(" | ")) for line in LIST.splitlines())
)
RANKS = "Top 75 %\nIndustry SSI rank\nTop 81 %\nNetwork SSI rank\n"
OWN_TABLE_OF_PAGE = (
    "Category\tvalue\n"
    + "".join("{2}\t{0}\n".format(*line.partition(" | ")) for line in LIST.splitlines())
    + "Remaining points\t80\n"
)
WITH_TABLES = (
    PAGE.replace("20 out of 100\n", "20 out of 100\n" + OWN_TABLE_OF_PAGE)
    .replace("31 out of 100\n", "31 out of 100\n" + INDUSTRY_TABLE)
    .replace("33 out of 100\n", "33 out of 100\n" + NETWORK_TABLE)
)
LAYOUTS = [
    PAGE,
    ABOVE,
    BELOW,
    ABOVE.replace("Four components of your score\n", ""),
    BELOW.replace("Four components of your score\n", ""),
    BELOW.replace(RANKS, "Industry SSI rank\nTop 75 %\nNetwork SSI rank\nTop 81 %\n"),
    ABOVE.replace(RANKS, "Top\nIndustry SSI rank\n75\n%\nTop\nNetwork SSI rank\n81\n%\n"),
    WITH_TABLES,
    WITH_TABLES.replace("\t", "\n"),
    PAGE.replace("You rank in the top 75%\n", INDUSTRY_TABLE + "You rank in the top 75%\n").replace(
        "You rank in the top 81%\n", NETWORK_TABLE + "You rank in the top 81%\n"
    ),
]


@pytest.mark.parametrize("page", LAYOUTS)
def test_no_page_cut_at_its_start_or_its_end_yields_a_wrong_number(page):
    lines = page.splitlines()
    for cut in range(len(lines) + 1):
        for piece in ("\n".join(lines[cut:]), "\n".join(lines[:cut])):
            assert found(piece).items() <= EVERYTHING.items(), piece


def test_no_piece_of_the_page_as_shown_yields_a_wrong_component_or_total():
    lines = PAGE.splitlines()
    for start, end in combinations(range(len(lines) + 1), 2):
        piece = "\n".join(lines[start:end])
        ranks_apart = {k: v for k, v in found(piece).items() if not k.endswith("_rank")}
        assert ranks_apart.items() <= EVERYTHING.items(), piece


HOSTILE = {
    "labels": "Build relationships\n",
    "pairs": "13.1\nBuild relationships\n",
    "numbers": "1\n",
    "pages": PAGE,
    "one line of labels": "Build relationships 3 ",
    "one line of pages": PAGE.replace("\n", " "),
    "totals": "Current Social Selling Index 31 out of 100 ",
    "sentences": "in the in the x industry have an average SSI of 3 ",
    "asides": "Build relationships learn more ",
    "letters": "a",
    "digits": "1",
    "spaces": " ",
    "separators": "|",
    "accents": "\u0301\u0327",
    "accented lines": "e" + "\u0301\u0327" * 100 + "\n",
    "growing letters": "İ",
    "nulls": "\x00",
    "lone surrogates": "\ud800",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_is_at_most_little_more_than_twice_the_work(unit):
    assert calls_to_read(unit, 40_000) <= 2.2 * calls_to_read(unit, 20_000) + 200


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_100_kb_of_anything_are_read(unit):
    check_that_it_holds_together(parse_page(repeated(unit, 100_000)))


def repeated(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def calls_to_read(unit: str, size: int) -> int:
    """Function calls are the same on every machine, which seconds are not (bench/ has those)."""
    text, calls = repeated(unit, size), 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        parse_page(text)
    finally:
        sys.setprofile(None)
    return calls


def test_a_page_within_much_other_text_is_read():
    assert found("x" * 90_000 + "\n" + PAGE + "y " * 40_000) == EVERYTHING


def test_a_text_too_long_to_read_whole_is_cut_and_says_so():
    assert not parse_page(PAGE).cut
    long = parse_page(PAGE + "x" * LONGEST_TEXT)
    assert long.cut
    assert found(long) == EVERYTHING
    many = parse_page(PAGE + "x\n" * MOST_LINES)
    assert many.cut
    assert len(many.lines) == MOST_LINES
    assert parse_page("Build relationships 3 " * MOST_LINES).cut
