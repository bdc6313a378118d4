import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.actions.mails import queued_mails
from tests.conftest import NOW
from tests.factories import (
    TOKEN,
    make_invitation,
    make_member,
    make_membership,
    make_network,
)
from tests.views.pages import text_of, toasts
from tracker.models import Invitation, Membership, Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

JOIN = f"/networks/join/{TOKEN}/"
LINK = {"link-days": "30", "link-uses": "25", "link-asks_first": "on"}
MAIL = {"mail-email": "new@example.com", "mail-days": "7"}
Role = Membership.Role


@pytest.fixture
def page(network) -> str:
    return reverse("network_invitations", args=[network.slug])


def new_link(response) -> str:
    return re.search(r'id="new-link" value="([^"]+)"', response.content.decode())[1]


def test_a_link_is_shown_once_on_the_answer_itself_and_works(as_owner, page, network, member):
    response = as_owner.post(page, LINK)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    link = new_link(response)
    assert re.fullmatch(r"http://testserver/networks/join/[\w-]{22}/", link)
    made = Invitation.objects.get()
    assert (made.max_uses, made.asks_first) == (25, True)
    assert made.expires_at == NOW + timedelta(days=30)
    token = link.split("/")[-2]
    assert token not in as_owner.get(page).content.decode()
    as_owner.force_login(member)
    assert network.name in text_of(as_owner.get(link))


def test_the_link_stands_in_a_field_that_can_be_copied_without_javascript(as_owner, page):
    html = as_owner.post(page, LINK).content.decode()
    assert re.search(r'<input type="text" id="new-link" [^>]*readonly', html)
    assert re.search(r'<button class="[^"]*needs-js[^"]*" type="button" data-copy="new-link"', html)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("link-uses", "0", "Type a whole number from 1 to 1000."),
        ("link-uses", "1001", "Type a whole number from 1 to 1000."),
        ("link-uses", "9" * 5000, "Type a whole number from 1 to 1000."),
        ("link-uses", "many", "Type a whole number from 1 to 1000."),
        ("link-uses", "", "Type a whole number from 1 to 1000."),
        ("link-days", "365", "Select a valid choice"),
        ("mail-email", "not an address", "valid e-mail"),
        ("mail-email", "a@b.example\r\nBcc: all@example.com", "valid e-mail"),
        ("mail-email", "", "This field is required"),
        ("mail-days", "-1", "Select a valid choice"),
    ],
)
def test_bad_answers_are_refused_with_a_sentence_and_kept(as_owner, page, field, value, sentence):
    form = {**(LINK if field.startswith("link") else MAIL), field: value}
    response = as_owner.post(page, form)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Invitation.objects.exists()


def test_an_invitation_by_mail_is_for_one_person(as_owner, page):
    response = as_owner.post(page, MAIL, follow=True)
    assert response.redirect_chain == [(page, 302)]
    assert toasts(response) == ["Invitation sent to new@example.com"]
    made = Invitation.objects.get()
    assert (made.email, made.max_uses) == ("new@example.com", 1)


def test_links_bear_the_name_of_the_site_whatever_the_request_calls_it(as_owner, page, settings):
    settings.SITE_URL = "https://ssi.example.com"

    as_owner.post(page, MAIL, headers={"host": "localhost"})

    (mail,) = queued_mails()
    assert "https://ssi.example.com/networks/join/" in mail["body"]
    assert "localhost" not in mail["body"]


def test_the_fifty_first_mail_of_a_day_is_refused_with_a_way_out(as_owner, page, network):
    for number in range(50):
        make_invitation(network, f"token {number}", email=f"{number}@example.com")
    response = as_owner.post(page, MAIL)
    assert response.status_code == 422
    assert "Try again tomorrow, or pass on a link." in text_of(response)
    assert 'value="new@example.com"' in response.content.decode()


def test_the_list_says_what_became_of_each(as_owner, page, network, stranger):
    make_invitation(network, "open", max_uses=3, uses=1, made_by=stranger)
    make_invitation(network, "used", uses=1)
    make_invitation(network, "expired", expires_at=NOW)
    make_invitation(network, "revoked", revoked_at=NOW, email="new@example.com")
    words = text_of(as_owner.get(page))
    for word in ["1 of 3", "used up", "expired", "revoked", "new@example.com"]:
        assert word in words
    assert as_owner.get(page).content.decode().count("/revoke/") == 1


def test_the_list_is_paged_and_asks_as_many_queries_for_many_as_for_one(as_owner, page, network):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            as_owner.get(page)
        return len(asked)

    make_invitation(network, made_by=make_member())
    for_one = queries()
    for number in range(60):
        make_invitation(network, f"token {number}", made_by=make_member())
    assert queries() == for_one
    assert "Page 2 of 2" in text_of(as_owner.get(page, {"page": 2}))


def test_a_revoked_invitation_stays_in_the_list_and_lets_nobody_in(as_owner, page, network, member):
    made = make_invitation(network)
    revoke = reverse("network_invitation_revoke", args=[network.slug, made.pk])
    assert as_owner.post(revoke).url == page
    assert as_owner.post(revoke).url == page
    as_owner.force_login(member)
    assert as_owner.post(JOIN).status_code == 404


def test_an_archived_network_invites_nobody(as_owner, page, network):
    Network.objects.update(archived_at=NOW)
    response = as_owner.get(page)
    assert "Nobody can be invited until an owner brings it back" in text_of(response)
    assert "link-days" not in response.content.decode()
    assert as_owner.post(page, LINK).status_code == 404


def test_participants_make_no_invitations_and_revoke_none(as_member, member, network, own, page):
    make_membership(member, network)
    made = make_invitation(network)
    revoke = reverse("network_invitation_revoke", args=[network.slug, made.pk])
    assert as_member.get(page).status_code == 404
    assert as_member.post(page, LINK).status_code == 404
    assert as_member.post(revoke).status_code == 404


def test_an_invitation_of_another_network_is_out_of_reach(as_owner, network):
    made = make_invitation(make_network())
    revoke = reverse("network_invitation_revoke", args=[network.slug, made.pk])
    assert as_owner.post(revoke).status_code == 404
