from datetime import date, timedelta

from tests.factories import TODAY, make_annotation
from tracker.reads.annotations import AnnotationMark, annotations_between, annotations_of

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def test_own_notes_and_those_for_everyone_stand_in_the_order_of_their_days(member):
    own = make_annotation(member, date(2026, 11, 19), "New headline")
    make_annotation(None, date(2026, 11, 10), "LinkedIn changed the score")
    assert annotations_between(member=member, first=FIRST, last=LAST) == (
        AnnotationMark(date(2026, 11, 10), "LinkedIn changed the score", None, is_own=False),
        AnnotationMark(date(2026, 11, 19), "New headline", own.pk, is_own=True),
    )


def test_another_members_notes_are_not_there(member, stranger):
    make_annotation(stranger)
    assert annotations_between(member=member, first=FIRST, last=LAST) == ()
    assert annotations_of(member=member, page=1).rows == ()


def test_both_ends_of_the_range_count_and_nothing_beyond(member):
    for day in (FIRST, LAST, FIRST - timedelta(days=1), LAST + timedelta(days=1)):
        make_annotation(member, day)
    marks = annotations_between(member=member, first=FIRST, last=LAST)
    assert [mark.day for mark in marks] == [FIRST, LAST]


def test_all_notes_of_a_range_take_one_query(member, django_assert_num_queries):
    for number in range(30):
        make_annotation(member, TODAY - timedelta(days=number % 3), f"Note {number}")
    with django_assert_num_queries(1):
        assert len(annotations_between(member=member, first=FIRST, last=LAST)) == 30


def test_the_list_is_newest_first_in_pages_of_fifty(member, django_assert_num_queries):
    for number in range(60):
        make_annotation(member, TODAY - timedelta(days=number))
    with django_assert_num_queries(2):
        first = annotations_of(member=member, page=1)
    assert (first.count, first.pages, len(first.rows)) == (60, 2, 50)
    assert first.rows[0].day == TODAY
    assert len(annotations_of(member=member, page=2).rows) == 10
