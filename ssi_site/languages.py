"""The languages of an installation: those of the folders that hold a compiled catalogue."""

import gettext
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf.locale import LANG_INFO
from django.utils.text import capfirst
from django.utils.translation import to_language, to_locale

SOURCE_LANGUAGE = "en"


class UnusableLanguageError(Exception):
    """Why a folder gives no language."""


def found_languages(folders: Iterable[Path]) -> list[tuple[str, str]]:
    """Code and own name of English and of every language with a folder, ordered by that name.

    A folder that cannot be used is left out with a warning: a mistake in one language must not
    take away the others, and a page half in it helps nobody.
    """
    codes = {SOURCE_LANGUAGE}
    for folder in _language_folders(folders):
        try:
            codes.add(_language_of(folder))
        except UnusableLanguageError as error:
            warnings.warn(f"The language in {folder} is not offered: {error}.", stacklevel=2)
    return sorted(((code, _own_name(code)) for code in codes), key=lambda named: named[1].lower())


def _language_folders(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in folder.glob("[!._]*") if path.is_dir())


def _language_of(folder: Path) -> str:
    code = to_language(folder.name)
    if "name_local" not in LANG_INFO.get(code, {}):
        raise UnusableLanguageError(f"Django knows no language “{code}”")
    if to_locale(code) != folder.name:
        raise UnusableLanguageError(f"the folder must be called {to_locale(code)}")
    compiled = folder / "LC_MESSAGES" / "django.mo"
    try:
        with compiled.open("rb") as file:
            gettext.GNUTranslations(file)
    except FileNotFoundError as error:
        raise UnusableLanguageError("it has no LC_MESSAGES/django.mo; compile it") from error
    except Exception as error:  # A damaged file makes gettext raise whatever it trips over.
        raise UnusableLanguageError(f"its django.mo cannot be read ({error})") from error
    return code


def _own_name(code: str) -> str:
    return capfirst(str(LANG_INFO[code]["name_local"]))
