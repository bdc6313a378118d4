"""A program with a token, as it asks the API."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from tracker.actions.api_tokens import create_token
from tracker.models import Member


class Program:
    """Sends requests with one token, and JSON."""

    def __init__(self, token: str | None = None) -> None:
        self.client = Client(raise_request_exception=False)
        self.headers = {"authorization": f"Bearer {token}"} if token else {}

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, bytes | str) else json.dumps(body)
        return self.client.generic(
            method,
            f"/api/v1{path}",
            b"" if body is None else data,
            content_type=named.pop("content-type", "application/json"),
            headers={**self.headers, **named},
        )

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> HttpResponse:
        return self.ask("POST", path, body, **headers)

    def put(self, path: str, body: Any = None, **headers: str) -> HttpResponse:
        return self.ask("PUT", path, body, **headers)

    def patch(self, path: str, body: Any = None, **headers: str) -> HttpResponse:
        return self.ask("PATCH", path, body, **headers)

    def delete(self, path: str, **headers: str) -> HttpResponse:
        return self.ask("DELETE", path, **headers)


def program_of(member: Member, scope: str = "write") -> Program:
    return Program(create_token(member=member, name="Test", scope=scope))


@pytest.fixture(autouse=True)
def _nobody_has_asked_before(db: None) -> None:
    """Rates are counted in the cache's table, which is no model and so never emptied."""
    cache.clear()


@pytest.fixture
def program(noon: object, member: Member) -> Program:
    """May write."""
    return program_of(member)


@pytest.fixture
def reader(noon: object, member: Member) -> Program:
    """May only read."""
    return program_of(member, "read")


@pytest.fixture
def anybody() -> Program:
    """Without a token."""
    return Program()


@pytest.fixture
def refused() -> Callable[[HttpResponse, int], dict[str, Any]]:
    """The problem, after a look at its form."""

    def refused(response: HttpResponse, status: int) -> dict[str, Any]:
        assert response.status_code == status, response.content
        assert response["Content-Type"] == "application/problem+json"
        problem = json.loads(response.content)
        assert (problem["status"], problem["type"]) == (status, "about:blank")
        assert problem["title"]
        assert problem["detail"]
        return problem

    return refused
