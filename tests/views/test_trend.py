"""The trend chart: its ranges and switches, its table, its file."""

import csv
import json
import re
from datetime import timedelta
from io import StringIO

import pytest

from tests.factories import TODAY, make_annotation, make_snapshot
from tests.views.pages import text_of
from tracker.models import Member, Snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

URL = "/dashboard/"
CSV = "/dashboard/csv/"
WEEK = timedelta(weeks=1)
DAYS_OF_TEN_YEARS = range(0, 520 * 7, 7)


def part(name: str) -> dict[str, str]:
    return {"HX-Request": "true", "HX-Target": name}


def data_of(response) -> dict:
    found = re.search(r'<script id="trend-data"[^>]*>(.*?)</script>', response.content.decode())
    return json.loads(found[1])


def table_of(response) -> list[list[str]]:
    """The cells of each row of the body."""
    body = response.content.decode().partition('id="trend-table"')[2].partition("<tbody>")[2]
    rows = re.findall(r"<tr>(.*?)</tr>", body.partition("</tbody>")[0])
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]


def rows_of(response) -> list[list[str]]:
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))


def ten_years(member: Member) -> None:
    fields = {"brand": 17_120, "people": 13_400, "insights": 9_250, "relationships": 18_030}
    figures = {"industry_rank": 9, "network_rank": 14, "industry_average": 31_000}
    Snapshot.objects.bulk_create(
        Snapshot(member=member, day=TODAY - timedelta(days=days), **fields, **figures)
        for days in DAYS_OF_TEN_YEARS
    )


@pytest.fixture
def two(member):
    make_snapshot(member, TODAY - WEEK, printed_total=50)
    make_snapshot(member)


@pytest.mark.usefixtures("two")
class TestRange:
    def test_another_range_brings_only_the_chart(self, as_member):
        response = as_member.get(URL, {"range": "4w"}, headers=part("trend"))
        assert response.content.decode().lstrip().startswith('<section id="trend"')
        assert "HX-Target" in response["Vary"]

    def test_back_after_a_cache_miss_brings_the_whole_page(self, as_member):
        headers = {**part("trend"), "HX-History-Restore-Request": "true"}
        assert "<!doctype html>" in as_member.get(URL, headers=headers).content.decode()

    @pytest.mark.parametrize("range_", ["", "1000w", "4w ", "1y'--"])
    def test_a_range_nobody_offers_is_the_year(self, as_member, range_):
        response = as_member.get(URL, {"range": range_})
        assert response.status_code == 200
        assert re.search(r'range=1y"[^>]*aria-current="true"', response.content.decode())

    @pytest.mark.parametrize("name", ["compare", "ranks", "content", "table"])
    @pytest.mark.parametrize("value", ["", "0", "yes", "1 ", "１"])
    def test_a_switch_is_on_for_1_alone(self, as_member, name, value):
        usual = data_of(as_member.get(URL))
        response = as_member.get(URL, {name: value})
        assert data_of(response) == usual
        assert table_of(response) == []

    def test_what_is_chosen_besides_stays_chosen(self, as_member):
        page = as_member.get(URL, {"range": "13w", "compare": "1", "ranks": "1"}).content.decode()
        assert 'href="/dashboard/?range=4w&amp;compare=1&amp;ranks=1#trend"' in page
        assert 'href="/dashboard/?range=all&amp;ranks=1#trend"' in page


def test_missing_weeks_are_named_as_a_gap(as_member, member):
    make_snapshot(member, TODAY - 5 * WEEK)
    make_snapshot(member)
    assert data_of(as_member.get(URL))["words"]["gaps"] == ["no snapshot, weeks 43–46"]


def test_weeks_of_several_years_are_named_with_their_year(as_member, member):
    make_snapshot(member, TODAY - 50 * WEEK)
    make_snapshot(member, TODAY - 3 * WEEK)
    make_snapshot(member, TODAY - WEEK)
    years = "no snapshot, weeks 2025-W50–2026-W43"
    week = "no snapshot, week 45"
    assert data_of(as_member.get(URL))["words"]["gaps"] == [years, week]
    words = data_of(as_member.get(URL, {"range": "all"}))["words"]
    assert words["gaps"] == [years, "no snapshot, week 2026-W45"]


