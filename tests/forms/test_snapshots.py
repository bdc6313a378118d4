from datetime import date
from typing import Any

import pytest

from tests.factories import TODAY, make_industry, make_snapshot
from tracker.forms.snapshots import SnapshotForm, initial_of
from tracker.models import Member

COMPONENTS = ["brand", "people", "insights", "relationships"]
GOOD = {
    "day": "2026-11-19",
    "brand": "17.12",
    "people": "13.4",
    "insights": "9.25",
    "relationships": "18.03",
}


def form_with(**fields: Any) -> SnapshotForm:
    return SnapshotForm({**GOOD, **fields}, today=TODAY)


def sentence(field: str | None, **fields: Any) -> str:
    """The one sentence about a field, or about the whole form."""
    errors = form_with(**fields).errors
    assert list(errors) == [field or "__all__"]
    (only,) = errors[field or "__all__"]
    return only


def test_four_components_are_enough() -> None:
    form = form_with()
    assert form.is_valid()
    assert form.values["brand"] == 17_120
    assert form.values["printed_total"] is None
    assert form.values["industry_id"] is None


def test_a_printed_total_is_enough() -> None:
    fields = {**dict.fromkeys(COMPONENTS, ""), "printed_total": "51"}
    form = form_with(**fields, industry_rank="5", network_rank="14 %")
    assert form.is_valid()
    assert (form.values["industry_rank"], form.values["network_rank"]) == (5, 14)


@pytest.mark.parametrize("text", ["17,12", " 17.12 ", "17.12\u00a0", "17.120", "0017.12"])
def test_a_number_may_be_written_in_several_ways(text: str) -> None:
    form = form_with(brand=text)
    assert form.is_valid()
    assert form.values["brand"] == 17_120


@pytest.mark.parametrize("name", COMPONENTS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25.001", "25.001 is more than 25, the most a component can be."),
        ("134.0", "134.0 is more than 25, the most a component can be."),
        ("-3", "-3 is less than 0, the least it can be."),
        ("NaN", "“NaN” is not a number."),
        ("1e3", "“1e3” is not a number."),
        ("inf", "“inf” is not a number."),
        ("1.2.3", "“1.2.3” is not a number."),
        ("1\x002", "“1�2” is not a number."),
        ("\x07", "“�” is not a number."),
        ("٣", "“٣” is not a number."),
        ("9" * 10_000, "is too long for a score."),
    ],
)
def test_an_impossible_component_is_refused_with_a_reason(
    name: str, text: str, expected: str
) -> None:
    said = sentence(name, **{name: text})
    assert expected in said
    assert len(said) < 150


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("printed_total", "101", "101 is more than 100, the most a total can be."),
        ("printed_total", "57.5", "57.5 is not whole. LinkedIn shows this without decimals."),
        ("industry_rank", "0", "0 is less than 1, the best rank there is."),
        ("industry_rank", "101", "101 is more than 100, the last rank there is."),
        ("network_rank", "-5", "-5 is less than 0, the least it can be."),
        ("network_rank", "top 5", "“top 5” is not a number. Type it as on the page."),
        ("industry_average", "100.1", "100.1 is more than 100, the most an average can be."),
        ("network_average", "1e3", "“1e3” is not a number. Type it as on the page."),
        ("day", "", "Choose the day of the snapshot."),
        ("day", "2026-02-30", "“2026-02-30” is not a day of the calendar."),
        ("day", "\x00", "“�” is not a day of the calendar."),
        ("day", "9" * 10_000, "is not a day of the calendar."),
        ("day", "2026-11-20", "This day has not come yet in your time zone."),
        ("day", "9999-12-31", "This day has not come yet in your time zone."),
        ("day", "2014-07-31", "LinkedIn has shown this score since August 2014."),
        ("day", "0001-01-01", "LinkedIn has shown this score since August 2014."),
        ("note", "n" * 10_000, "8000 characters too long"),
    ],
)
@pytest.mark.django_db
def test_every_other_impossible_value_is_refused_with_a_reason(
    name: str, text: str, expected: str
) -> None:
    assert expected in sentence(name, **{name: text})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alchemy", "LinkedIn has no industry called “Alchemy”."),
        ("So\x00ftware", "Null characters are not allowed."),
        ("x" * 10_000, "at most 120 characters"),
    ],
)
@pytest.mark.django_db
def test_an_industry_that_does_not_exist_is_refused(text: str, expected: str) -> None:
    assert expected in sentence("industry", industry=text)


