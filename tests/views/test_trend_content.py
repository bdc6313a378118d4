"""Creator analytics in the trend: 7,000 impressions in week 46."""

import re

import pytest

from tests.factories import TODAY, make_content_week, make_snapshot
from tests.views.pages import text_of
from tests.views.test_trend import CSV, URL, WEEK, data_of, rows_of, table_of, two

__all__ = ["two"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def content(member):
    make_snapshot(member, TODAY - WEEK)
    make_snapshot(member)
    make_content_week(member, TODAY - WEEK, 1_000, 20, 3)


@pytest.mark.usefixtures("content")
def test_it_waits_to_be_asked_for(as_member):
    response = as_member.get(URL)
    assert 'href="/dashboard/?range=1y&amp;content=1#trend"' in response.content.decode()
    assert "Creator analytics(off)" in text_of(response)
    assert "impressions" not in data_of(response)["lines"]


@pytest.mark.usefixtures("content")
def test_its_lines_have_chips_and_a_panel_that_says_how_they_are_drawn(as_member):
    response = as_member.get(URL, {"content": "1"})
    page = text_of(response)
    assert "Impressions 7,000 Engagements 140 New followers 21" in page
    assert "Creator analytics(on)" in page
    data = data_of(response)
    assert data["lines"]["impressions"] == [7_000, None]
    words = data["words"]
    assert words["content"] == "Creator analytics: each line up to its own highest week"
    assert words["millions"] == "{number}M"


def test_a_week_below_zero_is_told_in_the_panels_title(as_member, member):
    make_snapshot(member, TODAY - WEEK)
    make_snapshot(member)
    make_content_week(member, TODAY - WEEK, 1_000, -2)
    response = as_member.get(URL, {"content": "1"})
    assert "Engagements −14 New followers –" in text_of(response)
    assert data_of(response)["words"]["content"].endswith("own lowest week to its highest")


def test_content_of_earlier_weeks_alone_is_offered_and_found_missing(as_member, member):
    make_snapshot(member, TODAY - WEEK)
    make_snapshot(member)
    make_content_week(member, TODAY - 70 * WEEK, 1_000)
    response = as_member.get(URL, {"content": "1"})
    assert "Creator analytics(on)" in text_of(response)
    assert "no whole week is known" in data_of(response)["words"]["content"]


@pytest.mark.usefixtures("two")
def test_without_any_the_page_is_the_same(as_member):
    page = text_of(as_member.get(URL, {"content": "1"}))
    assert page == text_of(as_member.get(URL))
    assert "Creator analytics" not in page


@pytest.mark.usefixtures("two")
def test_that_of_another_is_not_shown(as_member, stranger):
    make_content_week(stranger, TODAY - WEEK, 1_000)
    assert "Creator analytics" not in text_of(as_member.get(URL, {"content": "1"}))


def test_the_sample_has_none(client):
    response = client.get("/demo/", {"content": "1"})
    assert "impressions" not in data_of(response)["lines"]
    assert "content=1" not in response.content.decode()


@pytest.mark.parametrize(
    ("day", "chip", "cell"),
    [
        (142_857, "999,999", "999,999"),
        (142_858, "1.0M", "1,000,006"),
        (176_366, "1.2M", "1,234,562"),
        (1_500_000_000, "10,500.0M", "10,500,000,000"),
    ],
)
def test_long_numbers_are_short_on_chips_alone(as_member, member, day, chip, cell):
    make_snapshot(member, TODAY - WEEK)
    make_snapshot(member)
    make_content_week(member, TODAY - WEEK, day)
    response = as_member.get(URL, {"content": "1", "table": "1"})
    assert f"Impressions {chip} Engagements" in text_of(response)
    assert table_of(response)[1][7] == cell


@pytest.mark.usefixtures("content")
def test_numbers_follow_the_readers_language(as_member, member):
    member.language = "nl"
    member.save()
    response = as_member.get(URL, {"content": "1", "table": "1"})
    assert table_of(response)[1][7:] == ["7.000", "140", "21"]


@pytest.mark.usefixtures("content")
def test_the_table_has_its_columns(as_member):
    response = as_member.get(URL, {"content": "1", "table": "1"})
    assert re.findall(r'class="number">([^<]+)</th>', response.content.decode())[5:] == [
        *["Impressions", "Engagements", "New followers"]
    ]
    assert [row[7:] for row in table_of(response)] == [["–"] * 3, ["7,000", "140", "21"]]


def test_compared_it_has_the_weeks_before(as_member, member):
    for ago in (5, 1):
        make_snapshot(member, TODAY - ago * WEEK)
        make_content_week(member, TODAY - ago * WEEK, 1_000 * ago)
    asked = {"range": "4w", "compare": "1", "content": "1", "table": "1"}
    response = as_member.get(URL, asked)
    assert "Impressions 7,000 before 35,000" in text_of(response)
    assert data_of(response)["before"]["impressions"][-1] == 35_000
    assert "35,000" in table_of(response)[0]
    assert "Impressions before" in text_of(response)


@pytest.mark.usefixtures("content")
def test_the_file_has_it_asked_for_or_not(as_member):
    for asked in ({}, {"content": "1"}):
        names, *_, before, last = rows_of(as_member.get(CSV, asked))
        assert names[12:] == ["Impressions", "Engagements", "New followers", "Notes"]
        assert before[12:] == ["7000", "140", "21", ""]
        assert last[12:] == [""] * 4


@pytest.mark.usefixtures("content")
def test_the_link_to_the_file_keeps_what_is_exact(as_member):
    page = as_member.get(URL, {"range": "4w", "content": "1"}).content.decode()
    assert 'href="/dashboard/csv/?range=4w"' in page
