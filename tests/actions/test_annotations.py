from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories import TODAY, make_annotation, make_member
from tracker.actions.annotations import (
    MOST_ANNOTATIONS,
    TooManyAnnotationsError,
    add_annotation,
    delete_annotation,
    edit_annotation,
)
from tracker.actions.members import delete_account
from tracker.models import Annotation, Member


def fill_up(member: Member, count: int = MOST_ANNOTATIONS) -> None:
    Annotation.objects.bulk_create(
        Annotation(member=member, day=TODAY - timedelta(days=number), text="Full")
        for number in range(count)
    )


def test_a_note_is_kept_at_its_day(member):
    add_annotation(member=member, day=TODAY, text="New headline")
    assert str(Annotation.objects.of(member).get()) == "2026-11-19 New headline"


def test_a_form_sent_twice_makes_one_note(member):
    for _time in range(2):
        add_annotation(member=member, day=TODAY, text="New headline")
    assert Annotation.objects.count() == 1


def test_a_day_can_have_several_notes(member):
    for text in ("New headline", "New photo"):
        add_annotation(member=member, day=TODAY, text=text)
    assert Annotation.objects.count() == 2


def test_nobody_has_more_than_two_hundred(member, stranger):
    fill_up(stranger)
    fill_up(member, MOST_ANNOTATIONS - 1)
    add_annotation(member=member, day=TODAY, text="The last one")
    with pytest.raises(TooManyAnnotationsError):
        add_annotation(member=member, day=TODAY, text="One more")
    assert Annotation.objects.of(member).count() == MOST_ANNOTATIONS


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_get_past_the_most():
    member = make_member()
    fill_up(member, MOST_ANNOTATIONS - 1)

    def add(number: int) -> bool:
        try:
            add_annotation(member=member, day=TODAY, text=f"Note {number}")
        except TooManyAnnotationsError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(add, range(4))) == 1


def test_a_note_is_edited(member):
    edit_annotation(annotation=make_annotation(member), day=date(2020, 2, 29), text="Other words")
    assert str(Annotation.objects.get()) == "2020-02-29 Other words"


def test_a_note_that_is_gone_is_not_edited(member):
    annotation = make_annotation(member)
    delete_annotation(annotation=Annotation.objects.get())
    with pytest.raises(Annotation.DoesNotExist):
        edit_annotation(annotation=annotation, day=TODAY, text="Too late")
    assert not Annotation.objects.exists()


def test_an_account_takes_its_notes_along_and_leaves_those_for_everyone(member):
    make_annotation(member)
    everyones = make_annotation(None)
    delete_account(member=member)
    assert list(Annotation.objects.all()) == [everyones]


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"day": date(2014, 7, 31)}, "annotation_day_since_ssi_exists"),
        ({"text": ""}, "annotation_says_something"),
    ],
)
def test_the_table_refuses_what_no_chart_can_show(member, fields, constraint):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        make_annotation(member, **fields)
    assert caught.value.__cause__.diag.constraint_name == constraint
