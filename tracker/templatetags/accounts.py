"""Fields of the accounts' pages, told to keyboards of phones and to password managers."""

from typing import Final

from django import template
from django.forms import BaseForm, BoundField

from tracker.core.browsers import short_browser

register = template.Library()
register.filter("short_browser", short_browser)

_ADDRESS: Final = {"inputmode": "email", "autocapitalize": "none", "spellcheck": "false"}
_ATTRIBUTES: Final = {
    # Password managers keep the address as the user's name.
    "login": {**_ADDRESS, "autocomplete": "username"},
    "email": _ADDRESS,
    # Codes by mail are capitals, recovery codes are not only digits.
    "code": {"autocapitalize": "characters", "spellcheck": "false"},
}


@register.filter
def typed_fields(form: BaseForm) -> list[BoundField]:
    """The visible fields. Labels stand above them, so no placeholder repeats them."""
    fields: list[BoundField] = form.visible_fields()
    for field in fields:
        attributes = field.field.widget.attrs
        attributes.pop("placeholder", None)
        is_last = field is fields[-1]
        attributes |= {
            "enterkeyhint": "go" if is_last else "next",
            **_ATTRIBUTES.get(field.name, {}),
        }
    return fields
