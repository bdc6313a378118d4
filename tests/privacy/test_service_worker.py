"""What a device keeps of the site after its member has left it."""

import pytest

from tests.factories import make_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

MEMBERS_PAGES = (
    "/dashboard",
    "/snapshots",
    "/activity",
    "/settings",
    "/peers",
    "/networks",
    "/tips",
)


def test_the_worker_names_no_page_of_a_member(as_member):
    script = as_member.get("/service-worker.js").content.decode()
    assert not [page for page in MEMBERS_PAGES if page in script.replace("\\u002D", "-")]


def test_the_offline_page_is_the_same_for_a_member_and_a_visitor(as_member, member, client):
    make_snapshot(member)
    member.display_name = "Robin Vale"
    member.save()
    mine = as_member.get("/offline/").content.decode()
    as_member.logout()
    assert mine == client.get("/offline/").content.decode()
    assert member.email not in mine
    assert "Robin Vale" not in mine
    assert "csrf" not in mine


def test_the_offline_page_starts_no_session(client):
    assert not client.get("/offline/").cookies


def test_pages_of_members_are_kept_by_no_cache(as_member):
    for page in ("/dashboard/", "/snapshots/new/", "/settings/"):
        assert "no-store" in as_member.get(page)["Cache-Control"]
