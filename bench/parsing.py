"""Reading pasted text: a real page, and 100 kB of what is worst for the parser."""

from functools import partial

from bench.report import Line, at_most
from bench.timing import Case, medians
from tracker.core.parsing.page import parse_page

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
WORST = {
    "pages": PAGE,
    "labels": "Build relationships\n",
    "pairs": "13.1\nBuild relationships\n",
    "totals on one line": "Current Social Selling Index 31 out of 100 ",
    "growing letters": "İ",
}


def measure() -> list[Line]:
    texts = {name: (unit * (SIZE // len(unit) + 1))[:SIZE] for name, unit in WORST.items()}
    cases = {name: Case(partial(parse_page, text)) for name, text in texts.items()}
    taken = medians({"page": Case(partial(parse_page, PAGE)), **cases}, turns=3)
    slowest = max(texts, key=lambda name: taken[name])
    return [
        Line("Pasted text", "a page", taken["page"], "ms"),
        Line("Pasted text", "100 kB, the worst kind", taken[slowest], "ms", at_most(50), slowest),
    ]
