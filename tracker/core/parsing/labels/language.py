"""The shape of a language: every word the reader of pages knows is data of this kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.core.components import Component


class Peers(StrEnum):
    """The two groups the page compares a member with."""

    INDUSTRY = "industry"
    NETWORK = "network"


@dataclass(frozen=True, slots=True, eq=False)
class PageLanguage:
    """The page's own words in one language, in lower case.

    A label that begins or ends with "…" may have up to four more words on that side; a "…"
    within it stands for up to three words. Where LinkedIn's wording is known nothing else is
    needed; stems are for wording nobody has published, and what they find needs more proof.
    Sentences hold one {} where the number or the name stands.
    """

    code: str
    labels: Mapping[Component, tuple[str, ...]]
    rank_labels: Mapping[Peers, tuple[str, ...]]
    own_headings: tuple[str, ...]
    peer_headings: Mapping[Peers, tuple[str, ...]]
    # "20 out of 100"
    totals: tuple[str, ...]
    # The words between a number and its maximum, which is no value: "13.1 out of 25".
    of_words: tuple[str, ...] = ()
    # The words around the number of a rank: "Top 75 %".
    top_words: tuple[str, ...] = ()
    # "average SSI of 31" in the card of either group ...
    averages: tuple[str, ...] = ()
    # ... and sentences that name their group by themselves.
    group_averages: Mapping[Peers, tuple[str, ...]] = field(default_factory=dict)
    # ... and the words by which such a sentence shows its group wherever they stand in it.
    group_words: Mapping[Peers, tuple[str, ...]] = field(default_factory=dict)
    # The sentence "You rank in the top 75%" of a card.
    peer_ranks: tuple[str, ...] = ()
    # The sentence "... in the Software Development industry have ...".
    industry_names: tuple[str, ...] = ()
    # The line about the week before, "No change since last week": its number is no value.
    changes: tuple[str, ...] = ()
    # The hidden table of each chart: its head and its last row.
    table_heads: tuple[str, ...] = ()
    table_remainders: tuple[str, ...] = ()
    # Tooltips and links that may share a line with a label.
    asides: tuple[str, ...] = ()
    # Words of the page that asks to sign in.
    login: tuple[str, ...] = ()
