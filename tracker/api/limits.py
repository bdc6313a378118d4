"""How much one token may ask in a minute, and the headers that say how much is left."""

from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tracker.actions.rates import count_visit
from tracker.api.problems import Problem
from tracker.models import ApiToken

WINDOW: Final = timedelta(minutes=1)


class Budget(StrEnum):
    """What a request is counted as."""

    READ = "read"
    WRITE = "write"
    PARSE = "parse"

    @property
    def a_minute(self) -> int:
        return int(settings.API_RATES[self.value])


def spend(request: HttpRequest, *, token: ApiToken, budget: Budget, now: datetime) -> None:
    """Count this request; raises a Problem once the minute's share is used up."""
    most = budget.a_minute
    visits = count_visit(key=f"api:{token.pk}:{budget}", now=now, window=WINDOW)
    seconds = max(1, ceil((visits.ends_at - now).total_seconds()))
    say(request, "RateLimit-Policy", f'"{budget}";q={most};w={int(WINDOW.total_seconds())}')
    say(request, "RateLimit", f'"{budget}";r={max(0, most - visits.count)};t={seconds}')
    if visits.count > most:
        raise Problem(
            429,
            _("This token asked too often. Wait as many seconds as the header Retry-After says."),
            headers={"Retry-After": str(seconds)},
        )


def say(request: HttpRequest, name: str, value: str) -> None:
    """Have the answer to this request carry a header, whatever it will be."""
    headers: dict[str, str] = request.__dict__.setdefault("api_headers", {})
    headers[name] = value
