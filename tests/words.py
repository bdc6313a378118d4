"""Words that must not stand in what a Dutch reader sees."""

import re
from html import unescape

READ = re.compile(r'\s(?:aria-label|aria-description|title|placeholder|alt)="([^"]*)"')
# Words that scripts and other sites show, told from addresses and codes by their capital and space.
HANDED_ON = re.compile(r'\s(?:data-[\w-]+|content|value)="([A-Z][^"]* [^"]*)"')
# Data for scripts, the industries, whose names are LinkedIn's, and what is marked as English.
NOT_READ = re.compile(
    r"<(script|style|datalist)\b.*?</\1>|<(\w+)\b[^>]*\blang=\"en\"[^>]*>.*?</\2>", re.DOTALL
)
ENGLISH = re.compile(
    r"\b(the|and|you|your|with|from|this|are|what|has|to|by|on|since|save|delete|add|change|"
    r"snapshots?|targets?|posts|comments|peers|activity|settings|industry|network|weakest|"
    r"password|address|today|yes)\b",
    re.IGNORECASE,
)
# The site says je.
FORMAL = re.compile(r"(?<![.\w-])u(w|zelf)?(?![.\w-])", re.IGNORECASE)

# Dutch has a comma before decimals, and months and days without a capital.
MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|may|oct|mar)"
NOT_DUTCH = re.compile(
    rf"(?<![\d.:/])\d+\.\d+(?![\d.])|\b\d+ {MONTH}\b|\b{MONTH} \d|"
    r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d"
)


def not_dutch_in(words: str) -> list[str]:
    """Numbers and dates as English writes them."""
    return _found(NOT_DUTCH, words)


def english_in(words: str) -> list[str]:
    """English words with what stands around them."""
    return _found(ENGLISH, words)


def formal_in(words: str) -> list[str]:
    return _found(FORMAL, words)


def read_on(page: str) -> str:
    """What a page shows, reads out or hands to a script, without its markup."""
    page = NOT_READ.sub("", page)
    attributes = [*READ.findall(page), *HANDED_ON.findall(page)]
    return unescape(" · ".join([*attributes, re.sub(r"<[^>]+>|\s+", " ", page)]))


def _found(pattern: re.Pattern[str], words: str) -> list[str]:
    return [words[max(0, hit.start() - 30) : hit.end() + 30] for hit in pattern.finditer(words)]
