"""The page's words by language; where a text fits two languages the earlier one is taken."""

from typing import Final

from tracker.core.parsing.labels.en import ENGLISH
from tracker.core.parsing.labels.language import PageLanguage, Peers
from tracker.core.parsing.labels.pt_br import BRAZILIAN_PORTUGUESE

LANGUAGES: Final = (ENGLISH, BRAZILIAN_PORTUGUESE)

__all__ = ["LANGUAGES", "PageLanguage", "Peers"]
