import pytest
from django.test import Client

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
