"""The OpenAPI document: what the framework knows of the endpoints, and what all of them share."""

from functools import cache
from http import HTTPStatus
from typing import Any, Final

from tracker.api.examples import PROBLEMS, REQUESTS, RESPONSES
from tracker.api.limits import Budget
from tracker.api.site import api
from tracker.core.problems import CONTENT_TYPE

BASE: Final = "/api/v1/"
JSON: Final = "application/json"

Part = dict[str, Any]

ALWAYS: Final = (400, 401, 405, 406, 429, 500, 503)
WITH_BODY: Final = (413, 415, 422)

PROBLEM: Final[Part] = {
    "type": "object",
    "title": "Problem",
    "description": "What was wrong, as RFC 9457 has it.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "description": "A sentence that says what to do."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "pointer": {"type": "string", "description": "Where in the body: #/brand."},
                    "parameter": {"type": "string", "description": "Which parameter."},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
HEADERS: Final[Part] = {
    "ETag": "What this answer is known by: for If-None-Match and If-Match.",
    "RateLimit-Policy": "How often a token may ask: requests (q) in so many seconds (w).",
    "RateLimit": "What is left of it (r), and in how many seconds it starts again (t).",
    "Retry-After": "In how many seconds to try again.",
    "WWW-Authenticate": "Bearer.",
    "Allow": "The methods of this address.",
    "Location": "The address of what was made.",
    "Link": "The next page, as rel=next.",
    "Idempotent-Replayed": "true when this answer was given before.",
}
FILE: Final[Part] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {"file": {"type": "string", "format": "binary"}},
            },
            "example": {"file": "Basic_LinkedInDataExport_11-19-2026.zip"},
        }
    },
}
OF_A_PROBLEM: Final = {
    401: ["WWW-Authenticate"],
    405: ["Allow"],
    409: ["Retry-After"],
    429: ["Retry-After", "RateLimit-Policy", "RateLimit"],
    503: ["Retry-After"],
}


@cache
def document() -> Part:
    found: Part = dict(api.get_openapi_schema(path_prefix=BASE))
    found["info"]["license"] = {"name": "MIT", "identifier": "MIT"}
    found.pop("servers")
    found["components"]["schemas"]["Problem"] = PROBLEM
    found["components"]["headers"] = {name: _header(text) for name, text in HEADERS.items()}
    found["components"]["responses"] = {f"Problem{status}": _problem(status) for status in PROBLEMS}
    found["components"]["securitySchemes"] = {
        "Token": {"type": "http", "scheme": "bearer", "description": "A token of the settings."}
    }
    for path, methods in found["paths"].items():
        for method, operation in methods.items():
            _complete(path, method, operation)
    return found


def _complete(path: str, method: str, operation: Part) -> None:
    """Add what holds for every operation of this kind, and the examples."""
    name = operation["operationId"]
    if name == "hand_in_file":
        operation["requestBody"] = FILE
    elif body := operation.get("requestBody"):
        body["content"][JSON]["example"] = REQUESTS[name]
    operation["responses"] = {str(code): each for code, each in operation["responses"].items()}
    for code, response in operation["responses"].items():
        _complete_answer(method, code, response, RESPONSES.get((name, int(code))))
    for parameter in operation["parameters"]:
        _complete_parameter(parameter)
    operation["parameters"] += [_parameter(each) for each in _headers_of(path, method)]
    operation["x-budget"] = _budget(name, method)
    for status in _statuses(path, method, operation):
        reference = {"$ref": f"#/components/responses/Problem{status}"}
        operation["responses"].setdefault(str(status), reference)
    if method == "get" and name != "export":
        operation["responses"]["304"] = {"description": "You have this very answer already."}


def _complete_parameter(parameter: Part) -> None:
    """One example, where the framework writes a list of them; and no address can say null."""
    parameter["example"] = parameter.pop("examples", [1])[0]
    schema = parameter["schema"]
    for choice in schema.pop("anyOf", []):
        if choice.get("type") != "null":
            schema |= choice


def _complete_answer(method: str, code: str, response: Part, example: Any) -> None:
    response["description"] = HTTPStatus(int(code)).phrase
    names = ["RateLimit-Policy", "RateLimit"]
    if code != "204":
        response["content"][JSON]["example"] = example
        if example.get("format") is None:
            names.append("ETag")
    if method == "post":
        names.append("Idempotent-Replayed")
    response["headers"] = _refer(names)


def _statuses(path: str, method: str, operation: Part) -> list[int]:
    statuses = [*ALWAYS]
    if "requestBody" in operation:
        statuses += WITH_BODY
    if any(each["in"] == "query" for each in operation["parameters"]):
        statuses.append(422)
    if "{" in path:
        statuses.append(404)
    if operation["x-budget"] == Budget.WRITE:
        statuses.append(403)
    if method in {"post", "patch"}:
        statuses.append(409)
    if method in {"put", "patch", "delete"}:
        statuses.append(412)
    return sorted(set(statuses))


def _budget(name: str, method: str) -> str:
    if name == "parse":
        return Budget.PARSE.value
    return (Budget.READ if method == "get" else Budget.WRITE).value


def _headers_of(path: str, method: str) -> list[str]:
    if method == "get":
        return ["If-None-Match"]
    return ["Idempotency-Key"] if method == "post" else ["If-Match"]


PARAMETERS: Final[Part] = {
    "If-None-Match": {
        "description": "The ETag of the answer you have; 304 when it would be the same.",
        "schema": {"type": "string"},
        "example": '"hPBvA0Z9F2pYv1kqk6Zb1w"',
    },
    "If-Match": {
        "description": "The ETag of what you mean to change; 412 when it has changed since.",
        "schema": {"type": "string"},
        "example": '"hPBvA0Z9F2pYv1kqk6Zb1w"',
    },
    "Idempotency-Key": {
        "description": (
            "Your own name for this request. Sent again within 24 hours it happens only once, and "
            "gets the same answer."
        ),
        "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
        "example": "0d5f6b1e-7c1c-4c52-9d0b-5f1d1f3c9a10",
    },
}


def _parameter(name: str) -> Part:
    return {"in": "header", "name": name, "required": False, **PARAMETERS[name]}


def _header(description: str) -> Part:
    return {"description": description, "schema": {"type": "string"}}


def _refer(names: list[str]) -> Part:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _problem(status: int) -> Part:
    return {
        "description": HTTPStatus(status).phrase,
        "headers": _refer(OF_A_PROBLEM.get(status, [])),
        "content": {
            CONTENT_TYPE: {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "example": PROBLEMS[status],
            }
        },
    }
