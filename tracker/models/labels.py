"""The names people read for the words of the core, ready for translation."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker.core.components import Component, LinkedInFigure, Score
from tracker.core.content import ContentFigure
from tracker.core.terms import Term

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

LINKEDIN_FIGURE_NAMES = {
    LinkedInFigure.INDUSTRY_RANK: _("Industry rank"),
    LinkedInFigure.NETWORK_RANK: _("LinkedIn network rank"),
    LinkedInFigure.INDUSTRY_AVERAGE: _("Industry average"),
    LinkedInFigure.NETWORK_AVERAGE: _("LinkedIn network average"),
}

CONTENT_FIGURE_NAMES = {
    ContentFigure.IMPRESSIONS: _("Impressions"),
    ContentFigure.ENGAGEMENTS: _("Engagements"),
    ContentFigure.NEW_FOLLOWERS: _("New followers"),
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

TERM_NAMES = {
    Term.TOTAL: _("Total"),
    Term.COMPONENT: _("Component"),
    Term.WEAKEST: _("Weakest component"),
    Term.CHANGE: _("Change since last week"),
    Term.FOUR_WEEKS: _("Change in four weeks"),
    Term.TREND: _("Trend"),
    Term.LINKEDIN_RANKS: _("LinkedIn’s ranks"),
    Term.LINKEDIN_AVERAGE: _("LinkedIn’s averages"),
    Term.CONTENT: _("Creator analytics"),
    Term.ACTIVITY_SCORE: _("Activity score"),
    Term.TARGET: _("Weekly target"),
    Term.WEEKS_LOGGED: _("Logged weeks"),
    Term.PERCENTILE: _("Percentile"),
    Term.TOP: _("Top %"),
    Term.MEDIAN: _("Median"),
    Term.QUARTILES: _("Quartiles and the middle half"),
    Term.DISTRIBUTION: _("Distribution"),
    Term.N: _("n, the number compared"),
    Term.LEADERBOARD_GAIN: _("Gain on the leaderboard"),
    Term.PARTICIPATION: _("Participation"),
}

TERM_GROUPS = (
    (
        _("Your score"),
        (
            Term.TOTAL,
            Term.COMPONENT,
            Term.WEAKEST,
            Term.CHANGE,
            Term.FOUR_WEEKS,
            Term.TREND,
        ),
    ),
    (
        _("What LinkedIn says"),
        (Term.LINKEDIN_RANKS, Term.LINKEDIN_AVERAGE, Term.CONTENT),
    ),
    (_("Your activity"), (Term.ACTIVITY_SCORE, Term.TARGET, Term.WEEKS_LOGGED)),
    (
        _("Your peers"),
        (
            Term.PERCENTILE,
            Term.TOP,
            Term.MEDIAN,
            Term.QUARTILES,
            Term.DISTRIBUTION,
            Term.N,
        ),
    ),
    (_("Your networks"), (Term.LEADERBOARD_GAIN, Term.PARTICIPATION)),
)
