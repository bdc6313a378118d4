"""The header Idempotency-Key: sent twice, happens once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.actions.together import at_once
from tests.api.conftest import program_of
from tracker.actions import idempotency
from tracker.models import IdempotentAnswer, Snapshot

BODY = {"printed_total": 50}
KEY = {"idempotency_key": "one"}


def test_the_same_request_gets_the_same_answer_and_happens_once(program):
    first = program.post("/snapshots", BODY, **KEY)
    Snapshot.objects.update(note="Changed meanwhile")

    second = program.post("/snapshots", BODY, **KEY)

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.content == first.content
    assert (second["Location"], second["ETag"]) == (first["Location"], first["ETag"])
    assert "Idempotent-Replayed" not in first.headers
    assert second["Idempotent-Replayed"] == "true"
    assert Snapshot.objects.get().note == "Changed meanwhile"


def test_a_refusal_is_an_answer_too(program, refused):
    wrong = {"printed_total": 50, "brand": 1}
    first = program.post("/snapshots", wrong, **KEY)
    second = program.post("/snapshots", wrong, **KEY)
    refused(second, 422)
    assert second.content == first.content
    assert second["Idempotent-Replayed"] == "true"


def test_a_key_is_good_for_one_request(program, refused):
    program.post("/snapshots", BODY, **KEY)
    problem = refused(program.post("/snapshots", {"printed_total": 51}, **KEY), 422)
    assert "another request" in problem["detail"]
    refused(program.post("/parse", {"text": ""}, **KEY), 422)
    assert Snapshot.objects.get().printed_total == 50


def test_two_tokens_may_use_the_same_key(program, stranger):
    program.post("/snapshots", BODY, **KEY)
    assert program_of(stranger).post("/snapshots", {"printed_total": 9}, **KEY).status_code == 201


def test_while_the_first_is_being_answered_the_second_is_asked_to_wait(program, refused):
    program.post("/snapshots", BODY, **KEY)
    IdempotentAnswer.objects.update(status=None)
    response = program.post("/snapshots", BODY, **KEY)
    refused(response, 409)
    assert response["Retry-After"] == "1"


def test_what_a_process_left_that_died_is_taken_over_after_a_minute(program, noon):
    program.post("/snapshots", BODY, **KEY)
    IdempotentAnswer.objects.update(status=None)
    Snapshot.objects.all().delete()
    noon.shift(timedelta(seconds=61))
    response = program.post("/snapshots", BODY, **KEY)
    assert response.status_code == 201
    assert "Idempotent-Replayed" not in response.headers
    assert Snapshot.objects.count() == 1


def test_who_was_too_slow_changes_nothing(program, monkeypatch, refused):
    """Another process has taken the claim over meanwhile."""

    def taken_over(**values: object) -> object:
        saved = save_snapshot(**values)
        IdempotentAnswer.objects.update(created_at=timezone.now() + timedelta(seconds=1))
        return saved

    from tracker.api import snapshots

    save_snapshot = snapshots.save_snapshot
    monkeypatch.setattr(snapshots, "save_snapshot", taken_over)
    response = program.post("/snapshots", BODY, **KEY)
    refused(response, 409)
    assert response["Retry-After"] == "1"
    assert not Snapshot.objects.exists()


def test_after_a_fault_the_same_request_can_be_sent_again(program, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("tracker.api.snapshots.shown", lambda snapshot: 1 / 0)
        assert program.post("/snapshots", BODY, **KEY).status_code == 500
    assert not Snapshot.objects.exists()
    assert program.post("/snapshots", BODY, **KEY).status_code == 201


def test_after_a_day_a_key_is_free_again(program, noon):
    program.post("/snapshots", BODY, **KEY)
    noon.shift(timedelta(hours=24))
    assert program.post("/snapshots", {"printed_total": 51}, **KEY).status_code in {200, 201}


def test_every_night_old_answers_go(program, noon, capsys):
    program.post("/snapshots", BODY, **KEY)
    noon.shift(timedelta(hours=23))
    program.post("/snapshots", BODY, idempotency_key="two")
    noon.shift(timedelta(hours=2))
    call_command("remove_old_answers")
    assert "1 answers were removed" in capsys.readouterr().out
    assert IdempotentAnswer.objects.get().key == "two"


@pytest.mark.parametrize("key", ["", " ", "x" * 256, "é", "a b"])
def test_a_key_that_is_none_is_refused(program, refused, key):
    refused(program.post("/snapshots", BODY, idempotency_key=key), 400)
    assert not Snapshot.objects.exists()


def test_of_a_text_that_was_read_nothing_is_kept(program):
    text = {"text": "13.118 | Establish your professional brand"}
    first = program.post("/parse", text, **KEY)
    second = program.post("/parse", text, **KEY)
    assert second.content == first.content
    assert second["Idempotent-Replayed"] == "true"
    row = IdempotentAnswer.objects.get()
    assert (row.body, row.headers) == ("", {})


@pytest.mark.django_db(transaction=True)
def test_of_eight_equal_requests_at_once_one_happens(noon, member):
    program = program_of(member)
    calls = [lambda: program_like(program).post("/snapshots", BODY, **KEY) for _ in range(8)]

    answers = at_once(*calls)

    codes = sorted(answer.status_code for answer in answers)
    assert codes.count(201) == 1 + sum("Idempotent-Replayed" in a.headers for a in answers)
    assert set(codes) <= {201, 409}
    assert Snapshot.objects.count() == 1
    assert program.post("/snapshots", BODY, **KEY)["Idempotent-Replayed"] == "true"


def program_like(program):
    """Another connection of the same program."""
    other = type(program)()
    other.headers = program.headers
    return other


def test_a_day_is_what_it_says():
    assert timedelta(hours=24) == idempotency.KEPT_FOR
