"""Every language in every layout: what is read is the truth, or the field stays empty."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.parsing.pastes import found
from tests.core.parsing.spoken import SPOKEN, Spoken
from tests.core.parsing.true_pages import (
    CHANGES,
    RANKS,
    ROWS,
    SPACES,
    TABLES,
    Layout,
    Scores,
    Truth,
    page_of,
    pages_to_cut,
    true_pages,
)
from tracker.core.parsing.labels import LANGUAGES
from tracker.core.parsing.page import parse_page
from tracker.core.parsing.reading import PageKind

LAYOUTS = [
    *(replace(Layout(), row=row, mark=mark) for row in ROWS for mark in ".,"),
    *(replace(Layout(), ranks=ranks, space=space) for ranks in RANKS for space in SPACES),
    *(replace(Layout(), tables=tables, mark=",") for tables in TABLES),
    *(replace(Layout(), change=change) for change in CHANGES),
    Layout(cards=False),
    Layout(around=True),
]

each_language = pytest.mark.parametrize("spoken", SPOKEN, ids=[each.code for each in SPOKEN])


@each_language
@pytest.mark.parametrize("layout", LAYOUTS, ids=repr)
def test_a_whole_page_is_read_whole(spoken: Spoken, layout: Layout) -> None:
    text, truth = page_of(spoken, layout, Scores())
    reading = parse_page(text)
    assert (reading.kind, reading.language) == (PageKind.PAGE, spoken.code)
    assert found(reading) == truth


def test_every_language_but_one_that_is_a_guess_has_its_pages_here() -> None:
    assert {each.code for each in SPOKEN} == {each.code for each in LANGUAGES} - {"ru"}


@settings(deadline=None)
@given(true_pages)
def test_a_page_yields_the_truth_or_nothing(page: tuple[str, Truth]) -> None:
    text, truth = page
    assert found(text).items() <= truth.items()


@settings(deadline=None)
@given(pages_to_cut, st.data())
def test_a_part_of_a_page_yields_the_truth_or_nothing(
    page: tuple[str, Truth], data: st.DataObject
) -> None:
    text, truth = page
    lines = text.splitlines()
    start = data.draw(st.integers(0, len(lines)))
    piece = lines[start:] if data.draw(st.booleans()) else lines[:start]
    assert found("\n".join(piece)).items() <= truth.items()


@each_language
def test_a_page_in_a_single_line_yields_the_truth_or_nothing(spoken: Spoken) -> None:
    text, truth = page_of(spoken, Layout(), Scores())
    assert found(text.replace("\n", " ")).items() <= truth.items()


@each_language
def test_totals_are_told_apart_by_the_sum_where_the_headings_of_peers_are_unknown(
    spoken: Spoken,
) -> None:
    text, truth = page_of(spoken, Layout(), Scores())
    for heading in (*spoken.peers, *spoken.own[:2]):
        text = text.replace(f"{heading}\n", "")
    lines = [line for line in text.splitlines() if "SSI " not in line]
    reading = found("\n".join(lines))
    assert reading["printed_total"] == truth["printed_total"]
    assert reading.items() <= truth.items()


@each_language
def test_a_sentence_names_its_group_where_the_heading_is_lost(spoken: Spoken) -> None:
    text, truth = page_of(spoken, Layout(), Scores())
    for heading in spoken.peers:
        text = text.replace(f"{heading}\n", "")
    reading = found(text)
    for name in ("industry_average", "network_average"):
        assert reading[name] == truth[name]
    assert reading.items() <= truth.items()


@each_language
@pytest.mark.parametrize("change", ["2 %\n{changed}\n", "2\n%\n{changed}\n", "+2 %\n{changed}\n"])
def test_the_change_since_last_week_is_no_rank(spoken: Spoken, change: str) -> None:
    text, truth = page_of(spoken, Layout(cards=False), Scores())
    for label, rank in zip(spoken.ranks, Scores().ranks, strict=True):
        top = spoken.top.format(f"{rank} %")
        text = text.replace(f"{top}\n", change.format(changed=spoken.changed))
        assert f"\n{label}\n" in text
    reading = found(text)
    assert {"industry_rank", "network_rank"}.isdisjoint(reading)
    assert reading.items() <= truth.items()
