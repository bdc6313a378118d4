import pytest

from tests.core.parsing.pastes import (
    COMPONENTS,
    EVERYTHING,
    LIST,
    OWN_TABLE,
    PAGE,
    components_in,
    doubts,
    found,
    with_list,
)
from tracker.core.parsing.page import parse_page
from tracker.core.parsing.reading import Doubt, FieldName, PageKind, Status
from tracker.core.scores import ScoreErrorCode

SNAPSHOT = """\
Your Social Selling Index
Top 9%
Industry SSI rank
Top 14%
Network SSI rank
Current Social Selling Index
58 out of 100
Four components of your score
17.12 | Establish your professional brand
134.0 | Find the right people
9.25 | Engage with insights
18.03 | Build relationships
People in your industry
31 out of 100
Sales professionals in the Software Development industry have an average SSI of 31.
You rank in the top 9%
People in your network
You rank in the top 14%
"""


def test_each_field_names_the_line_its_number_stands_in():
    reading = parse_page(SNAPSHOT)
    assert {name.value: field.lines for name, field in reading.fields.items()} == {
        "brand": (9,),
        "people": (10,),
        "insights": (11,),
        "relationships": (12,),
        "printed_total": (7,),
        "industry_rank": (2,),
        "network_rank": (4,),
        "industry_average": (14,),
        "network_average": (),
        "industry_name": (15,),
    }
    assert reading.fields[FieldName.BRAND].source == "17.12 | Establish your professional brand"
    assert reading.fields[FieldName.INDUSTRY_RANK].source == "Top 9%"


def test_an_impossible_number_on_its_labels_line_is_kept_and_refused():
    people = parse_page(SNAPSHOT).fields[FieldName.PEOPLE]
    assert people.status is Status.REFUSED
    assert people.reason is ScoreErrorCode.MORE_THAN
    assert (people.text, people.value, people.lines) == ("134.0", None, (10,))
    assert people.source == "134.0 | Find the right people"


def test_the_other_fields_of_that_page_are_found_and_one_is_missing():
    reading = parse_page(SNAPSHOT)
    assert len(reading.with_status(Status.FOUND)) == 8
    assert [r.name for r in reading.with_status(Status.MISSING)] == [FieldName.NETWORK_AVERAGE]
    assert reading.fields[FieldName.NETWORK_AVERAGE].lines == ()


def test_lines_are_numbered_as_shown_without_the_blank_ones():
    reading = parse_page("\n\n Your Social \t Selling Index\n\r\n20\u00a0out of 100 \n")
    assert [(line.number, line.text) for line in reading.lines] == [
        (1, "Your Social Selling Index"),
        (2, "20 out of 100"),
    ]
    assert reading.fields[FieldName.PRINTED_TOTAL].lines == (2,)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("134.0", "more_than"),
        ("25.001", "more_than"),
        ("-3", "negative"),
        ("1e3", "not_a_number"),
        ("1.234,5", "not_a_number"),
        ("+3.68", "not_a_number"),
        ("٣", "not_a_number"),
        ("3½", "not_a_number"),
        ("9" * 40, "too_long"),
    ],
)
def test_what_is_no_component_is_refused_with_its_reason(number, reason):
    people = parse_page(PAGE.replace("3.68 |", f"{number} |")).fields[FieldName.PEOPLE]
    assert (people.status, people.reason) == (Status.REFUSED, reason)
    assert people.text[:20] in people.source


def test_impossible_ranks_and_totals_are_refused():
    page = PAGE.replace("Top 75 %", "Top 175 %").replace("You rank in the top 75%", "")
    rank = parse_page(page).fields[FieldName.INDUSTRY_RANK]
    assert (rank.status, rank.text, rank.reason) == (Status.REFUSED, "175", "more_than")
    total = parse_page(PAGE.replace("20 out", "120 out")).fields[FieldName.PRINTED_TOTAL]
    assert (total.status, total.text, total.reason) == (Status.REFUSED, "120", "more_than")


def test_values_over_25_away_from_a_label_are_not_components():
    assert components_in("134.0\nFind the right people\n") == {}
    assert doubts("134.0\nFind the right people\n") == {}


