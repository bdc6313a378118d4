"""Scripts hold no words: what they say comes from the page, which is in the reader's language."""

import re
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).parents[2] / "static" / "js").glob("*.js"))
COMMENT = re.compile(r"^\s*//.*$|/\*.*?\*/", re.MULTILINE | re.DOTALL)
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`(?:[^`\\]|\\.)*`')
# A capital and small letters, or two words side by side.
WORDS = re.compile(r"\b[A-Z][a-z]{2,}\b|[a-z]{3,} [a-z]{3,}")
# Names of keys, fonts and selectors, which no reader sees.
NAMES = re.compile(
    r"^.(?:Escape|Enter|Tab|Space|Home|End|Arrow\w+|Page\w+|Digit\d|.*\.[a-z-]+ [a-z]+|"
    r".*sans-serif)[\"'`]$|^.[A-Z][a-z]+(?:[A-Z][a-z]+)+.$"
)


def words_in(source: str) -> list[str]:
    literals = LITERAL.findall(COMMENT.sub("", source))
    return [text for text in literals if WORDS.search(text) and not NAMES.match(text)]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_words_stand_in_a_script(script):
    assert words_in(script.read_text()) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('words.textContent = "Not saved";', True),
        ("toast(`${count} weeks left`);", True),
        ('label.title = "Close";', True),
        ('key === "Escape"', False),
        ('box.querySelectorAll(".stepper input")', False),
        ('// Says "Not saved".', False),
        ("words.textContent = region.dataset.failed;", False),
    ],
)
def test_words_are_told_from_names(line, found):
    assert bool(words_in(line)) is found
