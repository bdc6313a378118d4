from contextlib import suppress
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.components import COMPONENT_MAXIMUM, TOTAL_MAXIMUM
from tracker.core.scores import (
    ScoreError,
    ScoreErrorCode,
    agrees,
    format_change,
    format_exact,
    format_score,
    hundredths,
    parse_average,
    parse_printed_total,
    parse_rank,
    parse_score,
    total_of,
    whole,
)

components = st.integers(0, COMPONENT_MAXIMUM)
totals = st.integers(0, TOTAL_MAXIMUM)


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("17.12", 17_120),
        ("17,12", 17_120),
        (" 17.12 ", 17_120),
        ("\u00a017.12\u202f", 17_120),
        ("\ufeff17.12\u200b", 17_120),
        ("0", 0),
        ("00", 0),
        ("25", 25_000),
        ("25.000", 25_000),
        ("6", 6_000),
        ("6.", 6_000),
        (".5", 500),
        (",5", 500),
        ("0.29999998", 300),
        ("2.6077502", 2_608),
        ("13.1184999", 13_118),
        ("13.1185", 13_119),
        ("24.9995", 25_000),
        ("25.0004", 25_000),
    ],
)
def test_a_number_is_read_as_a_person_types_it(text, thousandths):
    assert parse_score(text) == thousandths


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", ScoreErrorCode.EMPTY),
        (" \u00a0\t", ScoreErrorCode.EMPTY),
        ("25.001", ScoreErrorCode.MORE_THAN),
        ("25.0005", ScoreErrorCode.MORE_THAN),
        ("134.0", ScoreErrorCode.MORE_THAN),
        ("-1", ScoreErrorCode.NEGATIVE),
        ("−1", ScoreErrorCode.NEGATIVE),
        ("-0", ScoreErrorCode.NEGATIVE),
        ("NaN", ScoreErrorCode.NOT_A_NUMBER),
        ("Infinity", ScoreErrorCode.NOT_A_NUMBER),
        ("1e3", ScoreErrorCode.NOT_A_NUMBER),
        ("1_000", ScoreErrorCode.NOT_A_NUMBER),
        ("0x1F", ScoreErrorCode.NOT_A_NUMBER),
        ("1.234,5", ScoreErrorCode.NOT_A_NUMBER),
        ("1 7", ScoreErrorCode.NOT_A_NUMBER),
        ("++1", ScoreErrorCode.NOT_A_NUMBER),
        ("+1", ScoreErrorCode.NOT_A_NUMBER),
        ("--1", ScoreErrorCode.NOT_A_NUMBER),
        (".", ScoreErrorCode.NOT_A_NUMBER),
        ("-", ScoreErrorCode.NOT_A_NUMBER),
        ("١٢", ScoreErrorCode.NOT_A_NUMBER),
        ("１２", ScoreErrorCode.NOT_A_NUMBER),
        ("12²", ScoreErrorCode.NOT_A_NUMBER),
        ("1\x002", ScoreErrorCode.NOT_A_NUMBER),
        ("\x0012", ScoreErrorCode.NOT_A_NUMBER),
        ("12\x1f", ScoreErrorCode.NOT_A_NUMBER),
        ("12\n13", ScoreErrorCode.NOT_A_NUMBER),
        ("1" * 33, ScoreErrorCode.TOO_LONG),
        ("9" * 1_000_000, ScoreErrorCode.TOO_LONG),
    ],
)
def test_what_is_not_a_component_is_refused_with_its_reason(text, code):
    with pytest.raises(ScoreError) as refused:
        parse_score(text)
    assert refused.value.code == code


def test_a_refusal_carries_what_its_sentence_needs():
    with pytest.raises(ScoreError) as refused:
        parse_score(" 134.0 ")
    assert refused.value.params == {"text": "134.0", "limit": 25}


def test_a_refusal_quotes_only_the_start_of_a_very_long_text():
    with pytest.raises(ScoreError) as refused:
        parse_score("x" * 5_000)
    assert len(refused.value.text) == 32
    assert refused.value.text.endswith("…")


@pytest.mark.parametrize(
    ("text", "rank"), [("1", 1), ("100", 100), ("9%", 9), (" 14\u00a0% ", 14), ("65.0", 65)]
)
def test_a_rank_is_a_whole_number_with_or_without_its_percent_sign(text, rank):
    assert parse_rank(text) == rank


