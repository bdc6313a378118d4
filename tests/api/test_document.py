"""The OpenAPI document, and the page that shows it."""

import json

import pytest
from jsonschema_rs import Draft202012Validator

from tests.url_table import TABLE
from tracker.api.openapi import document

OPERATIONS = [
    (path, method, operation)
    for path, methods in document()["paths"].items()
    for method, operation in methods.items()
]
each_operation = pytest.mark.parametrize(
    ("path", "method", "operation"), OPERATIONS, ids=[each[2]["operationId"] for each in OPERATIONS]
)


def agrees(part, schema):
    whole = {**schema, "components": document()["components"]}
    return [error.message for error in Draft202012Validator(whole).iter_errors(part)]


@each_operation
def test_every_request_and_every_answer_has_an_example_that_fits(path, method, operation):
    answers = operation["responses"].values()
    for part in [operation.get("requestBody", {}), *answers]:
        for kind, content in part.get("content", {}).items():
            assert kind == "multipart/form-data" or not agrees(
                content["example"], content["schema"]
            )


@each_operation
def test_every_operation_asks_for_a_token_and_tells_what_goes_wrong(path, method, operation):
    assert operation["security"] == [{"Token": []}]
    assert {"400", "401", "405", "406", "429", "500", "503"} <= set(operation["responses"])
    assert ("403" in operation["responses"]) is (method != "get" and path != "/api/v1/parse")


def test_every_problem_has_an_example_that_fits():
    for response in document()["components"]["responses"].values():
        (content,) = response["content"].values()
        assert not agrees(content["example"], content["schema"])


def test_it_names_every_address_of_the_api():
    named = {path.strip("/") for path in document()["paths"]}
    others = {"api/", "api/<path:rest>", "api/v1/", "api/v1/docs", "api/v1/openapi.json"}
    served = {route for route in TABLE if route.startswith("api/")} - others
    assert len(named) == len(served)


def test_anybody_may_read_it(client, db):
    response = client.get("/api/v1/openapi.json")
    assert json.loads(response.content) == json.loads(json.dumps(document()))


def test_the_page_shows_every_operation_with_nothing_from_elsewhere(client, db):
    response = client.get("/api/v1/docs")
    html = response.text
    for path, method, operation in OPERATIONS:
        assert f'id="{operation["operationId"]}"' in html
        assert f'<b class="tag">{method.upper()}</b> <code>{path}</code>' in html
    assert "<style" not in html
    assert 'style="' not in html
    assert "unsafe" not in response["Content-Security-Policy"]


def test_a_member_reads_the_page_among_their_own(as_member):
    assert "/dashboard/" in as_member.get("/api/v1/docs").text
