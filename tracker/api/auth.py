"""Who asks: the holder of a bearer token, and of nothing else."""

from typing import cast

from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from tracker.actions.api_tokens import note_use
from tracker.api.limits import Budget, spend
from tracker.api.problems import Problem
from tracker.models import ApiToken, Member
from tracker.models.languages import language_read
from tracker.reads.api_tokens import token_of

JSON = "application/json"


class ApiRequest(HttpRequest):
    """A request by somebody whose token is good for it."""

    auth: ApiToken


class Token(HttpBearer):
    """Lets a request in when its token is known, may do this, and has not asked too often."""

    def __init__(self, budget: Budget, *, writes: bool, takes: str | None = None) -> None:
        super().__init__()
        self.budget = budget
        self.writes = writes
        self.takes = takes

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        known = token_of(token)
        if known is None:
            return None
        now = timezone.now()
        _speak(request, known.member)
        spend(request, token=known, budget=self.budget, now=now)
        note_use(token=known, now=now)
        self._refuse(request, known)
        return known

    def _refuse(self, request: HttpRequest, token: ApiToken) -> None:
        if self.writes and not token.may_write:
            raise Problem(403, _("This token may only read. Make one that may write."))
        if not request.accepts(JSON):
            raise Problem(406, _("The answer would be %(type)s.") % {"type": JSON})
        if self.takes and request.content_type != self.takes:
            raise Problem(415, _("Send it as %(type)s.") % {"type": self.takes})


def member_of(request: HttpRequest) -> Member:
    return cast("ApiRequest", request).auth.member


def _speak(request: HttpRequest, member: Member) -> None:
    """The language that is asked for; otherwise the member's own."""
    if "Accept-Language" not in request.headers:
        translation.activate(language_read(member.language))


READS = Token(Budget.READ, writes=False)
WRITES = Token(Budget.WRITE, writes=True)
PARSES = Token(Budget.PARSE, writes=False)
