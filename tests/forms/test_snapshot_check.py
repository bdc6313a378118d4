from datetime import timedelta

import pytest
import time_machine

from tests.core.parsing.pastes import INDUSTRY_TABLE
from tests.core.parsing.test_json import PRETTY
from tests.factories import TODAY, make_industry, make_snapshot
from tracker.core.parsing.reading import Doubt, Status
from tracker.forms.snapshot_check import LONGEST_PASTE, SnapshotCheck
from tracker.forms.snapshot_reading import DOUBTS
from tracker.models import Member

PAGE = """Your Social Selling Index
Top 9%
Industry SSI rank
Top 14%
Network SSI rank
Current Social Selling Index
58 out of 100
Four components of your score
17.12 | Establish your professional brand
13.4 | Find the right people
9.25 | Engage with insights
18.03 | Build relationships
People in your industry
31 out of 100
Sales professionals in the Software Development industry have an average SSI of 31.
You rank in the top 9%
People in your network
You rank in the top 14%
"""

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def reader(member: Member, noon: time_machine.Traveller) -> Member:
    make_industry()
    return member


def sent_back(check: SnapshotCheck, **changed: str) -> dict[str, str]:
    """What the browser sends after it has shown the page."""
    rows = check.shown.rows
    return {
        "day": str(check.form["day"].value()),
        "text": str(check.paste["text"].value() or ""),
        **{row.field.name: str(row.field.value() or "") for row in rows},
        **{f"read-{row.field.name}": row.read for row in rows},
        **changed,
    }


def read(member: Member, **sent: str) -> SnapshotCheck:
    return SnapshotCheck({"day": TODAY.isoformat(), "read": "1", **sent}, member=member)


def value(check: SnapshotCheck, name: str) -> object:
    return check.form[name].value()


def test_a_text_fills_the_fields_and_says_where_each_was_found(reader: Member) -> None:
    check = read(reader, text=PAGE)
    rows = check.shown.by_name
    assert value(check, "brand") == "17.12"
    assert rows["brand"].status is Status.FOUND
    assert (rows["brand"].reading.lines, rows["brand"].quote) == (
        (9,),
        "17.12 | Establish your professional brand",
    )
    assert rows["network_average"].status is Status.MISSING
    assert rows["industry"].quote == "… in the Software Development industry …"
    assert (check.shown.found, check.shown.missing, check.shown.refused) == (9, 1, 0)


def test_a_read_text_is_saved_only_after_the_member_has_seen_it(reader: Member) -> None:
    check = read(reader, text=PAGE)
    assert not check.may_be_saved
    again = SnapshotCheck(sent_back(check), member=reader)
    assert again.may_be_saved
    assert again.values.source == "pasted"
    assert again.values.industry_average == 31_000


def test_a_text_that_was_never_shown_is_shown_before_it_is_saved(reader: Member) -> None:
    fresh = SnapshotCheck(None, member=reader)
    check = SnapshotCheck(sent_back(fresh, text=PAGE), member=reader)
    assert not check.may_be_saved
    assert check.asks_to_look_again
    assert check.status == 422
    assert value(check, "brand") == "17.12"


def test_typed_values_are_saved_as_typed(reader: Member) -> None:
    fresh = SnapshotCheck(None, member=reader)
    check = SnapshotCheck(sent_back(fresh, printed_total="51"), member=reader)
    assert check.may_be_saved
    assert check.values.source == "typed"


def test_a_refused_number_stays_in_its_field(reader: Member) -> None:
    check = read(reader, text=PAGE.replace("13.4 |", "134.0 |"))
    assert value(check, "people") == "134.0"
    assert check.shown.by_name["people"].status is Status.REFUSED
    assert [field.name for field in check.form.refused] == ["people"]
    assert [line.line.number for line in check.shown.lines if line.is_refused] == [10]


def test_a_correction_survives_a_second_look_at_the_same_text(reader: Member) -> None:
    check = read(reader, text=PAGE.replace("13.4 |", "134.0 |"))
    again = SnapshotCheck(sent_back(check, people="13.4"), member=reader)
    assert value(again, "people") == "13.4"
    assert again.may_be_saved


def test_a_new_text_replaces_what_the_earlier_one_brought(reader: Member) -> None:
    check = read(reader, text=PAGE)
    other = PAGE.replace("17.12 |", "17.2 |").replace("Top 9%\nIndustry SSI rank\n", "")
    other = other.replace("You rank in the top 9%\n", "")
    again = SnapshotCheck({**sent_back(check, text=other), "read": "1"}, member=reader)
    assert value(again, "brand") == "17.2"
    assert value(again, "industry_rank") == ""


def test_what_was_typed_survives_a_text_that_does_not_hold_it(reader: Member) -> None:
    check = read(reader, text=PAGE, network_average="33")
    assert value(check, "network_average") == "33"


@pytest.mark.parametrize("text", ["", "  \n ", "Hello there", "Sign in\nJoin now\nPassword"])
def test_a_text_that_is_no_page_leaves_every_value_alone(reader: Member, text: str) -> None:
    check = read(reader, text=PAGE)
    again = SnapshotCheck({**sent_back(check, text=text), "read": "1"}, member=reader)
    assert value(again, "brand") == "17.12"
    assert again.shown.lines == ()
    assert again.status == 200


def test_a_text_that_is_too_long_is_refused_and_loses_nothing(reader: Member) -> None:
    check = read(reader, text="x" * (LONGEST_PASTE + 1), brand="17.12")
    assert check.status == 422
    assert "longer than 100,000 characters" in check.paste.errors["text"][0]
    assert value(check, "brand") == "17.12"
    assert not SnapshotCheck(sent_back(check, printed_total="51"), member=reader).may_be_saved


