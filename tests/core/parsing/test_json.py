"""The JSON that the page loads is read like the page, wherever and however it was saved."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.parsing.pastes import EVERYTHING, PAGE, doubts, found
from tracker.core.components import COMPONENT_MAXIMUM, COMPONENTS
from tracker.core.parsing.page import parse_page
from tracker.core.parsing.reading import FieldName, PageKind, Status, shown_value
from tracker.core.scores import whole

PILLARS = ("PROFESSIONAL_BRAND", "FIND_RIGHT_PEOPLE", "INSIGHT_ENGAGEMENT", "STRONG_RELATIONSHIP")
SAVED: dict[str, Any] = {
    "activeSeat": False,
    "memberScore": {
        "overall": 19.705751,
        "subScores": [
            {"score": 13.118002, "pillar": PILLARS[0]},
            {"score": 3.68, "pillar": PILLARS[1]},
            {"score": 0.29999998, "pillar": PILLARS[2]},
            {"score": 2.6077502, "pillar": PILLARS[3]},
        ],
    },
    "groupScore": [
        {
            "groupType": "INDUSTRY",
            "rank": 75,
            "groupSize": 12,
            "industry": "Software Development",
            "score": {
                "overall": 30.99,
                "subScores": [{"score": 11.27, "pillar": PILLARS[0]}],
            },
        },
        {"groupType": "TEAM", "rank": 5, "groupSize": 7, "score": {"overall": 61.5}},
        {"groupType": "NETWORK", "rank": 81, "score": {"overall": 32.72, "subScores": []}},
    ],
}
ALL = {**EVERYTHING, "industry_average": 30_990, "network_average": 32_720}
ONE_LINE = json.dumps(SAVED)
PRETTY = json.dumps(SAVED, indent=2)
MEMBER = json.dumps(SAVED["memberScore"])


def with_score(written: str) -> str:
    """The object with another value for finding people, as it would be written."""
    return ONE_LINE.replace("3.68", written)


@pytest.mark.parametrize(
    "text",
    [
        ONE_LINE,
        PRETTY,
        json.dumps(SAVED, separators=(",", ":")),
        json.dumps({"object": "LinkedinRawData", "data": SAVED}),
        json.dumps({"object": "LinkedinRawData", "data": SAVED}, indent=4),
        f'<html><body><code style="display: none">{ONE_LINE}</code><p>9</p></body></html>',
        f"<code>{ONE_LINE}</code>".replace('"', "&quot;"),
        PRETTY.replace("\n", "\r\n"),
        "\ufeff" + ONE_LINE,
        ONE_LINE * 2,
    ],
    ids=[
        "on one line",
        "indented",
        "dense",
        "wrapped",
        "wrapped and indented",
        "in a page's source",
        "in a page's source, escaped",
        "with the breaks of another system",
        "with a byte order mark",
        "twice",
    ],
)
def test_it_is_read_whole(text: str) -> None:
    reading = parse_page(text)
    assert (reading.kind, reading.language, reading.cut) == (PageKind.JSON, None, False)
    assert found(reading) == ALL


def test_each_field_names_the_piece_it_was_read_from() -> None:
    fields = parse_page(PRETTY).fields
    brand = '{ "score": 13.118002, "pillar": "PROFESSIONAL_BRAND" }'
    assert fields[FieldName.BRAND].source == brand
    assert fields[FieldName.BRAND].lines == (6, 7, 8, 9)
    assert fields[FieldName.PRINTED_TOTAL].source == '"overall": 19.705751'
    assert fields[FieldName.INDUSTRY_RANK].source == '"rank": 75'
    assert fields[FieldName.NETWORK_AVERAGE].source == '"overall": 32.72'
    assert fields[FieldName.INDUSTRY_NAME].source == '"industry": "Software Development"'


def test_values_are_shown_as_the_page_shows_them() -> None:
    shown = {
        name.value: shown_value(reading) for name, reading in parse_page(PRETTY).fields.items()
    }
    assert shown == {
        "brand": "13.118",
        "people": "3.68",
        "insights": "0.3",
        "relationships": "2.608",
        "printed_total": "20",
        "industry_rank": "75",
        "network_rank": "81",
        "industry_average": "30.99",
        "network_average": "32.72",
        "industry_name": "Software Development",
    }
    assert shown_value(parse_page("{}").fields[FieldName.BRAND]) == ""


def test_the_order_of_the_pillars_and_groups_does_not_matter() -> None:
    other: dict[str, Any] = json.loads(ONE_LINE)
    other["memberScore"]["subScores"].reverse()
    other["groupScore"].reverse()
    assert found(json.dumps(other)) == ALL


def test_the_score_of_a_team_is_nobodys_average() -> None:
    team = json.dumps({"memberScore": {}, "groupScore": [SAVED["groupScore"][1]]})
    assert found(team) == {}
    assert parse_page(team).kind is PageKind.JSON


def test_the_part_about_the_member_is_enough() -> None:
    own = {name: ALL[name] for name in list(ALL)[:5]}
    assert found(f'{{"memberScore":{MEMBER}}}') == own
    assert found(f'"memberScore": {MEMBER},') == own


def test_the_part_about_the_groups_is_no_score_of_the_member() -> None:
    groups = json.dumps({"groupScore": SAVED["groupScore"]})
    assert found(groups) == {name: ALL[name] for name in list(ALL)[5:]}


@pytest.mark.parametrize("absent", ["null", "{}", "[]", "[null]", '{"subScores": null}', '""'])
def test_what_is_absent_is_missing(absent: str) -> None:
    reading = parse_page(f'{{"memberScore": {absent}, "groupScore": null}}')
    assert reading.kind is PageKind.JSON
    assert len(reading.with_status(Status.MISSING)) == 10


def test_null_is_missing_and_not_zero() -> None:
    reading = parse_page(with_score("null"))
    assert reading.fields[FieldName.PEOPLE].status is Status.MISSING
    assert found(reading) == {name: value for name, value in ALL.items() if name != "people"}


@pytest.mark.parametrize("written", ['"3.68"', "[3.68]", '{"value": 3.68}', "[]", '""'])
def test_what_is_no_number_leaves_its_field_empty(written: str) -> None:
    text = with_score(written)
    assert doubts(text) == {"people": "not_a_number"}
    assert parse_page(text).fields[FieldName.PEOPLE].source


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("NaN", "not_a_number"),
        ("Infinity", "not_a_number"),
        ("-Infinity", "not_a_number"),
        ("true", "not_a_number"),
        ("1e999", "not_a_number"),
        ("0x1F", "not_a_number"),
        ("3,68", None),
        ("9" * 5_000, "not_a_number"),
        ("1" + "0" * 400 + ".5", "not_a_number"),
        ("1e99", "more_than"),
        ("-3.68", "negative"),
        ("25.001", "more_than"),
        ("134.0", "more_than"),
    ],
)
def test_an_impossible_number_leaves_its_field_empty(written: str, reason: str | None) -> None:
    reading = parse_page(with_score(written))
    people = reading.fields[FieldName.PEOPLE]
    assert people.status is not Status.FOUND
    assert people.value is None
    assert people.reason == reason
    assert found(reading).items() <= ALL.items()


@pytest.mark.parametrize(
    ("written", "value"),
    [("25.000002", 25_000), ("3.6795", 3_680), ("3.6794999", 3_679), ("5E-4", 1), ("0", 0)],
)
def test_thousandths_are_rounded_half_up(written: str, value: int) -> None:
    reading = parse_page(
        f'{{"memberScore": {{"subScores": [{{"score": {written}, "pillar": '
        '"FIND_RIGHT_PEOPLE"}]}}'
    )
    assert found(reading) == {"people": value}


@pytest.mark.parametrize(("overall", "total"), [("19.5", 20), ("19.499999", 19), ("20", 20)])
def test_the_total_is_rounded_as_the_page_rounds_it(overall: str, total: int) -> None:
    assert found(ONE_LINE.replace("19.705751", overall))["printed_total"] == total


def test_a_total_that_is_not_the_sum_of_its_components_is_left_out() -> None:
    text = ONE_LINE.replace("19.705751", "29.705751")
    assert doubts(text) == {"printed_total": "total_differs"}
    assert found(text)["brand"] == ALL["brand"]


@pytest.mark.parametrize("rank", ["0", "101", "74.5", "-1"])
def test_an_impossible_rank_is_refused(rank: str) -> None:
    reading = parse_page(ONE_LINE.replace('"rank": 75', f'"rank": {rank}'))
    assert reading.fields[FieldName.INDUSTRY_RANK].status is Status.REFUSED
    assert found(reading)["network_rank"] == 81


@pytest.mark.parametrize(
    ("old", "new", "fields"),
    [
        ('"score": 3.68', '"score": 3.68, "score": 4.2', {"people"}),
        ('"overall": 19.705751', '"overall": 19.705751, "overall": 30.1', {"printed_total"}),
        ('"rank": 75', '"rank": 75, "rank": 57', {"industry_rank"}),
        ('"FIND_RIGHT_PEOPLE"', '"INSIGHT_ENGAGEMENT"', {"insights"}),
        (
            '"pillar": "FIND_RIGHT_PEOPLE"',
            '"pillar": "FIND_RIGHT_PEOPLE", "pillar": "STRONG_RELATIONSHIP"',
            {"people", "relationships"},
        ),
        (
            '"groupType": "NETWORK"',
            '"groupType": "INDUSTRY"',
            {"industry_rank", "industry_average"},
        ),
        (
            '"groupType": "NETWORK"',
            '"groupType": "NETWORK", "groupType": "INDUSTRY"',
            {"industry_rank", "industry_average", "network_rank", "network_average"},
        ),
        ('"Software Development"', '"Banking", "industry": "Retail"', {"industry_name"}),
    ],
)
def test_what_contradicts_itself_stays_empty(old: str, new: str, fields: set[str]) -> None:
    text = ONE_LINE.replace(old, new)
    assert doubts(text) == dict.fromkeys(fields, "two_values")
    assert found(text).items() <= ALL.items()


def test_the_same_value_twice_is_no_contradiction() -> None:
    assert found(ONE_LINE.replace('"score": 3.68', '"score": 3.68, "score": 3.680')) == ALL


def test_no_cut_makes_a_shorter_number_of_a_longer_one() -> None:
    for end in range(len(ONE_LINE)):
        assert found(ONE_LINE[:end]).items() <= ALL.items(), ONE_LINE[:end]


def test_a_comma_within_a_number_leaves_it_out() -> None:
    assert found(ONE_LINE.replace("19.705751", "19,705751")).keys().isdisjoint({"printed_total"})
    entry = '{"pillar": "FIND_RIGHT_PEOPLE", "score": 3,68}'
    assert found(f'{{"memberScore": {{"subScores": [{entry}]}}}}') == {}


def test_an_object_within_the_object_is_not_read_as_another() -> None:
    within = '{"overall": 50.1, "subScores": [{"score": 9.9, "pillar": "FIND_RIGHT_PEOPLE"}]}'
    text = ONE_LINE.replace(
        '"overall": 19', f'"before": {{"memberScore": {within}}}, "overall": 19'
    )
    assert found(text) == ALL


def test_two_objects_that_differ_leave_what_differs_empty() -> None:
    text = ONE_LINE + with_score("4.68")
    assert doubts(text) == {"people": "two_values"}


def test_more_objects_than_a_paste_holds_are_not_all_read_and_it_says_so() -> None:
    assert parse_page(ONE_LINE * 20).cut


@pytest.mark.parametrize("industry", ['"urn:li:industry:4"', "4", '"4"', '""', "null", '" "'])
def test_what_is_no_name_of_an_industry_is_not_taken_as_one(industry: str) -> None:
    text = ONE_LINE.replace('"Software Development"', industry)
    assert parse_page(text).fields[FieldName.INDUSTRY_NAME].status is Status.MISSING


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (r"Oil \u0026 Gas", "Oil & Gas"),
        (r"Arts\/Crafts", "Arts/Crafts"),
        (r"Caf\u00e9s", "Cafés"),
        (r"A \ud83d\ude00", "A 😀"),
        (r"A\ud83d", "A\ufffd"),
        (r"The \"best\"", 'The "best"'),
    ],
)
def test_the_industrys_name_is_read_as_it_was_meant(written: str, name: str) -> None:
    assert found(ONE_LINE.replace("Software Development", written))["industry_name"] == name


@settings(deadline=None)
@given(st.integers(0, len(PRETTY)), st.booleans())
def test_a_cut_object_yields_the_truth_or_nothing(end: int, pretty: bool) -> None:
    text = (PRETTY if pretty else ONE_LINE)[:end]
    assert found(text).items() <= ALL.items()


@settings(deadline=None)
@given(st.integers(0, len(ONE_LINE)), st.integers(0, 40), st.text('{}[]:,"\\e 19', max_size=3))
def test_a_damaged_object_never_makes_the_reader_fail(start: int, length: int, put: str) -> None:
    parse_page(ONE_LINE[:start] + put + ONE_LINE[start + length :])


@settings(deadline=None)
@given(st.tuples(*[st.floats(0, 25, width=32)] * 4))
def test_any_scores_are_read_back(values: tuple[float, ...]) -> None:
    other: dict[str, Any] = json.loads(ONE_LINE)
    own = other["memberScore"]
    for entry, value in zip(own["subScores"], values, strict=True):
        entry["score"] = value
    own["overall"] = sum(values)
    reading = found(json.dumps(other))
    for component, value in zip(COMPONENTS, values, strict=True):
        number = reading[component.value]
        assert isinstance(number, int)
        assert abs(number - value * 1000) <= 0.5001
        assert number <= COMPONENT_MAXIMUM
    assert abs(int(reading["printed_total"]) - whole(round(sum(values) * 1000))) <= 1


def test_a_page_and_its_object_together_are_read_once() -> None:
    text = PAGE + ONE_LINE
    assert found(text) == ALL
    assert parse_page(text).kind is PageKind.JSON


def test_a_page_and_the_object_of_another_day_leave_what_differs_empty() -> None:
    text = PAGE.replace("3.68 |", "4.68 |").replace("Top 81", "Top 80") + ONE_LINE
    assert doubts(text) == {"people": "two_values", "network_rank": "two_values"}


@pytest.mark.parametrize("depth", [20, 5_000])
@pytest.mark.parametrize("opening", ["[", "{", '{"memberScore":', '{"a":[', '"memberScore":['])
def test_deep_nesting_is_given_up(opening: str, depth: int) -> None:
    reading = parse_page('{"memberScore":' + opening * depth + "1")
    assert reading.kind is PageKind.JSON
    assert not reading.with_status(Status.FOUND)


def test_a_name_within_a_text_is_no_object() -> None:
    escaped = json.dumps({"text": f'{{"memberScore": {MEMBER}}}'})
    assert found(escaped) == {}
    assert parse_page('The "memberScore" is a number. ' * 20).kind is PageKind.OTHER
