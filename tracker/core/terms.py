"""The kinds of numbers that the pages show, and that a page of its own explains."""

from enum import StrEnum


class Term(StrEnum):
    """Its value is its address: /help/numbers/percentile/."""

    TOTAL = "total"
    COMPONENT = "component"
    WEAKEST = "weakest"
    CHANGE = "change"
    FOUR_WEEKS = "four-weeks"
    TREND = "trend"
    LINKEDIN_RANKS = "linkedin-ranks"
    LINKEDIN_AVERAGE = "linkedin-average"
    CONTENT = "content"
    ACTIVITY_SCORE = "activity-score"
    TARGET = "target"
    WEEKS_LOGGED = "weeks-logged"
    PERCENTILE = "percentile"
    TOP = "top"
    MEDIAN = "median"
    QUARTILES = "quartiles"
    DISTRIBUTION = "distribution"
    N = "n"
    LEADERBOARD_GAIN = "leaderboard-gain"
    PARTICIPATION = "participation"
