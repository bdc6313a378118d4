"""The texts that the code and the templates hand to gettext, found without GNU gettext."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from django.conf import settings
from django.utils.translation.template import templatize

FOLDERS = ("templates", "tracker", "ssi_site")
CALL = re.compile(r"_|(?P<plural>n)?(?P<context>p)?gettext(_lazy)?")
LAYOUT = (tokenize.NL, tokenize.COMMENT)


class Text(NamedTuple):
    singular: str
    plural: str = ""
    context: str = ""


@cache
def texts() -> frozenset[Text]:
    files = chain.from_iterable((settings.BASE_DIR / folder).rglob("*.*") for folder in FOLDERS)
    found: set[Text] = set()
    for path in files:
        if path.suffix == ".py":
            found.update(texts_of(path.read_text()))
        elif path.suffix in (".html", ".txt"):
            # Line by line: between its calls a template has no indentation that Python accepts.
            for line in templatize(path.read_text()).splitlines():
                found.update(texts_of(line.strip()))
    return frozenset(found)


def texts_of(source: str) -> Iterator[Text]:
    tokens = [
        token
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type not in LAYOUT
    ]
    for place, token in enumerate(tokens[:-1]):
        call = CALL.fullmatch(token.string)
        if call and tokens[place + 1].string == "(":
            literals = leading_literals(tokens[place + 2 :])
            context = literals.pop(0) if call["context"] else ""
            if literals[0]:
                yield Text(literals[0], literals[1] if call["plural"] else "", context)


def leading_literals(tokens: list[tokenize.TokenInfo]) -> list[str]:
    """The arguments that are texts; literals side by side are one."""
    found = [""]
    for token in tokens:
        if token.type == tokenize.STRING:
            found[-1] += ast.literal_eval(token.string)
        elif token.string == ",":
            found.append("")
        else:
            break
    return found
