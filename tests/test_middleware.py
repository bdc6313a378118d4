import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from tracker.models import Member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("url", ["/", "/accounts/login/", "/healthz", "/nowhere"])
def test_every_answer_forbids_what_the_pages_do_not_use(client, url):
    policy = client.get(url)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_pages_may_not_be_framed_or_sniffed_and_keep_their_addresses_to_themselves(client):
    response = client.get("/")
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(("accepted", "language"), [("nl-BE,nl", "nl"), ("fr", "en"), ("", "en")])
def test_a_visitor_reads_the_language_of_the_browser(client, accepted, language):
    response = client.get("/", headers={"accept-language": accepted})
    assert f'<html lang="{language}">' in response.content.decode()


def test_a_member_reads_their_own_language_whatever_the_browser_says(as_member, member):
    member.language = "nl"
    member.save()
    response = as_member.get("/settings/", headers={"accept-language": "en"})
    assert '<html lang="nl">' in response.content.decode()


def test_a_zone_that_no_longer_exists_closes_no_page(as_member, member):
    Member.objects.filter(pk=member.pk).update(time_zone="Europe/Atlantis")
    assert as_member.get("/dashboard/").status_code == 200


def test_a_visitor_without_a_session_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/")


def test_a_forged_host_is_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_post_from_another_site_is_refused(member):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member)
    response = strict.post("/settings/delete/", {"email": member.email})
    assert response.status_code == 403
    assert strict.get("/settings/").status_code == 200


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "django_language", "anything"])
def test_a_cookie_with_nul_is_refused(client, name):
    client.cookies.load(f'{name}="\\000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"')
    assert client.get("/").status_code == 400


def test_a_query_string_with_nul_is_refused(admin_client):
    for query in ["state=%00", "component__exact=%00", "q=a%00"]:
        assert admin_client.get(f"/admin/tracker/tip/?{query}").status_code == 400


def test_pages_are_compressed_for_browsers_that_ask(client):
    response = client.get("/", headers={"accept-encoding": "gzip, br"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 10_000


def test_an_answer_tells_its_language_and_what_that_depends_on(client):
    response = client.get("/", headers={"accept-language": "nl"})
    assert response["Content-Language"] == "nl"
    varies = {name.strip() for name in response["Vary"].split(",")}
    assert {"Accept-Language", "Cookie"} <= varies


def test_a_member_whose_language_was_removed_reads_the_default_and_is_offered_the_others(
    as_member, member
):
    Member.objects.filter(pk=member.pk).update(language="fy")
    response = as_member.get("/settings/", headers={"accept-language": "nl"})
    assert response["Content-Language"] == "en"
    assert '<option value="en" selected>English</option>' in response.text
    assert '<option value="nl">Nederlands</option>' in response.text


def test_a_visitor_chooses_a_language_and_stays_on_the_page_with_its_query(client):
    here = "/accounts/login/?next=/networks/join/abc/%3Fa%3D1"
    page = client.get(here)
    assert page.context["request"].get_full_path() == here
    assert 'name="language" value="nl" lang="nl">Nederlands</button>' in page.text
    chosen = client.post("/i18n/setlang/", {"language": "nl", "next": here})
    assert chosen.status_code == 302
    assert chosen.url == here
    cookie = client.cookies["django_language"]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == ("nl", "Lax", True)
    assert cookie["max-age"] == 31_536_000
    again = client.get(here, headers={"accept-language": "en"})
    assert again["Content-Language"] == "nl"
    assert '<span lang="nl" aria-current="true">Nederlands</span>' in again.text


def test_the_choice_leads_to_no_other_site(client):
    chosen = client.post("/i18n/setlang/", {"language": "nl", "next": "https://evil.example/"})
    assert chosen.url == "/"


def test_a_language_that_is_not_there_is_not_remembered(client):
    client.post("/i18n/setlang/", {"language": "tlh", "next": "/"})
    assert "django_language" not in client.cookies
    client.cookies["django_language"] = "tlh"
    assert client.get("/")["Content-Language"] == "en"


def test_the_choice_is_there_on_pages_that_are_not(client):
    page = client.get("/nowhere/?a=1", headers={"accept-language": "nl"})
    assert page.status_code == 404
    assert 'name="next" value="/nowhere/?a=1"' in page.text
    assert '<button class="link-button link" name="language" value="en" lang="en">' in page.text


@pytest.mark.parametrize(
    ("language", "start"), [("ar", 'lang="ar" dir="rtl"'), ("nl", 'lang="nl"')]
)
def test_a_page_says_when_its_language_runs_from_right_to_left(language, start):
    with translation.override(language):
        assert f"<html {start}>" in render_to_string("404.html")
