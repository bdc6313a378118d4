"""Reading pasted text: a real page, and 100 kB of what is worst for the parser."""

from functools import partial
from itertools import chain

from bench.report import Line, at_most
from bench.timing import Case, medians
from tracker.core.parsing.labels import LANGUAGES
from tracker.core.parsing.page import parse_page
from tracker.core.parsing.phrases import phrases_of

SIZE = 100_000
PAGE = """Your Social Selling Index
Top 9 %
Industry SSI rank
Top 14 %
Network SSI rank
Current Social Selling Index
58 out of 100
Four components of your score
17.12 | Establish your professional brand
13.4 | Find the right people
9.25 | Engage with insights
18.03 | Build relationships
People in your industry
31 out of 100
Sales professionals in the Software Development industry have an average SSI of 31.
You rank in the top 9%
"""
# What all languages listen for: nothing else makes them search as long.
PHRASES = [f"{phrase.text} {phrase.then}" for each in LANGUAGES for phrase in phrases_of(each)]
WORDS = sorted(set(chain.from_iterable(phrase.split() for phrase in PHRASES)))
WORST = {
    "pages": PAGE,
    "pages on one line": PAGE.replace("\n", " "),
    "one label": "Build relationships\n",
    "pairs": "13.1\nBuild relationships\n",
    "stems with numbers": "3,1 relaties\n",
    "all labels on one line": " 3 ".join(PHRASES),
    "all words on one line": " ".join(WORDS) + " ",
    "all words in lines": "\n".join(WORDS) + "\n",
    "totals on one line": "Current Social Selling Index 31 out of 100 ",
    "ranks on one line": "clasificación SSI sector 5 % ",
    "top": "top ",
    "digits": "1",
    "numbers": "1 ",
    "braces": "{",
    "brackets": "[",
    "nested JSON": '{"memberScore":[',
    "JSON": '{"memberScore":{"subScores":[{"score":3,"pillar":"FIND_RIGHT_PEOPLE"}]}}',
    "combining marks": "\u0301",
    "growing letters": "İ",
    "NUL": "\x00",
    "lone surrogates": "\ud800",
    "directions": "\u202e",
}


def measure() -> list[Line]:
    texts = {name: (unit * (SIZE // len(unit) + 1))[:SIZE] for name, unit in WORST.items()}
    cases = {name: Case(partial(parse_page, text)) for name, text in texts.items()}
    taken = medians({"page": Case(partial(parse_page, PAGE)), **cases}, turns=5)
    slowest = max(texts, key=lambda name: taken[name])
    others = [name for name in texts if name != slowest]
    return [
        Line("Pasted text", "a page", taken["page"], "ms"),
        Line("Pasted text", "100 kB, the worst kind", taken[slowest], "ms", at_most(50), slowest),
        *(Line("Pasted text", f"100 kB, {name}", taken[name], "ms") for name in others),
    ]
