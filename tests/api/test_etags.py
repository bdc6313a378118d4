"""Nothing is sent twice, and nobody overwrites what they have not seen."""

import pytest

from tests.factories import make_snapshot

READS = ["/me", "/snapshots", "/activity", "/activity/2026-W47", "/standing", "/tips"]


@pytest.mark.parametrize("path", READS)
def test_an_answer_that_is_known_is_not_sent_again(program, path):
    tag = program.get(path)["ETag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        response = program.get(path, if_none_match=known)
        assert (response.status_code, response.content) == (304, b"")
        assert response["ETag"] == tag
    assert program.get(path, if_none_match='"other"').status_code == 200


def test_a_change_gives_another_tag(program, member):
    path = f"/snapshots/{make_snapshot(member).pk}"
    before = program.get(path)["ETag"]
    after = program.patch(path, {"note": "Changed"})["ETag"]
    assert before != after
    assert program.get(path)["ETag"] == after


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_what_has_changed_since_it_was_read_is_left_as_it_is(program, member, refused, method):
    snapshot = make_snapshot(member)
    path = f"/snapshots/{snapshot.pk}"
    seen = program.get(path)["ETag"]
    program.patch(path, {"note": "Theirs"}, if_match=seen)
    body = {"note": "Mine"} if method == "PATCH" else None

    refused(program.ask(method, path, body, if_match=seen), 412)

    snapshot.refresh_from_db()
    assert snapshot.note == "Theirs"
    now = program.get(path)["ETag"]
    assert program.ask(method, path, body, if_match=f"W/{now}").status_code in {200, 204}


def test_a_week_that_has_changed_is_left_as_it_is(program, refused):
    path = "/activity/2026-W47"
    seen = program.get(path)["ETag"]
    changed = program.put(path, {"posts": 1}, if_match=seen)["ETag"]
    refused(program.put(path, {"posts": 2}, if_match=seen), 412)
    assert program.put(path, {"posts": 2}, if_match=changed).json()["counts"] == {"posts": 2}
    assert program.put(path, {"posts": 3}, if_match="*").status_code == 200
