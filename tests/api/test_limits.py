"""How often a token may ask."""

from datetime import timedelta

import pytest

from tests.actions.together import at_once
from tests.api.conftest import program_of
from tests.api.test_idempotency import program_like


@pytest.fixture(autouse=True)
def _rates(settings):
    settings.API_RATES = {"read": 3, "write": 2, "parse": 1}


def test_after_the_last_request_of_a_minute_it_is_said_when_to_go_on(program, noon, refused):
    left = [program.get("/me")["RateLimit"] for _ in range(3)]
    assert left == ['"read";r=2;t=60', '"read";r=1;t=60', '"read";r=0;t=60']
    noon.shift(timedelta(seconds=20))
    response = program.get("/me")
    refused(response, 429)
    assert response["Retry-After"] == "40"
    assert response["RateLimit-Policy"] == '"read";q=3;w=60'
    noon.shift(timedelta(seconds=41))
    assert program.get("/me").status_code == 200


def test_reading_writing_and_parsing_are_counted_apart_and_for_each_token(program, member):
    for _ in range(4):
        program.get("/me")
    assert program.put("/activity/2026-W47", {"posts": 1}).status_code == 200
    assert program.post("/parse", {"text": ""}).status_code == 200
    assert program.post("/parse", {"text": ""}).status_code == 429
    assert program_of(member).get("/me").status_code == 200


def test_what_is_refused_is_counted_too(program):
    codes = [program.post("/snapshots", {"brand": "x"}).status_code for _ in range(3)]
    assert codes == [422, 422, 429]


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_are_counted_as_fifty(noon, member, settings):
    settings.API_RATES = {"read": 40}
    program = program_of(member)

    def ask_five_times() -> list[int]:
        return [program_like(program).get("/me").status_code for _ in range(5)]

    codes = [code for five in at_once(*[ask_five_times] * 10) for code in five]

    assert (codes.count(200), codes.count(429)) == (40, 10)
