"""The page's words by language; where a text fits two languages the earlier one is taken."""

from typing import Final

from tracker.core.parsing.labels.de import GERMAN
from tracker.core.parsing.labels.en import ENGLISH
from tracker.core.parsing.labels.es import SPANISH
from tracker.core.parsing.labels.fr import FRENCH
from tracker.core.parsing.labels.it import ITALIAN
from tracker.core.parsing.labels.language import PageLanguage, Peers
from tracker.core.parsing.labels.nl import DUTCH
from tracker.core.parsing.labels.pt_br import BRAZILIAN_PORTUGUESE
from tracker.core.parsing.labels.pt_pt import EUROPEAN_PORTUGUESE
from tracker.core.parsing.labels.ru import RUSSIAN

LANGUAGES: Final = (
    ENGLISH,
    DUTCH,
    GERMAN,
    FRENCH,
    SPANISH,
    BRAZILIAN_PORTUGUESE,
    EUROPEAN_PORTUGUESE,
    ITALIAN,
    RUSSIAN,
)

__all__ = ["LANGUAGES", "PageLanguage", "Peers"]
