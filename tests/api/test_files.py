"""Files of LinkedIn's, and everything of the member's own."""

import json
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import make_snapshot
from tracker.actions.imports import hand_in
from tracker.models import Import, Member


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    uploads = {**settings.STORAGES["uploads"]["OPTIONS"], "location": tmp_path}
    settings.STORAGES = {
        **settings.STORAGES,
        "uploads": {**settings.STORAGES["uploads"], "OPTIONS": uploads},
    }


def archive() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        file.writestr("Connections.csv", "First Name,Connected On\nAda,01 Nov 2026\n")
    return packed.getvalue()


def send(program, content: bytes | None = None, **headers: str):
    file = SimpleUploadedFile("Basic.zip", archive() if content is None else content)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return program.client.post(
        "/api/v1/imports", {"file": file}, headers={**program.headers, **named}
    )


def test_a_file_is_handed_in_and_followed(program):
    response = send(program)
    assert response.status_code == 201, response.content
    told = response.json()
    assert (told["state"], told["progress"], told["weeks"]) == ("queued", 0, {})
    assert response["Location"] == f"/api/v1/imports/{told['id']}"
    assert program.get(f"/imports/{told['id']}").json() == told


def test_what_a_file_brought_is_told_without_zeros(program, member):
    done = Import.objects.create(
        member=member,
        kind="archive",
        state="done",
        progress=100,
        report={
            "weeks": {"2026-W05": {"posts": 3, "follows": 0}, "2026-W06": {"posts": 0}},
            "unknown": ["articles"],
            "refused": [{"file": "Invitations.csv", "line": 12, "why": "date"}],
        },
    )
    assert program.get(f"/imports/{done.pk}").json() == {
        "id": str(done.pk),
        "state": "done",
        "progress": 1.0,
        "weeks": {"2026-W05": {"posts": 3}},
        "unknown": ["articles"],
        "refused": [{"file": "Invitations.csv", "line": 12, "why": "date"}],
        "error": None,
    }


def test_a_file_that_failed_says_why(program, member):
    failed = Import.objects.create(member=member, kind="archive", state="failed", error="truncated")
    error = program.get(f"/imports/{failed.pk}").json()["error"]
    assert error["code"] == "truncated"
    assert "ends too early" in error["detail"]


def test_a_file_that_is_none_of_linkedins_is_refused(program, refused):
    problem = refused(send(program, b"hello"), 422)
    assert problem["errors"][0]["pointer"] == "#/file"
    assert not Import.objects.exists()


def test_without_a_file_it_is_said_where_it_goes(program, refused):
    response = program.client.post("/api/v1/imports", {"x": "1"}, headers=program.headers)
    assert refused(response, 422)["errors"][0]["pointer"] == "#/file"
    refused(program.post("/imports", {"file": "x"}), 415)


def test_a_form_that_is_torn_is_no_fault_of_ours(program, refused):
    refused(program.post("/imports", b"x", content_type="multipart/form-data"), 400)


def test_the_same_file_under_one_key_is_one_import(program, refused):
    first, second = (send(program, idempotency_key="one") for _ in range(2))
    assert first.json() == second.json()
    assert second["Idempotent-Replayed"] == "true"
    assert Import.objects.count() == 1
    refused(send(program, b"other", idempotency_key="one"), 422)


def test_a_file_there_was_no_room_for_can_be_sent_again_under_its_key(program, member, refused):
    waiting = [Import.objects.create(member=member, kind="archive") for _ in range(3)]
    refused(send(program, idempotency_key="one"), 409)
    Import.objects.filter(pk__in=[each.pk for each in waiting]).update(state="done")
    assert send(program, idempotency_key="one").status_code == 201


def test_the_same_file_in_another_field_is_another_request(program, refused):
    send(program, idempotency_key="one")
    elsewhere = SimpleUploadedFile("Basic.zip", archive())
    headers = {**program.headers, "idempotency-key": "one"}
    refused(program.client.post("/api/v1/imports", {"other": elsewhere}, headers=headers), 422)


def test_a_file_of_an_account_that_is_deleted_meanwhile_is_nobodys(
    program, member, refused, monkeypatch
):
    def deleted_just_before(**named):
        Member.objects.filter(pk=member.pk).delete()
        return hand_in(**named)

    monkeypatch.setattr("tracker.api.imports.hand_in", deleted_just_before)
    refused(send(program), 401)


def test_a_token_that_may_read_hands_nothing_in(reader, refused):
    refused(send(reader), 403)


def test_a_strangers_import_is_like_one_that_is_not_there(program, stranger):
    theirs = Import.objects.create(member=stranger, kind="archive")
    answers = {program.get(f"/imports/{pk}").content for pk in (theirs.pk, uuid4())}
    assert len(answers) == 1


def test_the_export_is_the_members_own_and_whole(reader, member, stranger):
    make_snapshot(member)
    make_snapshot(stranger, note="Theirs")
    response = reader.get("/export")
    content = b"".join(response.streaming_content)
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "private, no-cache"
    told = json.loads(content)
    assert (told["format"], len(told["snapshots"])) == ("ssi-tracker", 1)
    assert b"Theirs" not in content
