"""The names people read for the words of the core, ready for translation."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker.core.components import Component, Score

COMPONENT_NAMES = {
    Component.BRAND: _("Establish your professional brand"),
    Component.PEOPLE: _("Find the right people"),
    Component.INSIGHTS: _("Engage with insights"),
    Component.RELATIONSHIPS: _("Build relationships"),
}

COMPONENT_SHORT_NAMES = {
    Component.BRAND: pgettext_lazy("component", "Brand"),
    Component.PEOPLE: pgettext_lazy("component", "People"),
    Component.INSIGHTS: pgettext_lazy("component", "Insights"),
    Component.RELATIONSHIPS: pgettext_lazy("component", "Relationships"),
}

SCORE_NAMES = {
    Score.TOTAL: _("Total"),
    **{Score(component.value): name for component, name in COMPONENT_SHORT_NAMES.items()},
}

KIND_NAMES = {
    "posts": _("Posts"),
    "articles": _("Articles"),
    "recommendations_received": _("Recommendations received"),
    "searches": _("Searches"),
    "profiles_viewed": _("Profiles viewed"),
    "active_days": _("Active days"),
    "leads_saved": _("Leads saved"),
    "comments": _("Comments"),
    "reactions": _("Reactions"),
    "reshares": _("Reshares"),
    "messages": _("Messages"),
    "inmails": _("InMails"),
    "follows": _("Follows"),
    "invitations": _("Invitations"),
    "invitations_with_note": _("With a personal note"),
    "connections": _("Connections made"),
    "follow_ups": _("Follow-ups"),
    "recommendations_given": _("Recommendations given"),
}

CHECKLIST_NAMES = {
    "photo": _("A professional profile photo"),
    "cover": _("A cover photo that fits your field"),
    "headline": _("Keywords in the headline"),
    "summary": _("A short summary"),
    "complete": _("A complete profile"),
    "recommendation_manager": _("A recommendation from a manager"),
    "recommendation_client": _("A recommendation from a client"),
    "recommendation_colleague": _("A recommendation from a colleague"),
    "recommendation_report": _("A recommendation from someone you managed"),
}
