"""What a link looks like where somebody posts it."""

import re

import pytest
from django.test import override_settings

from tests.factories import TOKEN, make_invitation, make_network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

PUBLIC = [
    "/",
    "/demo/",
    "/help/numbers/",
    "/help/scoring/",
    "/accounts/login/",
    "/accounts/signup/",
]


def head(client, address: str) -> str:
    return client.get(address).content.decode().split("</head>")[0]


def said(page: str, name: str) -> str:
    return re.search(rf'property="og:{name}" content="([^"]*)"', page)[1]


@pytest.fixture
def invitation() -> str:
    network = make_network(name="Roof garden accountants", purpose="Secret numbers")
    make_invitation(network, TOKEN)
    return f"/networks/join/{TOKEN}/"


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_says_where_it_stands_under_the_sites_own_name(client, address):
    with override_settings(SITE_URL="https://ssi.example.com"):
        page = head(client, address)
    whole = f"https://ssi.example.com{address}"
    assert f'<link rel="canonical" href="{whole}">' in page
    assert said(page, "url") == whole
    assert said(page, "image").startswith("https://ssi.example.com/")
    assert said(page, "title")
    assert "noindex" not in page


def test_the_address_of_a_public_page_leaves_out_what_was_asked(client):
    page = head(client, "/accounts/login/?next=/networks/join/secret/")
    assert "secret" not in page


def test_an_invitation_tells_nobody_elsewhere_whose_it_is(client, invitation):
    page = head(client, invitation)
    assert "Roof garden" not in page
    assert "Secret numbers" not in page
    assert TOKEN not in page
    assert said(page, "title") == "SSI Tracker"
    assert 'name="robots" content="noindex"' in page


@pytest.mark.parametrize(
    "address", ["/networks/join/forged/", "/nowhere/", "/accounts/confirm-email/forged/"]
)
def test_what_calls_itself_not_public_stays_out_of_indexes(client, address):
    page = head(client, address)
    assert 'name="robots" content="noindex"' in page
    assert "canonical" not in page


def test_a_member_is_sent_no_preview_of_their_own_pages(as_member):
    assert "og:" not in head(as_member, "/dashboard/")