def test_a_control_character_never_joins_two_numbers():
    people = parse_page(PAGE.replace("3.68 |", "3\x0068 |")).fields[FieldName.PEOPLE]
    assert people.status is Status.AMBIGUOUS


def test_two_numbers_on_a_labels_line_leave_it_empty():
    page = PAGE.replace("3.68 |", "3.68 4.2 |")
    people = parse_page(page).fields[FieldName.PEOPLE]
    assert (people.status, people.reason) == (Status.AMBIGUOUS, Doubt.TWO_VALUES)
    assert (people.text, people.value, people.lines) == ("", None, (10,))
    assert found(page).keys() == EVERYTHING.keys() - {"people"}


def test_a_maximum_beside_the_value_is_not_the_value():
    assert found(PAGE.replace("3.68 |", "3.68 25 |")) == EVERYTHING
    assert found(PAGE.replace("3.68 |", "3.68 | 100 |")) == EVERYTHING


def test_a_change_beside_the_value_is_not_the_value():
    assert found(PAGE.replace("3.68 |", "3.68 (+0.4) |")) == EVERYTHING
    assert found(PAGE.replace("3.68 |", "3.68 (-0.4) |")) == EVERYTHING


CLIPPED = """\
Establish your professional brand
3.68
Find the right people
0.3
Engage with insights
2.608
Build relationships
"""


def test_numbers_that_may_belong_to_either_neighbour_are_left_out():
    assert components_in(CLIPPED) == {}
    assert doubts(CLIPPED) == dict.fromkeys(COMPONENTS, "which_side")


def test_the_printed_total_decides_which_side_is_meant():
    trailing = "".join(line.replace(" | ", "\n") + "\n" for line in LIST.splitlines())
    page = with_list(trailing + "7.5\n")
    assert components_in(page) == COMPONENTS
    assert components_in(with_list(trailing + "7.5\n", None)) == {}


def test_a_printed_total_that_fits_both_sides_decides_nothing():
    rows = "".join(line.replace(" | ", "\n") + "\n" for line in LIST.splitlines())
    page = with_list(rows + "13.2\n")
    assert components_in(page) == {}
    assert doubts(page) == dict.fromkeys(COMPONENTS, "which_side")


def test_two_different_pages_in_one_paste_leave_what_differs_empty():
    other = PAGE.replace("13.118", "14.118").replace("20 out", "21 out")
    assert found(PAGE + other).keys() == EVERYTHING.keys() - {"brand", "printed_total"}
    assert doubts(PAGE + other) == {"brand": "two_values", "printed_total": "two_values"}


def test_a_rank_that_differs_between_its_two_places_is_left_empty():
    page = PAGE.replace("You rank in the top 75%", "You rank in the top 57%")
    assert doubts(page) == {"industry_rank": "two_values"}
    assert parse_page(page).fields[FieldName.INDUSTRY_RANK].lines == (2, 16)


def test_the_cards_of_peers_settle_ranks_whose_side_is_unclear():
    ranks = "Top 75 %\nIndustry SSI rank\nTop 81 %\nNetwork SSI rank\n"
    unclear = "Industry SSI rank\nTop 75 %\nNetwork SSI rank\n"
    assert doubts(unclear) == {"industry_rank": "which_side", "network_rank": "which_side"}
    assert found(PAGE.replace(ranks, unclear)) == EVERYTHING


def test_ranks_are_read_from_the_cards_alone():
    ranks = "Top 75 %\nIndustry SSI rank\nTop 81 %\nNetwork SSI rank\n"
    assert found(PAGE.replace(ranks, "")) == EVERYTHING


def test_numbers_of_peers_are_never_the_members():
    peers = PAGE[PAGE.index("People in your industry") :]
    expected = {name: EVERYTHING[name] for name in list(EVERYTHING)[5:]}
    assert found(peers) == expected
    assert found(peers.replace("People in your industry\n", "")) == expected


def test_component_labels_after_the_peers_heading_are_not_the_members():
    assert components_in("People in your industry\n31 out of 100\n" + LIST) == {}


