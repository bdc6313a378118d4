import re

import pytest
from django.urls import reverse

from tests.conftest import NOW
from tests.factories import (
    PASSWORD,
    TOKEN,
    make_invitation,
    make_join_request,
    make_member,
    make_membership,
    make_network,
)
from tests.views.pages import text_of, toasts, without_tokens
from tests.views.test_sign_up import ask_for_a_code
from tracker.models import Invitation, JoinRequest, Member, Membership, Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

JOIN = f"/networks/join/{TOKEN}/"
Role = Membership.Role


@pytest.fixture
def invitation(network, own) -> Invitation:
    return make_invitation(network, max_uses=5)


def test_the_page_says_what_joining_means_and_joins_nobody(as_member, member, invitation):
    words = text_of(as_member.get(JOIN))
    for sentence in [
        "From this week on (16–22 November 2026)",
        "Owners and managers see your name and e-mail address",
        "unless you put yourself on the leaderboard",
        "unless you come to run it too",
        "At any time, with one button",
        "the weeks before stay counted, without your name",
    ]:
        assert sentence in words
    assert not Membership.objects.filter(member=member).exists()


@pytest.mark.parametrize("token", [TOKEN, "forged"])
def test_no_cache_keeps_the_page_no_search_engine_lists_it_and_no_other_site_learns_of_it(
    client, invitation, token
):
    response = client.get(f"/networks/join/{token}/")
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert response["Referrer-Policy"] == "same-origin"


def test_joining_counts_from_this_week_and_leads_to_the_network(
    as_member, member, network, invitation
):
    response = as_member.post(JOIN, follow=True)
    assert response.redirect_chain == [(reverse("network", args=[network.slug]), 302)]
    assert toasts(response) == ["You are in the network"]
    stay = network.memberships.get(member=member)
    assert stay.joined_week == member.this_week().monday
    assert stay.role == Role.PARTICIPANT


def test_who_is_in_already_goes_to_the_network_even_by_a_used_up_link(
    as_member, member, network, invitation
):
    make_membership(member, network)
    Invitation.objects.update(max_uses=1, uses=1)
    for response in [as_member.get(JOIN), as_member.post(JOIN)]:
        assert response.url == reverse("network", args=[network.slug])
    assert Membership.objects.filter(member=member).count() == 1


UNUSABLE = {
    "forged": {"token_hash": "0" * 64},
    "expired": {"expires_at": NOW},
    "used up": {"uses": 5},
    "revoked": {"revoked_at": NOW},
}


