"""The catalogues of the program, and what is missing in one."""

from pathlib import Path
from typing import Final

import polib
from django.conf import settings
from django.utils.translation import to_language

from tests.texts import Text, texts

# A header of django.po: this language has a translation of every text and every tip.
CLAIM: Final = "X-Complete"


def folders(root: Path) -> list[Path]:
    return sorted(path.parent for path in root.glob("*/LC_MESSAGES/django.po"))


def complete_languages() -> list[str]:
    return [
        to_language(folder.parent.name)
        for folder in folders(settings.BASE_DIR / "tracker" / "locale")
        if polib.pofile(str(folder / "django.po")).metadata.get(CLAIM) == "yes"
    ]


def missing_texts(folder: Path) -> list[Text]:
    """The texts of the code without a translation; a guess counts as none."""
    translated = {
        Text(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")
        for entry in polib.pofile(str(folder / "django.po")).translated_entries()
    }
    return sorted(texts() - translated)
