"""A small reader of JSON that knows where each value stands, and keeps what a program forgets.

Numbers stay as written, a name that comes twice keeps both values, and what follows a fault or
a cut is left out. It never recurses, and gives up on what is larger than the page's own object.
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

_MOST_STEPS: Final = 600
_STRING: Final = r'"(?P<{}>(?:[^"\\]|\\.)*+)"'
# A value is whole only where a mark follows: what ends with the text may have been cut off.
_STEP: Final = re.compile(
    r"\s*+(?:,|(?P<close>[}\]])|(?P<value>"
    rf"(?:{_STRING.format('name')}\s*+:\s*+)?"
    rf"(?:(?P<open>[{{\[])|(?:{_STRING.format('string')}|(?P<bare>[^\s{{}}\[\],:\"]++))"
    r"(?=\s*+[,}\]]))))"
)


class NodeKind(Enum):
    OBJECT = auto()
    LIST = auto()
    STRING = auto()
    BARE = auto()


@dataclass(slots=True)
class Node:
    """A value from `start` to `end`, its name included; one that was cut off has no end.

    `text` is a string's content as written, or what stands there bare: a number, null, NaN.
    """

    kind: NodeKind
    start: int
    end: int = 0
    text: str = ""
    name: str = ""
    children: list["Node"] = field(default_factory=list)

    def named(self, name: str) -> list["Node"]:
        return [child for child in self.children if child.name == name]

    @property
    def is_null(self) -> bool:
        return self.kind is NodeKind.BARE and self.text == "null"


def read_member(text: str, start: int) -> Node | None:
    """The name and value that begin at `start`, as far as they can be read."""
    root = Node(NodeKind.LIST, start)
    stack = [root]
    for _ in range(_MOST_STEPS):
        step = _STEP.match(text, start)
        if step is None or (step["close"] and not _closes(stack, step)):
            break
        if step["value"] and not _adds(stack, step):
            break
        if len(stack) == 1:
            break
        start = step.end()
    return root.children[0] if root.children else None


def _closes(stack: list[Node], step: re.Match[str]) -> bool:
    """Ends the innermost list or object, if that is what the bracket ends."""
    if (step["close"] == "}") != (stack[-1].kind is NodeKind.OBJECT):
        return False
    stack.pop().end = step.end()
    return True


def _adds(stack: list[Node], step: re.Match[str]) -> bool:
    """Puts a value in the innermost list or object; in an object it must have a name.

    Where it has none, as in "score": 3,68, the value before it is no value either.
    """
    if stack[-1].kind is NodeKind.OBJECT and step["name"] is None:
        del stack[-1].children[-1:]
        return False
    node = Node(_kind(step), step.start("value"), name=step["name"] or "")
    stack[-1].children.append(node)
    if step["open"]:
        stack.append(node)
    else:
        node.end = step.end()
        node.text = step["bare"] or step["string"] or ""
    return True


def _kind(step: re.Match[str]) -> NodeKind:
    if step["open"]:
        return NodeKind.OBJECT if step["open"] == "{" else NodeKind.LIST
    return NodeKind.STRING if step["string"] is not None else NodeKind.BARE
