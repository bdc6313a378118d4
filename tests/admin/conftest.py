"""Who opens the admin, and one row of everything in it."""

from datetime import UTC, datetime

import pytest

from tests.admin.pages import signed_in
from tests.factories import (
    make_industry,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tracker.actions.tips import ensure_content_editors
from tracker.core.tokens import hash_of_token
from tracker.models import (
    Cohort,
    Industry,
    Invitation,
    JoinRequest,
    Member,
    Membership,
    Network,
    Sector,
)


@pytest.fixture
def as_chief():
    return signed_in(make_member(email="chief@example.com", is_staff=True, is_superuser=True))


@pytest.fixture
def as_editor():
    editor = make_member(email="editor@example.com", is_staff=True)
    editor.groups.add(ensure_content_editors())
    return signed_in(editor)


@pytest.fixture
def rows(member):
    """One row of each model."""
    make_snapshot(member, industry=make_industry())
    membership = make_membership(member, make_network())
    cohort = Cohort.objects.create(network=membership.network, shown=True)
    industry = Industry.objects.get()
    invitation = Invitation.objects.create(
        network=membership.network,
        made_by=member,
        token_hash=hash_of_token("a token"),
        made_at=datetime(2026, 11, 2, tzinfo=UTC),
        expires_at=datetime(2030, 1, 1, tzinfo=UTC),
        email="invited@example.com",
    )
    request = JoinRequest.objects.create(
        network=membership.network, member=make_member(), made_at=datetime(2026, 11, 3, tzinfo=UTC)
    )
    return {
        Member: member,
        Industry: industry,
        Sector: industry.sector,
        Network: membership.network,
        Membership: membership,
        Invitation: invitation,
        JoinRequest: request,
        Cohort: cohort,
    }