@pytest.mark.parametrize(
    ("text", "code", "limit"),
    [
        ("0", ScoreErrorCode.LESS_THAN, 1),
        ("101", ScoreErrorCode.MORE_THAN, 100),
        ("5.5", ScoreErrorCode.NOT_WHOLE, None),
        ("-5", ScoreErrorCode.NEGATIVE, None),
        ("%", ScoreErrorCode.EMPTY, None),
        ("5%%", ScoreErrorCode.NOT_A_NUMBER, None),
    ],
)
def test_a_rank_outside_1_to_100_is_refused(text, code, limit):
    with pytest.raises(ScoreError) as refused:
        parse_rank(text)
    assert (refused.value.code, refused.value.limit) == (code, limit)


def test_a_printed_total_is_whole_and_may_be_zero():
    assert parse_printed_total("0") == 0
    assert parse_printed_total("100") == 100
    with pytest.raises(ScoreError) as fraction:
        parse_printed_total("51.5")
    assert fraction.value.code == ScoreErrorCode.NOT_WHOLE
    with pytest.raises(ScoreError) as large:
        parse_printed_total("101")
    assert large.value.code == ScoreErrorCode.MORE_THAN


def test_an_average_has_decimals_up_to_100():
    assert parse_average("33,75") == 33_750
    assert parse_average("100") == 100_000
    with pytest.raises(ScoreError) as large:
        parse_average("100.001")
    assert large.value.params == {"text": "100.001", "limit": 100}


@given(components, st.sampled_from(".,"))
def test_a_formatted_score_reads_back_as_itself(thousandths, mark):
    assert parse_score(format_score(thousandths, 3, mark)) == thousandths
    assert parse_score(format_exact(thousandths, mark)) == thousandths


@given(st.decimals(0, Decimal("25.0004"), places=7), st.sampled_from(".,"))
def test_further_decimals_are_rounded_half_up(number, mark):
    expected = int((number * 1_000).quantize(Decimal(1), ROUND_HALF_UP))
    assert parse_score(f"{number:f}".replace(".", mark)) == expected


@given(st.integers(-TOTAL_MAXIMUM, TOTAL_MAXIMUM), st.integers(0, 3))
def test_formatting_rounds_half_up(thousandths, places):
    expected = (Decimal(thousandths) / 1_000).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert Decimal(format_score(thousandths, places).replace("−", "-")) == expected


@given(totals, totals, st.integers(0, 3))
def test_a_higher_score_never_shows_lower(one, other, places):
    low, high = sorted((one, other))
    assert Decimal(format_score(low, places)) <= Decimal(format_score(high, places))
    assert hundredths(low) <= hundredths(high)
    assert whole(low) <= whole(high)


@given(totals)
def test_whole_points_and_hundredths_are_rounded_half_up(thousandths):
    assert whole(thousandths) == int(format_score(thousandths, 0))
    assert hundredths(thousandths) == int(format_score(thousandths, 2).replace(".", ""))


@pytest.mark.parametrize(
    ("thousandths", "shown"),
    [
        (0, "0.0"),
        (49, "0.0"),
        (-49, "0.0"),
        (50, "+0.1"),
        (-50, "−0.1"),
        (1_449, "+1.4"),
        (-12_000, "−12.0"),
    ],
)
def test_a_change_shows_its_sign_unless_it_rounds_to_zero(thousandths, shown):
    assert format_change(thousandths) == shown


def test_a_score_is_shown_with_the_readers_decimal_mark():
    assert format_score(17_120) == "17.12"
    assert format_score(17_120, decimal_mark=",") == "17,12"
    assert format_score(17_120, 0) == "17"
    assert format_change(-1_200, decimal_mark=",") == "−1,2"


@pytest.mark.parametrize(
    ("thousandths", "shown"), [(13_118, "13.118"), (12_050, "12.05"), (6_000, "6"), (0, "0")]
)
def test_an_exact_score_has_no_needless_zeros(thousandths, shown):
    assert format_exact(thousandths) == shown


def test_more_than_three_decimals_do_not_exist():
    with pytest.raises(ValueError, match="0 to 3 decimals"):
        format_score(1, 4)


def test_the_total_is_unknown_when_a_component_is():
    assert total_of([13_118, 3_680, 300, 2_608]) == 19_706
    assert total_of([13_118, None, 300, 2_608]) is None


@pytest.mark.parametrize(
    ("printed", "exact", "possible"),
    [
        (53, 52_603, True),
        (20, 19_706, True),
        (20, 21_000, True),
        (20, 19_000, True),
        (20, 21_001, False),
        (20, 18_999, False),
    ],
)
def test_a_printed_total_more_than_one_off_the_sum_does_not_agree(printed, exact, possible):
    assert agrees(printed, exact) is possible


@given(st.text() | st.text("0123456789.,-−+% \u00a0e"))
def test_no_text_does_more_than_be_refused(text):
    for parse in (parse_score, parse_average, parse_printed_total, parse_rank):
        with suppress(ScoreError):
            assert 0 <= parse(text) <= TOTAL_MAXIMUM