def test_line_breaks_of_the_browser_do_not_count_twice(reader: Member) -> None:
    check = read(reader, text="\r\n" * LONGEST_PASTE)
    assert check.status == 200


def test_control_characters_in_a_text_do_no_harm(reader: Member) -> None:
    check = read(reader, text=PAGE.replace("17.12", "\x0017.12\x07"))
    assert value(check, "brand") == "17.12"


def test_far_too_many_lines_are_not_all_shown(reader: Member) -> None:
    check = read(reader, text=PAGE + "more\n" * 900)
    assert len(check.shown.lines) == 200
    assert check.shown.lines_left_out == 718


def test_an_industry_we_do_not_know_is_left_to_the_member(reader: Member) -> None:
    reader.industry = make_industry("Banking")
    check = read(reader, text=PAGE.replace("Software Development", "Alchemy"), industry="")
    row = check.shown.by_name["industry"]
    assert row.status is Status.AMBIGUOUS
    assert row.doubt == "“Alchemy” is not in our list of industries. Pick one, or leave it."
    assert value(check, "industry") == "Banking"


def test_a_table_that_may_be_that_of_peers_is_left_to_the_member(reader: Member) -> None:
    check = read(reader, text=INDUSTRY_TABLE + "You rank in the top 75%\n")
    row = check.shown.by_name["brand"]
    assert row.doubt == "The only table in the text may be that of peers. Type your own number."
    assert value(check, "brand") == ""


def test_there_is_a_sentence_for_every_doubt() -> None:
    assert set(DOUBTS) == set(Doubt)


def test_the_industry_of_the_text_is_found_whatever_its_case(reader: Member) -> None:
    check = read(reader, text=PAGE.replace("Software Development", "SOFTWARE development"))
    assert value(check, "industry") == "Software Development"
    assert check.shown.by_name["industry"].status is Status.FOUND


def test_another_day_brings_its_own_default_industry(reader: Member) -> None:
    reader.industry, reader.industry_since = make_industry("Banking"), TODAY
    lately = TODAY - timedelta(days=9)
    make_snapshot(reader, lately - timedelta(days=1), industry=make_industry("Retail"))
    fresh = SnapshotCheck(None, member=reader)
    assert value(fresh, "industry") == "Banking"
    check = SnapshotCheck(sent_back(fresh, day=lately.isoformat()), member=reader)
    assert value(check, "industry") == "Retail"
    assert check.asks_to_look_again


@pytest.mark.parametrize("typed", ["", "Software Development"])
def test_another_day_leaves_a_chosen_industry_alone(reader: Member, typed: str) -> None:
    reader.industry, reader.industry_since = make_industry("Banking"), TODAY
    lately = TODAY - timedelta(days=9)
    make_snapshot(reader, lately - timedelta(days=1), industry=make_industry("Retail"))
    fresh = SnapshotCheck(None, member=reader)
    sent = sent_back(fresh, day=lately.isoformat(), industry=typed, printed_total="51")
    assert value(SnapshotCheck(sent, member=reader), "industry") == typed


def test_a_form_without_an_industry_takes_the_default(reader: Member) -> None:
    reader.industry = make_industry("Banking")
    check = SnapshotCheck({"day": TODAY.isoformat(), "printed_total": "51"}, member=reader)
    assert check.may_be_saved
    assert check.values.industry_id == reader.industry.pk


def test_the_page_begins_with_what_the_day_holds_already(reader: Member) -> None:
    make_snapshot(reader, people=13_118, note="New job")
    check = SnapshotCheck(None, member=reader)
    assert check.existing is not None
    assert value(check, "people") == "13.118"
    assert value(check, "note") == "New job"


def test_a_day_typed_with_spaces_is_saved_under_that_day(member: Member) -> None:
    yesterday = TODAY - timedelta(days=1)
    sent = {"day": f" {yesterday.isoformat()} ", "printed_total": "51"}
    check = SnapshotCheck(sent, member=member)
    assert check.may_be_saved
    assert check.day == yesterday


def test_the_json_of_the_page_fills_the_fields_like_its_text(reader: Member) -> None:
    check = read(reader, text=PRETTY)
    assert (value(check, "brand"), value(check, "printed_total")) == ("13.118", "20")
    assert value(check, "industry") == "Software Development"
    assert check.shown.by_name["brand"].quote == '{ "score": 13.118002, "pillar": …'
    again = SnapshotCheck(sent_back(check), member=reader)
    assert again.may_be_saved
    assert again.values.source == "pasted"


def test_what_is_not_in_the_text_is_asked_for_where_the_field_is_empty(reader: Member) -> None:
    row = read(reader, text=PAGE).shown.by_name["network_average"]
    assert str(row.doubt).startswith("Not in the text. Leave it empty, or type it")


def test_a_kept_value_is_said_to_be_kept_and_not_asked_for(reader: Member) -> None:
    row = read(reader, text=PAGE, network_average="33").shown.by_name["network_average"]
    assert row.status is Status.MISSING
    assert row.doubt == "Not in the text. What stood here before was kept."


def test_a_kept_value_beside_a_doubtful_one_is_said_to_be_kept(reader: Member) -> None:
    row = read(reader, text=INDUSTRY_TABLE + "You rank in the top 75%\n", brand="12").shown.by_name[
        "brand"
    ]
    assert row.doubt == (
        "The only table in the text may be that of peers. Type your own number. "
        "What stood here before was kept."
    )
