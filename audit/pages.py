"""Every page and state that people open: its name, who looks at it, and its address.

The addresses hold {slots}, which `audit.people` fills. A test compares them with the table of all
addresses (tests/url_table.py).
"""

from enum import StrEnum
from fnmatch import fnmatch
from typing import NamedTuple

from tracker.core.terms import Term


class Actor(StrEnum):
    VISITOR = "visitor"
    # In the middle of something that a code ends.
    SIGNING_UP = "signing up"
    RESETTING = "resetting a password"
    ASKED_FOR_CODE = "asked for a code"
    LOGGING_IN = "asked for a second factor"
    # Signed up, first steps ahead.
    NEWCOMER = "newcomer"
    # First steps done, nothing reported.
    BEGINNER = "beginner"
    # One snapshot, no networks.
    STARTER = "starter"
    # A year of snapshots, an industry, owner of a network.
    MEMBER = "member"
    # The same networks, without a say in them.
    PARTICIPANT = "participant"
    # With a second factor.
    SECURED = "secured"


class Page(NamedTuple):
    name: str
    actor: Actor
    address: str
    # Lighthouse measures one of those that differ in their words alone.
    is_like_another: bool = False


VISITOR_PAGES = {
    "landing": "/",
    "sample": "/demo/",
    "sample-activity": "/demo/activity/",
    "sample-peers": "/demo/peers/",
    "sample-tips": "/demo/tips/",
    "sample-tips-component": "/demo/tips/insights/",
    "sample-tip": "/demo/tips/insights/answer-with-a-view/",
    "help-scoring": "/help/scoring/",
    "help-numbers": "/help/numbers/",
    "offline": "/offline/",
    "api-docs": "/api/v1/docs",
    "login": "/accounts/login/",
    "signup": "/accounts/signup/",
    "password-reset": "/accounts/password/reset/",
    "login-code": "/accounts/login/code/",
    "inactive": "/accounts/inactive/",
    "invitation-visitor": "/networks/join/{token}/",
    "error-400": "/error-pages/400/",
    "error-403": "/error-pages/403/",
    "error-403-csrf": "/error-pages/403-csrf/",
    "error-404": "/error-pages/404/",
    "error-429": "/error-pages/429/",
    "error-500": "/error-pages/500/",
    "error-503": "/error-pages/503/",
}
TERM_PAGES = [
    Page(f"help-number-{term}", Actor.VISITOR, f"/help/numbers/{term}/", term is not Term.TREND)
    for term in Term
]
CODE_PAGES = [
    Page("signup-code", Actor.SIGNING_UP, "/accounts/confirm-email/"),
    Page("password-reset-code", Actor.RESETTING, "/accounts/password/reset/confirm/"),
    Page("login-code-confirm", Actor.ASKED_FOR_CODE, "/accounts/login/code/confirm/"),
    Page("second-factor", Actor.LOGGING_IN, "/accounts/2fa/authenticate/"),
]
EMPTY_PAGES = {
    "dashboard": "/dashboard/",
    "snapshots": "/snapshots/",
    "activity": "/activity/{week}/",
    "tips": "/tips/",
    "peers": "/peers/",
    "networks": "/networks/",
    "import": "/import/",
}
MEMBER_PAGES = {
    "welcome": "/welcome/",
    "welcome-tip": "/welcome/tip/",
    "dashboard": "/dashboard/",
    "snapshots": "/snapshots/",
    "snapshot-new": "/snapshots/new/",
    "snapshot": "/snapshots/{snapshot}/",
    "annotations": "/annotations/",
    "annotation-new": "/annotations/new/",
    "annotation": "/annotations/{annotation}/",
    "activity": "/activity/{week}/",
    "tips": "/tips/",
    "tips-component": "/tips/insights/",
    "tip": "/tips/insights/answer-with-a-view/",
    "peers": "/peers/",
    "peers-industry": "/peers/industry/",
    "peers-network": "/peers/{network}/",
    "networks": "/networks/",
    "network-new": "/networks/new/",
    "network": "/networks/{network}/",
    "network-settings": "/networks/{network}/settings/",
    "network-members": "/networks/{network}/members/",
    "network-member-role": "/networks/{network}/members/{membership}/role/",
    "network-member-remove": "/networks/{network}/members/{membership}/remove/",
    "network-hand-over": "/networks/{network}/members/{membership}/hand-over/",
    "network-invitations": "/networks/{network}/invitations/",
    "network-leaderboard": "/networks/{network}/leaderboard/",
    "network-figures": "/networks/{network}/figures/",
    "network-leave": "/networks/{network}/leave/",
    "network-delete": "/networks/{network}/delete/",
    "import": "/import/",
    "import-running": "/import/{import_running}/",
    "import-done": "/import/{import_done}/",
    "import-failed": "/import/{import_failed}/",
    "import-clear": "/import/clear/",
    "import-sheet": "/import/sheet/",
    "import-sheet-check": "/import/sheet/check/?file={sheet}",
    "bookmarklet": "/import/bookmarklet/",
    "export": "/export/",
    "settings": "/settings/",
    "settings-targets": "/settings/targets/",
    "settings-api": "/settings/api/",
    "settings-delete": "/settings/delete/",
    "help-scoring-member": "/help/scoring/",
    "logout": "/accounts/logout/",
    "email": "/accounts/email/",
    "password-change": "/accounts/password/change/",
    "reauthenticate": "/accounts/reauthenticate/",
    "security": "/accounts/2fa/",
    "passkeys": "/accounts/2fa/webauthn/",
    "sessions": "/accounts/sessions/",
    "error-404-member": "/error-pages/404/",
}
PARTICIPANT_PAGES = {
    "network-participant": "/networks/{network}/",
    "network-leaderboard-participant": "/networks/{network}/leaderboard/",
}
STARTER_PAGES = {
    "dashboard-first": "/dashboard/",
    "snapshots-first": "/snapshots/",
    "invitation": "/networks/join/{token}/",
    "password-set": "/accounts/password/set/",
    "totp-activate": "/accounts/2fa/totp/activate/",
    "passkey-add": "/accounts/2fa/webauthn/add/",
}
SECURED_PAGES = {
    "security-secured": "/accounts/2fa/",
    "reauthenticate-secured": "/accounts/2fa/reauthenticate/",
    "totp-deactivate": "/accounts/2fa/totp/deactivate/",
    "recovery-codes": "/accounts/2fa/recovery-codes/",
    "recovery-codes-generate": "/accounts/2fa/recovery-codes/generate/",
}
PAGES: list[Page] = [
    *(Page(name, Actor.VISITOR, address) for name, address in VISITOR_PAGES.items()),
    *TERM_PAGES,
    *CODE_PAGES,
    Page("welcome-newcomer", Actor.NEWCOMER, "/welcome/"),
    Page("welcome-week", Actor.NEWCOMER, "/welcome/week/"),
    *(Page(f"{name}-empty", Actor.BEGINNER, address) for name, address in EMPTY_PAGES.items()),
    *(Page(name, Actor.STARTER, address) for name, address in STARTER_PAGES.items()),
    *(Page(name, Actor.MEMBER, address) for name, address in MEMBER_PAGES.items()),
    *(Page(name, Actor.PARTICIPANT, address) for name, address in PARTICIPANT_PAGES.items()),
    *(Page(name, Actor.SECURED, address) for name, address in SECURED_PAGES.items()),
]


def chosen(patterns: list[str]) -> list[Page]:
    """Those whose name fits one of the patterns, as in "network*"; all of them without any."""
    return [
        page
        for page in PAGES
        if not patterns or any(fnmatch(page.name, pattern) for pattern in patterns)
    ]