def test_a_range_without_a_snapshot_says_what_to_do(as_member, member):
    make_snapshot(member, TODAY - 20 * WEEK)
    make_snapshot(member, TODAY - 19 * WEEK)
    response = as_member.get(URL, {"range": "4w", "table": "1", "compare": "1", "ranks": "1"})
    assert "No snapshot in this range" in text_of(response)
    assert "<canvas" not in response.content.decode()


class TestCompared:
    def test_the_period_before_is_named_by_its_days(self, as_member, member):
        for ago in range(8):
            make_snapshot(member, TODAY - ago * WEEK)
        page = text_of(as_member.get(URL, {"range": "4w", "compare": "1"}))
        assert "Thin dashed lines: the 4 weeks before, 28 Sep 2026 to 25 Oct 2026." in page

    def test_what_is_missing_in_it_is_told(self, as_member, member):
        for ago in (6, 5, 1, 0):
            make_snapshot(member, TODAY - ago * WEEK)
        page = text_of(as_member.get(URL, {"range": "4w", "compare": "1"}))
        assert "25 Oct 2026. 2 of them have a snapshot." in page

    @pytest.mark.usefixtures("two")
    def test_a_history_that_is_too_short_says_so(self, as_member):
        response = as_member.get(URL, {"compare": "1"})
        assert "No snapshots in the 52 weeks before." in text_of(response)
        assert data_of(response)["before"] is None

    @pytest.mark.usefixtures("two")
    def test_nothing_is_compared_with_all_weeks(self, as_member):
        page = text_of(as_member.get(URL, {"range": "all", "compare": "1"}))
        assert "weeks before" not in page


class TestRanks:
    def test_linkedins_figures_wait_to_be_asked_for(self, as_member, member):
        make_snapshot(member, TODAY - WEEK, industry_rank=10)
        make_snapshot(member, industry_rank=9, network_rank=14, network_average=41_000)
        assert "LinkedIn network rank" not in text_of(as_member.get(URL))
        response = as_member.get(URL, {"ranks": "1"})
        assert "LinkedIn network rank top 14 %" in text_of(response)
        assert data_of(response)["lines"]["network_rank"] == [None, 14]
        assert "Industry average –" in text_of(response)


class TestTable:
    @pytest.mark.usefixtures("two")
    def test_it_is_not_on_the_page_before_it_is_asked_for(self, as_member):
        response = as_member.get(URL)
        assert table_of(response) == []
        assert 'href="/dashboard/?range=1y&amp;table=1#trend"' in response.content.decode()

    @pytest.mark.usefixtures("two")
    def test_it_has_whole_totals_and_no_zero_for_what_is_unknown(self, as_member):
        assert table_of(as_member.get(URL, {"table": "1"})) == [
            ["2026-W47", "19 Nov", "58", "17.12", "13.40", "9.25", "18.03"],
            ["2026-W46", "12 Nov", "50", "–", "–", "–", "–"],
        ]

    @pytest.mark.usefixtures("two")
    def test_it_comes_alone_where_htmx_asks_for_it(self, as_member):
        response = as_member.get(URL, {"table": "1"}, headers=part("trend-table"))
        assert response.content.decode().lstrip().startswith('<div id="trend-table"')
        assert len(table_of(response)) == 2

    @pytest.mark.usefixtures("two")
    def test_its_address_shows_it_open(self, as_member):
        assert "<details open>" in as_member.get(URL, {"table": "1"}).content.decode()

    def test_it_holds_the_whole_note_also_of_a_week_without_a_snapshot(self, as_member, member):
        make_snapshot(member, TODAY - 2 * WEEK)
        make_snapshot(member)
        make_annotation(member, TODAY - WEEK, "<b>A fair</b>" + "s" * 60)
        row = table_of(as_member.get(URL, {"table": "1"}))[1]
        assert row == ["2026-W46", "–", *["–"] * 5, "&lt;b&gt;A fair&lt;/b&gt;" + "s" * 60]

    def test_it_has_the_values_of_the_period_before_and_of_linkedin(self, as_member, member):
        make_snapshot(member, TODAY - 4 * WEEK, brand=10_000, industry_rank=20)
        make_snapshot(member, industry_rank=9)
        asked = {"range": "4w", "table": "1", "compare": "1", "ranks": "1"}
        response = as_member.get(URL, asked)
        newest = table_of(response)[0]
        assert newest[2:4] == ["58", "17.12"]
        assert newest[7] == "top 9 %"
        assert newest[11:13] == ["51", "10.00"]
        assert newest[16] == "top 20 %"
        assert "Industry rank before" in text_of(response)


