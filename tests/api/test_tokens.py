"""Who gets in: the holder of a token, and nobody else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.api.conftest import Program, program_of
from tests.factories import make_snapshot
from tracker.actions.api_tokens import create_token
from tracker.models import ApiToken, Snapshot

BODY = {"printed_total": 50}


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Bearer ssi_wrong", "Basic cm9iaW46eA==", "Bearer é", "Bearer a b"],
)
def test_without_a_token_that_works_nobody_gets_in(anybody, refused, header):
    anybody.headers = {"authorization": header} if header else {}
    response = anybody.get("/me")
    refused(response, 401)
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_a_session_lets_nobody_in_and_no_cookie_is_set(noon, as_member, member, refused):
    refused(as_member.get("/api/v1/me"), 401)
    token = create_token(member=member, name="x", scope="read")
    response = as_member.get("/api/v1/me", headers={"authorization": f"Bearer {token}"})
    assert response.status_code == 200
    assert not response.cookies


def test_the_cookies_of_one_member_do_not_change_whom_a_token_stands_for(program, stranger):
    program.client.force_login(stranger)
    assert program.get("/me").json()["email"] == "robin@example.com"


def test_a_token_stands_in_no_address(program, refused):
    secret = program.headers.pop("authorization").removeprefix("Bearer ")
    refused(program.get(f"/me?token={secret}&access_token={secret}"), 401)


def test_no_answer_is_kept_for_others(program, anybody):
    for response in (program.get("/me"), anybody.get("/me"), program.get("/nothing")):
        assert response["Cache-Control"] == "private, no-cache"
        assert "Authorization" in response["Vary"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/snapshots"),
        ("PATCH", "/snapshots/{pk}"),
        ("DELETE", "/snapshots/{pk}"),
        ("PUT", "/activity/2026-W47"),
    ],
)
def test_a_token_that_may_read_changes_nothing(reader, member, refused, method, path):
    snapshot = make_snapshot(member)
    before = Snapshot.objects.values().get()
    refused(reader.ask(method, path.format(pk=snapshot.pk), BODY), 403)
    assert Snapshot.objects.values().get() == before


def test_a_token_that_may_read_may_have_a_text_read(reader):
    assert reader.post("/parse", {"text": ""}).status_code == 200


def test_the_token_of_somebody_who_was_locked_out_does_not_work(program, member, refused):
    member.is_active = False
    member.save()
    refused(program.get("/me"), 401)


def test_a_revoked_token_does_not_work(program, as_member, member, refused):
    token = ApiToken.objects.get(member=member)
    as_member.post(f"/settings/api/{token.pk}/revoke/")
    refused(program.get("/me"), 401)


def test_tokens_go_with_their_member(program, member, refused):
    member.delete()
    assert not ApiToken.objects.exists()
    refused(program.get("/me"), 401)


def test_a_wrong_token_costs_one_query_whatever_it_looks_like(
    anybody, member, django_assert_num_queries
):
    real = create_token(member=member, name="x", scope="read")
    for wrong in ("x", real[:-1], real + "x", "ssi_" + "a" * 43):
        anybody.headers = {"authorization": f"Bearer {wrong}"}
        with django_assert_num_queries(1):
            anybody.get("/me")


def test_its_use_is_noted_at_most_once_a_minute(program, noon):
    def used() -> datetime | None:
        return ApiToken.objects.get().last_used_at

    assert used() is None
    program.get("/me")
    first = timezone.now()
    assert used() == first
    noon.shift(timedelta(seconds=59))
    program.get("/me")
    assert used() == first
    noon.shift(timedelta(seconds=2))
    program.get("/me")
    assert used() == first + timedelta(seconds=61)


def test_whom_a_token_stands_for_and_what_it_may(noon, member):
    me = program_of(member, "read").get("/me").json()
    assert me["token"] == {"name": "Test", "scope": "read"}
    assert (me["time_zone"], me["today"], me["week"]) == (
        "Europe/Berlin",
        "2026-11-19",
        "2026-W47",
    )
    assert me["targets"]["articles"] == "1"
    assert me["profile_checklist"] is None


def test_a_request_of_another_site_needs_no_form_token(member):
    strict = Client(enforce_csrf_checks=True)
    token = create_token(member=member, name="x", scope="write")
    response = strict.post(
        "/api/v1/snapshots",
        BODY,
        content_type="application/json",
        headers={"authorization": f"Bearer {token}"},
    )
    assert response.status_code == 201


def test_the_members_of_one_site_do_not_see_each_other(program, stranger, refused):
    theirs = program_of(stranger)
    theirs.post("/snapshots", BODY)
    theirs.put("/activity/2026-W47", {"posts": 3})
    assert program.get("/snapshots").json()["items"] == []
    assert program.get("/activity").json()["items"] == []
    assert program.get("/activity/2026-W47").json()["counts"] == {}


def test_a_token_that_nobody_made_is_nobodys():
    assert Program("ssi_x").get("/me").status_code == 401


def test_the_moment_of_a_snapshot_is_in_utc(program):
    assert program.post("/snapshots", BODY).json()["created_at"] == "2026-11-19T12:00:00Z"
    assert timezone.now() == datetime(2026, 11, 19, 12, tzinfo=UTC)
