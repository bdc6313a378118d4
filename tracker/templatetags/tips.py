"""How the parts of a tip are written."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.core.markdown import render
from tracker.models.labels import CHECKLIST_NAMES

register = template.Library()

# Inside a sentence: a name that is only lower-cased would read "inmails" or "with a personal note".
KIND_WORDS = {
    "posts": gettext_lazy("posts"),
    "articles": gettext_lazy("articles"),
    "recommendations_received": gettext_lazy("recommendations received"),
    "searches": gettext_lazy("searches"),
    "profiles_viewed": gettext_lazy("profiles viewed"),
    "active_days": gettext_lazy("active days"),
    "leads_saved": gettext_lazy("leads saved"),
    "comments": gettext_lazy("comments"),
    "reactions": gettext_lazy("reactions"),
    "reshares": gettext_lazy("reshares"),
    "messages": gettext_lazy("messages"),
    "inmails": gettext_lazy("InMails"),
    "follows": gettext_lazy("follows"),
    "invitations": gettext_lazy("invitations"),
    "invitations_with_note": gettext_lazy("invitations with a note"),
    "connections": gettext_lazy("connections made"),
    "follow_ups": gettext_lazy("follow-ups"),
    "recommendations_given": gettext_lazy("recommendations given"),
}


@register.filter
def markdown(source: str) -> SafeString:
    return SafeString(render(source))


@register.filter
def kind_words(kinds: str | Iterable[str]) -> str:
    """'posts', or 'posts, comments and InMails'."""
    keys = [kinds] if isinstance(kinds, str) else kinds
    return get_text_list([str(KIND_WORDS[key]) for key in keys], _("and"))


@register.filter
def checklist_name(item: str) -> str:
    return str(CHECKLIST_NAMES[item])


@register.filter
def of_slug(by_slug: Mapping[str, object], slug: str) -> object:
    return by_slug.get(slug) if by_slug else None
