"""What the numbers of the other pages mean: an article of all, and a page of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.core.terms import Term
from tracker.models.labels import TERM_GROUPS, TERM_NAMES
from tracker.views.rendering import render_page


@require_safe
def help_numbers(request: HttpRequest) -> HttpResponse:
    groups = [(name, [_described(term) for term in terms]) for name, terms in TERM_GROUPS]
    return render_page(request, "tracker/help_numbers.html", {"groups": groups})


@require_safe
def help_number(request: HttpRequest, term: str) -> HttpResponse:
    """One number. As the part `what`, which static/js/what.js asks for, only its text."""
    if term not in set(Term):
        raise Http404
    context = {"term": _described(Term(term))}
    return render_page(request, "tracker/help_number.html", context, parts=("what",))


def _described(term: Term) -> dict[str, object]:
    return {
        "slug": term.value,
        "name": TERM_NAMES[term],
        "text": f"tracker/help_numbers/{term}.html",
    }