class TestFile:
    def test_it_has_every_week_with_exact_numbers_and_nothing_for_what_is_missing(
        self, as_member, member
    ):
        make_snapshot(member, TODAY - 2 * WEEK, printed_total=50)
        make_snapshot(member, brand=17_118, industry_rank=9, industry_average=31_500)
        make_annotation(member, TODAY, "New headline")
        make_annotation(None, TODAY, "=1+1")
        response = as_member.get(CSV, {"range": "4w"})
        assert rows_of(response) == [
            [
                *["Week", "Monday", "Snapshot"],
                *["Total", "Brand", "People", "Insights", "Relationships"],
                *["Industry rank", "LinkedIn network rank"],
                *["Industry average", "LinkedIn network average", "Notes"],
            ],
            ["2026-W45", "2026-11-02", "2026-11-05", "50", *[""] * 9],
            ["2026-W46", "2026-11-09", *[""] * 11],
            [
                *["2026-W47", "2026-11-16", "2026-11-19"],
                *["57.798", "17.118", "13.4", "9.25", "18.03"],
                *["9", "", "31.5", ""],
                "New headline / =1+1",
            ],
        ]

    def test_its_name_tells_the_range_and_the_day(self, as_member):
        response = as_member.get(CSV, {"range": "26w"})
        expected = 'attachment; filename="ssi-trend-26w-2026-11-19.csv"'
        assert response["Content-Disposition"] == expected
        assert "no-store" in response["Cache-Control"]

    def test_a_note_that_begins_like_a_formula_is_guarded(self, as_member, member):
        make_snapshot(member)
        make_annotation(member, TODAY, "=1+1")
        assert rows_of(as_member.get(CSV))[-1][-1] == "'=1+1"

    def test_of_somebody_without_snapshots_it_has_only_the_names(self, as_member):
        for asked in ({}, {"range": "all", "compare": "1"}, {"compare": "1"}):
            assert len(rows_of(as_member.get(CSV, asked))) == 1

    def test_a_range_that_nobody_offers_is_the_year(self, as_member):
        response = as_member.get(CSV, {"range": "'", "compare": "2"})
        assert "ssi-trend-1y-" in response["Content-Disposition"]

    def test_compared_it_has_the_period_before_beside_each_week(self, as_member, member):
        make_snapshot(member, TODAY - 4 * WEEK, brand=10_000)
        make_snapshot(member)
        names, *_, last = rows_of(as_member.get(CSV, {"range": "4w", "compare": "1"}))
        found = dict(zip(names, last, strict=True))
        assert (found["Snapshot"], found["Snapshot before"]) == ("2026-11-19", "2026-10-22")
        assert (found["Brand"], found["Brand before"]) == ("17.12", "10")
        assert found["Industry rank before"] == ""

    def test_it_tells_nothing_of_another_member(self, as_member, stranger):
        make_snapshot(stranger)
        make_annotation(stranger)
        assert len(rows_of(as_member.get(CSV, {"range": "all"}))) == 1


def test_ten_years_stay_a_small_page(as_member, member, django_assert_max_num_queries):
    ten_years(member)
    with django_assert_max_num_queries(10):
        page = as_member.get(URL, {"range": "all", "ranks": "1"}).content
    assert len(re.findall(rb"<[a-z]", page)) < 800
    assert len(page) < 100_000
    chart = data_of(as_member.get(URL, {"range": "all"}))
    assert len(chart["lines"]["total"]) == 520


def test_a_script_in_a_note_does_not_leave_the_data_of_the_chart(as_member, member):
    make_snapshot(member, TODAY - WEEK)
    make_snapshot(member)
    text = "</script><script>alert(1)</script>"
    make_annotation(member, TODAY, text)
    response = as_member.get(URL)
    assert text not in response.content.decode()
    assert data_of(response)["words"]["notes"][0]["text"] == text
