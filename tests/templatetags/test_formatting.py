"""Numbers, names and weeks as templates write them."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

from tracker.core.charts import WeekTick, Written
from tracker.core.components import COMPONENTS, Component, LinkedInFigure, Score
from tracker.core.content import ContentFigure
from tracker.core.weeks import Week
from tracker.templatetags import formatting


def render(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("thousandths", "written"), [(17_120, "17.12"), (9_250, "9.25"), (0, "0.00"), (25_000, "25.00")]
)
def test_a_score_has_two_decimals(thousandths: int, written: str) -> None:
    assert formatting.score(thousandths) == written


def test_a_score_follows_the_decimal_mark_of_the_language() -> None:
    with translation.override("nl"):
        assert formatting.score(17_120) == "17,12"
        assert formatting.change_size(-1_400) == "1,4"


def test_a_missing_score_is_not_zero() -> None:
    assert formatting.score(None) == formatting.whole(None) == ""


def test_a_total_is_whole_and_rounded_half_up() -> None:
    assert formatting.whole(57_500) == "58"
    assert formatting.whole(57_499) == "57"


@pytest.mark.parametrize(
    ("thousandths", "written", "way"),
    [(1_400, "1.4", "up"), (-200, "0.2", "down"), (0, "0.0", "same"), (40, "0.0", "same")],
)
def test_a_change_is_judged_by_what_is_printed(thousandths: int, written: str, way: str) -> None:
    assert formatting.change_size(thousandths) == written
    assert formatting.direction(thousandths) == way


def test_components_have_a_short_and_a_full_name() -> None:
    assert formatting.short_name(Component.BRAND) == "Brand"
    assert formatting.full_name("insights") == "Engage with insights"
    assert formatting.short_name(Score.TOTAL) == formatting.full_name("total") == "Total"


def test_the_letters_of_the_marks_spell_bpir_in_every_language() -> None:
    with translation.override("nl"):
        assert "".join(map(formatting.letter, COMPONENTS)) == "BPIR"


def test_days_are_written_without_leading_zeros() -> None:
    day = date(2026, 11, 5)

    assert formatting.short_date(day) == "5 Nov"
    assert formatting.long_date(day) == "5 Nov 2026"
    assert formatting.weekday_date(day) == "Thu 5 Nov"
    assert formatting.short_date(None) == ""


@pytest.mark.parametrize(
    ("week", "short", "long"),
    [
        ("2026-W47", "16–22 Nov", "16–22 November 2026"),
        ("2026-W49", "30 Nov–6 Dec", "30 November–6 December 2026"),
        ("2026-W53", "28 Dec–3 Jan", "28 December 2026–3 January 2027"),
    ],
)
def test_a_week_is_written_as_its_range_of_days(week: str, short: str, long: str) -> None:
    assert formatting.week_range(Week.parse(week)) == short
    assert formatting.week_range(Week.parse(week), "long") == long


def test_a_week_may_be_given_as_its_monday() -> None:
    assert formatting.week_range(date(2026, 11, 16)) == "16–22 Nov"


@pytest.mark.parametrize(
    ("part", "of", "length"), [(6, 10, "60%"), (18, 15, "100%"), (1, 3, "33.33%"), (2, 0, "0%")]
)
def test_a_bar_is_never_longer_than_its_track(part: int, of: int, length: str) -> None:
    assert formatting.share(part, of) == length


def test_an_svg_length_has_a_point_in_every_language() -> None:
    with translation.override("nl"):
        assert 'width="33.33%"' in render('{% include "tracker/parts/bar.html" with part=1 of=3 %}')


def test_an_icon_is_drawn_inline_and_hidden_from_screen_readers() -> None:
    drawing = render('{% icon "check" 16 %}')

    assert drawing.startswith('<svg class="icon" width="16" height="16"')
    assert 'aria-hidden="true"' in drawing
    assert "<path" in drawing


def test_a_mark_is_the_same_drawing_as_its_template_and_hidden_from_screen_readers() -> None:
    tag = render('{% mark "people" 17 %}')

    part = '{% include "tracker/parts/mark.html" with component="people" size=17 %}'
    assert tag == render(part)
    assert 'width="17"' in tag
    assert 'aria-hidden="true"' in tag


@pytest.mark.parametrize(
    ("of", "value", "english", "dutch"),
    [
        (Score.TOTAL, 57_800, "58", "58"),
        (Score.BRAND, 17_120, "17.12", "17,12"),
        (Score.BRAND, 0, "0.00", "0,00"),
        (Score.BRAND, None, "–", "–"),
        (LinkedInFigure.INDUSTRY_RANK, 9, "top 9 %", "top 9 %"),
        (LinkedInFigure.NETWORK_AVERAGE, 41_500, "42", "42"),
        (ContentFigure.IMPRESSIONS, 12_345, "12,345", "12.345"),
        (ContentFigure.IMPRESSIONS, 1_234_567, "1,234,567", "1.234.567"),
        (ContentFigure.ENGAGEMENTS, -1_200, "−1,200", "−1.200"),
        (ContentFigure.NEW_FOLLOWERS, None, "–", "–"),
    ],
)
def test_a_figure_is_written_as_linkedin_prints_it(of, value, english, dutch) -> None:
    with translation.override("en"):
        assert formatting.figure(value, of) == english
    with translation.override("nl"):
        assert formatting.figure(value, of) == dutch


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (999_999, "999,999"),
        (1_000_000, "1.0M"),
        (1_249_999, "1.2M"),
        (1_250_000, "1.3M"),
        (-1_250_001, "−1.3M"),
        (12_345_678_901, "12,345.7M"),
    ],
)
def test_from_a_million_on_a_count_can_be_short(number, written) -> None:
    assert formatting.short_count(number) == written


def test_the_network_on_linkedin_is_never_called_a_network_alone() -> None:
    names = [formatting.figure_name(each) for each in LinkedInFigure]
    assert names == [
        "Industry rank",
        "LinkedIn network rank",
        "Industry average",
        "LinkedIn network average",
    ]


def test_a_section_of_the_menu_holds_the_pages_below_it() -> None:
    assert formatting.is_within("/snapshots/new/", "/snapshots/")
    assert formatting.is_within("/import/", "/accounts/ /import/")
    assert not formatting.is_within("/tips/", "/snapshots/ /import/")


@pytest.mark.parametrize(
    ("written", "label"),
    [
        (Written.DAY, "1 Nov"),
        (Written.MONTH, "Nov"),
        (Written.MONTH_AND_YEAR, "Nov 2026"),
    ],
)
def test_the_label_of_a_week_says_as_much_as_its_axis_needs(written: Written, label: str) -> None:
    tick = WeekTick("50%", date(2026, 11, 1), written, is_minor=False)
    assert formatting.tick_label(tick) == label


def test_a_month_is_written_out_with_its_year() -> None:
    assert formatting.month_and_year(date(2026, 11, 1)) == "November 2026"
    with translation.override("nl"):
        assert formatting.month_and_year(date(2026, 11, 1)) == "november 2026"


def test_every_score_has_a_shape_of_its_own_without_a_letter() -> None:
    shapes = {render("{% point score %}", score=score) for score in COMPONENTS}
    assert len(shapes) == 4
    assert not any("path" in shape for shape in shapes)
    assert render("{% point 'total' %}") == render("{% point 'brand' %}")


def test_a_sign_leads_to_the_page_of_its_number() -> None:
    sign = render('{% what "percentile" %}')

    assert 'href="/help/numbers/percentile/"' in sign
    assert 'aria-label="What is this? Percentile"' in sign


def test_a_label_can_be_the_sign_itself() -> None:
    assert ">Weakest</a>" in render('{% what "weakest" "Weakest" %}')


def test_a_sign_for_a_number_that_nobody_explains_is_an_error() -> None:
    with pytest.raises(ValueError, match="charisma"):
        render('{% what "charisma" %}')
