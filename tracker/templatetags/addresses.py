"""Addresses as other sites need them; built into every template."""

from typing import Any

from django import template
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.template.context import Context
from django.urls import reverse

from tracker.views.rendering import absolute_address

register = template.Library()


@register.simple_tag(takes_context=True)
def absolute(context: Context, path: str) -> str:
    """The whole address of a path, under the site's own name."""
    request: Any = context.get("request")
    try:
        return absolute_address(request, path)
    except DisallowedHost:
        # The page that refuses a forged name has no name to write.
        return path


@register.simple_tag
def bookmarklet_url() -> str:
    """Empty where the installation does not offer it."""
    return reverse("bookmarklet") if settings.BOOKMARKLET else ""
