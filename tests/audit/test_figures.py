import pytest

from audit.figures import Figures, heading

PERFECT = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}


def figures(form: str = "mobile", **changed: object) -> Figures:
    fields = {"scores": PERFECT, "paint": 900.0, "shift": 0.0, "bytes": 90_000.0, **changed}
    return Figures("dashboard", form, **fields)


def test_what_reaches_every_target_misses_none():
    at_the_limit = figures(scores=dict.fromkeys(PERFECT, 95), paint=1999.9, bytes=150_000)

    assert at_the_limit.missed == []


@pytest.mark.parametrize(
    ("form", "changed", "clause"),
    [
        ("mobile", {"scores": {**PERFECT, "seo": 94}}, "seo 94 of 95"),
        ("mobile", {"paint": 2000.0}, "LCP 2.00 s, not under 2.0 s"),
        ("desktop", {"paint": 1000.0}, "LCP 1.00 s, not under 1.0 s"),
        ("desktop", {"shift": 0.0006}, "CLS 0.001, not 0"),
        ("mobile", {"bytes": 151_000.0}, "151 kB, more than 150 kB"),
    ],
)
def test_each_target_is_judged(form, changed, clause):
    assert figures(form, **changed).missed == [clause]


def test_a_page_may_take_longer_on_a_phone_than_on_a_desk():
    assert figures("mobile", paint=1500.0).missed == []
    assert figures("desktop", paint=1500.0).missed != []


def test_a_row_stands_under_its_heading_and_says_what_is_missed():
    row = figures(paint=2100.0, shift=0.02).row(width=12)
    columns = heading(12)

    assert row.startswith("dashboard    mobile     100   100   100   100    2.10   0.020    90")
    assert columns.index("LCP s") + len("LCP s") == row.index("2.10") + len("2.10")
    assert row.endswith("  LCP 2.10 s, not under 2.0 s, CLS 0.020, not 0")
