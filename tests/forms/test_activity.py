"""What may be typed into a week, and the sentence for what may not."""

from datetime import date

import pytest
from django.http import QueryDict

from tracker.core.activity import KINDS
from tracker.core.weeks import Week
from tracker.forms.activity import CountForm, NoteForm, WeekForm
from tracker.forms.fields import NOTE_LENGTH
from tracker.models import ActivityCount, Member
from tracker.reads.activity import activity_week

WEEK = Week(2026, 47)
TODAY = date(2026, 11, 19)


def typed(text: str, kind: str = "posts") -> CountForm:
    return CountForm(KINDS[kind], {f"{kind}-count": text})


@pytest.mark.parametrize(
    ("text", "count"),
    [("0", 0), ("3", 3), (" 12 ", 12), ("007", 7), ("500", 500), ("", None), ("   ", None)],
)
def test_a_count_is_blank_or_a_whole_number(text: str, count: int | None) -> None:
    form = typed(text)
    assert form.is_valid()
    assert form.cleaned_data["count"] == count


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("-3", "-3 is less than 0. Type how often, or leave it empty."),
        ("−1", "−1 is less than 0. Type how often, or leave it empty."),
        ("25.5", "“25.5” is not a whole number. Type how often, such as 3."),
        ("2,5", "“2,5” is not a whole number. Type how often, such as 3."),
        ("NaN", "“NaN” is not a whole number. Type how often, such as 3."),
        ("1e3", "“1e3” is not a whole number. Type how often, such as 3."),
        ("three", "“three” is not a whole number. Type how often, such as 3."),
        ("٣", "“٣” is not a whole number. Type how often, such as 3."),
        ("1\x00", "“1\ufffd” is not a whole number. Type how often, such as 3."),
        ("501", "501 is more than 500, the most a week can hold."),
        ("9" * 5000, "99999999999… is more than 500, the most a week can hold."),
    ],
)
def test_another_text_is_refused_with_a_sentence_that_names_it(text: str, sentence: str) -> None:
    assert typed(text).errors["count"] == [sentence]


def test_a_week_has_seven_days() -> None:
    sentence = "8 is more than 7, the days of a week."
    assert typed("8", "active_days").errors["count"] == [sentence]


def test_what_was_typed_is_shown_again() -> None:
    form = typed("25.5")
    assert not form.is_valid()
    assert form["count"].value() == "25.5"


def test_a_control_character_is_shown_as_a_sign_that_can_be_seen() -> None:
    assert typed("4\x00")["count"].value() == "4\ufffd"


@pytest.mark.parametrize("step", ["2", "-9999", "up", "1.0", "\x00"])
def test_a_step_is_one_up_or_one_down(step: str) -> None:
    assert not CountForm(KINDS["posts"], {"posts-step": step}).is_valid()


def test_a_note_may_have_lines_and_loses_other_control_characters() -> None:
    form = NoteForm({"note-text": "One\r\ntwo\x00\x1b\tthree"})
    assert form.is_valid()
    assert form.cleaned_data["text"] == "One\ntwo\tthree"


def test_a_note_of_the_greatest_length_counts_a_line_break_once() -> None:
    assert NoteForm({"note-text": "a\r\n" * (NOTE_LENGTH // 2)}).is_valid()


@pytest.mark.parametrize(
    ("length", "sentence"),
    [
        (2001, "This note is 1 character too long; 2000 is the most."),
        (10_000, "This note is 8000 characters too long; 2000 is the most."),
    ],
)
def test_a_longer_note_is_refused_and_kept(length: int, sentence: str) -> None:
    form = NoteForm({"note-text": "a" * length})
    assert form.errors["text"] == [sentence]
    assert form["text"].value() == "a" * length


def week_form(member: Member, **posted: str) -> WeekForm:
    data = QueryDict(mutable=True)
    data.update({name.replace("__", "-"): value for name, value in posted.items()})
    return WeekForm(activity_week(member, WEEK, TODAY), data)


def test_only_what_differs_from_what_was_shown_is_saved(member: Member) -> None:
    ActivityCount.objects.create(member=member, week=WEEK.monday, kind="posts", count=8)
    form = week_form(
        member,
        **{
            "posts-count": "3",
            "initial-posts-count": "3",
            "comments-count": "4",
            "initial-comments-count": "",
            "follows-count": "",
            "initial-follows-count": "2",
            "reshares-step": "1",
        },
    )
    assert form.is_valid()
    assert form.changes == {"counts": {"comments": 4, "follows": None}, "steps": {"reshares": 1}}


def test_an_unticked_box_is_saved_when_it_was_shown_ticked(member: Member) -> None:
    form = week_form(member, **{"initial-note-nothing_to_log": "True"})
    assert form.is_valid()
    assert form.changes["nothing_to_log"] is False


def test_a_week_without_a_change_saves_nothing(member: Member) -> None:
    form = week_form(member)
    assert form.is_valid()
    assert form.changes == {"counts": {}, "steps": {}}


def test_every_refused_field_of_a_week_has_its_sentence(member: Member) -> None:
    form = week_form(member, **{"posts-count": "x", "comments-count": "y"})
    assert not form.is_valid()
    assert {row.kind for row in form if row.errors} == {"posts", "comments"}
