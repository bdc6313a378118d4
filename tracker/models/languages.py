"""Languages are stored by their codes; which of them there are is up to the installation."""

from typing import Final

from django.conf import settings
from django.core.validators import RegexValidator
from django.db.models import CheckConstraint, Q

CODE_LENGTH: Final = 10
# As Django writes them: nl, pt-br, zh-hans.
CODE_PATTERN: Final = r"^[a-z]{2,3}(-[a-z0-9]{2,8})*\Z"

validate_language_code = RegexValidator(CODE_PATTERN)


def language_code_constraint() -> CheckConstraint:
    return CheckConstraint(
        condition=Q(language__regex=CODE_PATTERN), name="%(class)s_language_is_a_code"
    )


def languages() -> dict[str, str]:
    """The own name of each language that can be chosen now, by its code."""
    return {code: str(name) for code, name in settings.LANGUAGES}


def language_name(code: str) -> str:
    """A language's own name; the code of one that has been removed."""
    return languages().get(code, code)


def language_read(code: str) -> str:
    """The language itself, or the default where it has been removed."""
    return code if code in languages() else settings.LANGUAGE_CODE
