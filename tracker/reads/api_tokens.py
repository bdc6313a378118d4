"""Keys to the API: whose one is, and those of a member."""

from tracker.core.tokens import hash_of_token
from tracker.models import ApiToken, Member


def token_of(secret: str) -> ApiToken | None:
    """The token and its member; None for one that nobody has, or whose member may not come in.

    What is looked up is a hash, so that the time it takes tells nothing of how much was right.
    """
    known = ApiToken.objects.select_related("member__industry")
    return known.filter(token_hash=hash_of_token(secret), member__is_active=True).first()


def tokens_of(member: Member) -> tuple[ApiToken, ...]:
    """The newest first."""
    return tuple(ApiToken.objects.filter(member=member).order_by("-created_at", "-pk"))