@pytest.mark.parametrize("reason", [*UNUSABLE, "archived", "deleted"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["visitor", "member"])
def test_every_reason_why_a_link_cannot_be_used_gets_the_same_answer(
    client, member, network, invitation, reason, method, who
):
    Invitation.objects.update(**UNUSABLE.get(reason, {}))
    if reason == "archived":
        Network.objects.update(archived_at=NOW)
    if reason == "deleted":
        network.delete()
    if who == "member":
        client.force_login(member)
    response = getattr(client, method)(JOIN)
    never_made = getattr(client, method)("/networks/join/never-made/")
    assert response.status_code == 404
    assert without_tokens(response) == without_tokens(never_made)
    assert "Ask whoever sent it for a new one." in text_of(response)
    assert not Membership.objects.filter(member=member).exists()


@pytest.mark.parametrize("token", ["%00", "é", "a" * 3000, "..", "%2e%2e", "'", "new"])
def test_a_forged_token_of_any_shape_is_only_unusable(client, invitation, token):
    assert client.get(f"/networks/join/{token}/").status_code in {400, 404}


def test_a_member_without_a_name_is_asked_for_it_and_may_leave_it_empty(
    client, network, invitation
):
    nameless = make_member()
    client.force_login(nameless)
    assert "Your name" in text_of(client.get(JOIN))
    refused = client.post(JOIN, {"display_name": "\u202e"})
    assert refused.status_code == 422
    assert "Nothing of this name can be seen" in text_of(refused)
    client.post(JOIN, {"display_name": " Ada\u200b  Quill"})
    nameless.refresh_from_db()
    assert nameless.display_name == "Ada Quill"

    another = make_member()
    client.force_login(another)
    assert client.post(JOIN).status_code == 302
    assert network.memberships.filter(member=another).exists()


def test_a_name_that_is_there_is_neither_asked_for_nor_changed(as_member, member, invitation):
    assert "Your name" not in text_of(as_member.get(JOIN))
    as_member.post(JOIN, {"display_name": "Somebody else"})
    member.refresh_from_db()
    assert member.display_name == "Robin"


# ---- Visitors ----


def test_a_visitor_reads_the_page_and_comes_back_to_it_after_the_login(client, network, invitation):
    make_member(email="new@example.com", password=PASSWORD)
    page = client.get(JOIN)
    assert network.name in text_of(page)
    login = f"/accounts/login/?next={JOIN}"
    assert login in page.content.decode()
    assert client.post(JOIN).url == login
    form = {"login": "new@example.com", "password": PASSWORD, "next": JOIN}
    assert client.post(login, form).url == JOIN


def test_the_login_page_leads_on_to_the_sign_up_and_still_back(client, invitation):
    page = client.get(f"/accounts/login/?next={JOIN}").content.decode()
    assert f"/accounts/signup/?next={JOIN}" in page.replace("%2F", "/")


def test_after_signing_up_the_new_member_comes_back(client, invitation):
    form = {"email": "new@example.com", "password1": PASSWORD, "next": JOIN}
    assert client.post(f"/accounts/signup/?next={JOIN}", form).url == JOIN


def test_after_the_code_by_mail_the_new_member_comes_back_too(
    client, settings, invitation, monkeypatch
):
    ask_for_a_code(settings)
    sent = []
    monkeypatch.setattr("tracker.adapters.send_later", lambda **mail: sent.append(mail["body"]))
    form = {"email": "new@example.com", "password1": PASSWORD, "next": JOIN}
    confirm = client.post(f"/accounts/signup/?next={JOIN}", form).url
    code = re.search(r"^\s*([A-Z0-9]{4}-[A-Z0-9]{4})\s*$", sent[0], re.MULTILINE)[1]
    assert client.post(confirm, {"code": code}).url == JOIN
    assert text_of(client.get(JOIN))
    client.post(JOIN)
    assert Member.objects.get(email="new@example.com").memberships.count() == 1


# ---- Asking ----


@pytest.fixture
def asking(network, own) -> Invitation:
    return make_invitation(network, max_uses=5, asks_first=True)


def test_where_a_manager_decides_the_post_only_asks(as_member, member, network, asking):
    assert "Ask to join" in text_of(as_member.get(JOIN))
    response = as_member.post(JOIN, follow=True)
    assert toasts(response) == ["You have asked to join. An owner or manager will answer"]
    assert network.name in text_of(response)
    assert JoinRequest.objects.get().member == member
    assert not network.memberships.filter(member=member).exists()


def test_who_waits_already_is_told_so_and_asks_once(as_member, asking):
    as_member.post(JOIN)
    for response in [as_member.get(JOIN), as_member.post(JOIN)]:
        assert response.url == reverse("networks")
    assert JoinRequest.objects.count() == 1


def test_a_manager_approves(as_owner, network, member):
    waiting = make_join_request(member, network)
    approve = reverse("network_request_approve", args=[network.slug, waiting.pk])
    response = as_owner.post(approve, follow=True)
    assert response.redirect_chain == [(reverse("network", args=[network.slug]), 302)]
    assert toasts(response) == ["Robin is in the network"]
    assert network.memberships.filter(member=member).exists()
    assert as_owner.post(approve).status_code == 404


def test_a_manager_declines(as_owner, network, member):
    waiting = make_join_request(member, network)
    decline = reverse("network_request_decline", args=[network.slug, waiting.pk])
    assert as_owner.post(decline).url == reverse("network", args=[network.slug])
    assert not JoinRequest.objects.exists()
    assert not network.memberships.filter(member=member).exists()


@pytest.mark.parametrize("answer", ["approve", "decline"])
def test_nobody_else_answers_a_request(as_member, member, network, own, answer):
    waiting = make_join_request(member, network)
    address = reverse(f"network_request_{answer}", args=[network.slug, waiting.pk])
    assert as_member.post(address).status_code == 404
    make_membership(member, make_network(slug="mine"), role=Role.OWNER)
    through_ones_own = reverse(f"network_request_{answer}", args=["mine", waiting.pk])
    assert as_member.post(through_ones_own).status_code == 404
    assert JoinRequest.objects.exists()


def test_a_request_is_withdrawn_by_who_made_it_and_by_nobody_else(as_member, member, network):
    theirs = make_join_request(make_member(), network)
    mine = make_join_request(member, network)
    assert as_member.post(reverse("request_withdraw", args=[theirs.pk])).status_code == 404
    response = as_member.post(reverse("request_withdraw", args=[mine.pk]), follow=True)
    assert response.redirect_chain == [(reverse("networks"), 302)]
    assert list(JoinRequest.objects.all()) == [theirs]