def test_an_average_with_decimals_is_kept_when_the_chart_rounds_it():
    page = PAGE.replace("SSI of 31.", "SSI of 31.4.").replace("SSI of 33.", "SSI of 32,72.")
    reading = found(page)
    assert (reading["industry_average"], reading["network_average"]) == (31_400, 32_720)


def test_averages_that_contradict_each_other_are_left_empty():
    page = PAGE.replace("SSI of 31.", "SSI of 29.").replace("SSI of 33.", "SSI of 36.5.")
    assert doubts(page) == {"industry_average": "two_values", "network_average": "two_values"}


def test_an_impossible_average_leaves_the_field_to_the_reader():
    page = PAGE.replace("SSI of 31.", "SSI of 131.").replace("SSI of 33.", "SSI of 1e3.")
    assert doubts(page) == {"industry_average": "two_values", "network_average": "two_values"}
    sentence = "Sales professionals in your industry have an average SSI of 1e3."
    assert found(f"Current Social Selling Index\n20 out of 100\n{sentence}") == {
        "printed_total": 20
    }


def test_the_average_is_read_from_the_sentence_alone():
    page = PAGE.replace("31 out of 100\n", "").replace("33 out of 100\n", "")
    assert found(page) == EVERYTHING


def test_an_industry_that_is_not_named_is_missing():
    page = PAGE.replace("in the Software Development industry", "in your industry")
    reading = parse_page(page)
    assert reading.fields[FieldName.INDUSTRY_NAME].status is Status.MISSING
    assert found(reading)["industry_average"] == 31_000


@pytest.mark.parametrize(
    "name",
    [
        "Industry Associations",
        "Oil, Gas, and Mining",
        "IT Services and IT Consulting",
        "Entertainment Providers",
        "Housing & Community Development",
    ],
)
def test_the_industrys_name_is_what_the_sentence_says(name):
    assert found(PAGE.replace("Software Development", name))["industry_name"] == name


def test_a_seed_with_only_total_and_ranks_is_read():
    page = "Top 5%\nIndustry SSI rank\nTop 14%\nNetwork SSI rank\n51 out of 100\n"
    assert found(page) == {"printed_total": 51, "industry_rank": 5, "network_rank": 14}


def test_labels_inside_other_sentences_are_not_labels():
    page = LIST + "Rebuild relationships 7\nFind the right people in 3 easy steps\n"
    assert components_in(page) == COMPONENTS


LOGIN = """\
Sign in
Stay updated on your professional world
Email or phone
Password
Show
Forgot password?
Sign in
or
New to LinkedIn? Join now
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PAGE, PageKind.PAGE),
        (LIST, PageKind.PAGE),
        (OWN_TABLE, PageKind.PAGE),
        ("Current Social Selling Index\n20 out of 100", PageKind.PAGE),
        (LOGIN, PageKind.LOGIN),
        (LOGIN + "About\nPrivacy Policy\n" * 100, PageKind.LOGIN),
        ("Join LinkedIn\nAgree & Join\nAlready on LinkedIn? Sign in", PageKind.LOGIN),
        ("", PageKind.EMPTY),
        (" \n\u00a0\n\t", PageKind.EMPTY),
        ("LinkedIn\nHome\nMy Network\nSkip to main content", PageKind.EMPTY),
        ("Your Social Selling Index\nLoading", PageKind.EMPTY),
        ("A recipe for soup with 3 leeks. " * 40, PageKind.OTHER),
        ("Nine out of 100 people. 9 out of 100 cats.\n" * 40, PageKind.OTHER),
    ],
)
def test_the_kind_of_text_is_recognised(text, kind):
    assert parse_page(text).kind is kind


@pytest.mark.parametrize("text", ["", LOGIN, "95 out of 100 people agree. " * 40])
def test_what_is_not_the_page_yields_no_field_and_no_language(text):
    reading = parse_page(text)
    assert reading.language is None
    assert tuple(reading.fields) == tuple(FieldName)
    assert len(reading.with_status(Status.MISSING)) == 10


def test_the_language_of_the_page_is_named():
    assert parse_page(PAGE).language == "en"
