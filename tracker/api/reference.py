"""The document as a page shows it: operations by noun, fields by name, examples as text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from tracker.core import markdown

Part = dict[str, Any]

SHARED: Final = frozenset({"400", "401", "405", "406", "429", "500", "503"})


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter or a field of a body."""

    name: str
    type: str
    text: str
    required: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation answers; `example` is empty where there is no content."""

    code: str
    phrase: str
    example: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    name: str
    method: str
    path: str
    summary: str
    text: str
    budget: str
    writes: bool
    parameters: tuple[Row, ...]
    fields: tuple[Row, ...]
    request: str
    answers: tuple[Answer, ...]
    problems: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """`problems` are those that every endpoint can answer."""

    version: str
    groups: tuple[tuple[str, tuple[Endpoint, ...]], ...]
    problems: tuple[Answer, ...]
    example: str


def reference(document: Part) -> Reference:
    endpoints: dict[str, list[Endpoint]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            group = endpoints.setdefault(operation["tags"][0], [])
            group.append(_endpoint(document, path, method, operation))
    shared = {code: {"$ref": f"#/components/responses/Problem{code}"} for code in sorted(SHARED)}
    answers = tuple(_answers(document, shared))
    return Reference(
        version=document["info"]["version"],
        groups=tuple((name, tuple(found)) for name, found in endpoints.items()),
        problems=answers,
        example=_pretty(document["components"]["responses"]["Problem422"]),
    )


def _endpoint(document: Part, path: str, method: str, operation: Part) -> Endpoint:
    own = {code: each for code, each in operation["responses"].items() if code not in SHARED}
    answers = tuple(_answers(document, own))
    body = operation.get("requestBody", {})
    return Endpoint(
        name=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        text=markdown.render(operation.get("description", "")),
        budget=operation["x-budget"],
        writes=operation["x-budget"] == "write",
        parameters=tuple(_parameter(each) for each in operation["parameters"]),
        fields=tuple(_fields(document, body)),
        request=_pretty(body),
        answers=tuple(each for each in answers if each.code < "300"),
        problems=tuple(each for each in answers if each.code >= "300"),
    )


def _parameter(parameter: Part) -> Row:
    text = parameter.get("description", "")
    return Row(parameter["name"], _type(parameter["schema"]), text, parameter["required"])


def _fields(document: Part, body: Part) -> Iterator[Row]:
    if not body:
        return
    (content,) = body["content"].values()
    schema = _resolved(document, content["schema"])
    for name, field in schema.get("properties", {}).items():
        required = name in schema.get("required", ())
        yield Row(name, _type(field), field.get("description", ""), required)


def _answers(document: Part, responses: Part) -> Iterator[Answer]:
    for code, response in responses.items():
        found = _resolved(document, response)
        yield Answer(code, found["description"], _pretty(found))


def _resolved(document: Part, part: Part) -> Part:
    found: Any = document
    if reference := part.get("$ref"):
        for name in reference.removeprefix("#/").split("/"):
            found = found[name]
        return dict(found)
    return part


def _pretty(part: Part) -> str:
    for content in part.get("content", {}).values():
        return json.dumps(content["example"], indent=2, ensure_ascii=False)
    return ""


def _type(schema: Part) -> str:
    if choices := schema.get("anyOf"):
        return " | ".join(_type(choice) for choice in choices)
    limits = [schema.get(name) for name in ("minimum", "maximum")]
    span = f" {limits[0]}–{limits[1]}" if None not in limits else ""
    return f"{schema.get('format') or schema.get('type', 'string')}{span}"