@pytest.mark.parametrize("printed_total", ["57", "58"])
def test_a_printed_total_at_most_one_off_the_sum_is_accepted(printed_total: str) -> None:
    assert form_with(printed_total=printed_total).is_valid()


def test_a_printed_total_more_than_one_off_the_sum_is_refused_with_the_sum() -> None:
    assert sentence(None, printed_total="59") == (
        "The four numbers add up to 57.80, the page said 59. Check them once more."
    )


def test_a_sum_exactly_one_off_is_accepted() -> None:
    zeros = dict.fromkeys(COMPONENTS, "0")
    assert form_with(**zeros, printed_total="1").is_valid()
    assert not form_with(**{**zeros, "printed_total": "2"}).is_valid()


def test_the_missing_components_are_named() -> None:
    errors = form_with(people="", relationships="", printed_total="58").errors
    rule = "is missing. Type all four, or none of them and the printed total."
    assert errors == {
        "people": [f"Find the right people {rule}"],
        "relationships": [f"Build relationships {rule}"],
    }


def test_a_refused_component_is_not_called_missing() -> None:
    errors = form_with(people="134.0").errors
    assert list(errors) == ["people"]
    assert "missing" not in errors["people"][0]


def test_an_empty_form_says_what_it_needs() -> None:
    assert "type the four components" in sentence(None, **dict.fromkeys(COMPONENTS, ""))


def test_a_refused_total_is_not_called_nothing() -> None:
    fields = {**dict.fromkeys(COMPONENTS, ""), "printed_total": "101"}
    assert list(form_with(**fields).errors) == ["printed_total"]


def test_while_a_text_is_checked_what_is_missing_is_not_refused() -> None:
    form = SnapshotForm({"day": "2026-11-19", "brand": "17.12"}, today=TODAY, complete=False)
    assert form.is_valid()
    assert form.first_refused is None


def test_a_refused_save_leads_to_the_first_problem() -> None:
    assert form_with(insights="26", people="-1").first_refused == "people"


@pytest.mark.parametrize(
    ("fields", "exact", "differs", "waits_for"),
    [
        ({}, 57_800, False, []),
        ({"printed_total": "60"}, 57_800, True, []),
        ({"people": ""}, None, False, ["people"]),
        ({"people": "26", "printed_total": "58"}, None, False, ["people"]),
    ],
)
def test_the_sum_says_what_it_waits_for(
    fields: dict[str, str], exact: int | None, differs: bool, waits_for: list[str]
) -> None:
    form = form_with(**fields)
    form.is_valid()
    assert form.sum_check.exact == exact
    assert form.sum_check.differs is differs
    assert list(form.sum_check.waits_for) == waits_for


def test_a_saved_snapshot_is_shown_as_it_was_typed(member: Member) -> None:
    snapshot = make_snapshot(
        member, people=13_118, industry=make_industry(), industry_average=31_000, industry_rank=9
    )
    form = SnapshotForm(today=TODAY, initial=initial_of(snapshot))
    shown = {field.name: field.value() for field in form}
    assert shown["people"] == "13.118"
    assert shown["brand"] == "17.12"
    assert shown["industry"] == "Software Development"
    assert shown["industry_average"] == "31"
    assert shown["industry_rank"] == "9"
    assert form["day"].value() == date(2026, 11, 19)


def test_an_exact_value_survives_an_edit(member: Member) -> None:
    snapshot = make_snapshot(member, people=13_118)
    shown = {
        field.name: field.value()
        for field in SnapshotForm(today=TODAY, initial=initial_of(snapshot))
    }
    form = SnapshotForm({**shown, "industry": ""}, today=TODAY)
    assert form.is_valid()
    assert form.values["people"] == 13_118
