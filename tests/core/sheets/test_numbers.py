import pytest

from tracker.core.sheets.entries import EntryError, Why
from tracker.core.sheets.numbers import DecimalMark, possible_marks, whole_number

POINT, COMMA = DecimalMark


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["3", "12", "", "x"], ()),
        (["3.0"], (POINT,)),
        (["3,0", "1.234"], (COMMA,)),
        (["1.234,5"], (COMMA,)),
        (["1,234.5"], (POINT,)),
        (["1.234.567"], (COMMA,)),
        (["1.234"], (POINT, COMMA)),
        (["1,000"], (POINT, COMMA)),
        (["3.0", "3,0"], (POINT, COMMA)),
        (["0.500"], (POINT,)),
        (["1 234"], ()),
    ],
)
def test_the_decimal_mark_is_proven_by_the_file_or_asked(
    texts: list[str], expected: tuple[DecimalMark, ...]
) -> None:
    assert possible_marks(texts) == expected


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("12", None, 12),
        ("012", None, 12),
        ("3.0", POINT, 3),
        ("3,0", COMMA, 3),
        ("1.234", COMMA, 1234),
        ("1,234", POINT, 1234),
        ("1 234", None, 1234),
        ("1\u00a0234", None, 1234),
        ("1\u202f234", COMMA, 1234),
        ("1’234", None, 1234),
        ("\u200e12", None, 12),
        ("1.234,00", COMMA, 1234),
    ],
)
def test_a_whole_number_is_read(text: str, mark: DecimalMark | None, number: int) -> None:
    assert whole_number(text, mark, "posts", 9999) == number


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x", Why.NOT_A_NUMBER),
        ("3 4", Why.NOT_A_NUMBER),
        ("12,34,5", Why.NOT_A_NUMBER),
        ("٣", Why.NOT_A_NUMBER),
        ("1e3", Why.NOT_A_NUMBER),
        ("=3", Why.NOT_A_NUMBER),
        ("2.5", Why.NOT_WHOLE),
        ("-1", Why.NEGATIVE),
        ("−1", Why.NEGATIVE),
        ("10000", Why.MORE_THAN),
        ("9" * 40, Why.TOO_LONG),
    ],
)
def test_what_is_no_count_is_refused(text: str, why: Why) -> None:
    with pytest.raises(EntryError) as refused:
        whole_number(text, POINT, "posts", 9999)
    assert refused.value.why is why
