import pytest
from django.urls import reverse

from tests.factories import TODAY, make_industry, make_member, make_membership, make_network
from tracker.models import ChangedMember, Member, Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

WELCOME = "/welcome/"
SETTINGS = "/settings/"


@pytest.fixture
def newcomer(client) -> Member:
    newcomer = make_member(email="new@example.com")
    client.force_login(newcomer)
    return newcomer


def answers(**changed: str) -> dict[str, str]:
    make_industry()
    return {
        "industry": "Software Development",
        "time_zone": "Europe/Amsterdam",
        "language": "nl",
        "shares_with_industry": "on",
        **changed,
    }


def test_the_first_steps_lead_to_the_first_snapshot(client, newcomer):
    response = client.post(WELCOME, answers())
    assert response.url == reverse("snapshot_new")
    newcomer.refresh_from_db()
    assert newcomer.industry.name == "Software Development"
    assert newcomer.industry_since == TODAY
    assert newcomer.time_zone == "Europe/Amsterdam"
    assert newcomer.language == "nl"
    assert newcomer.shares_with_industry


def test_consent_is_off_unless_it_is_given(client, newcomer):
    answered = answers()
    del answered["shares_with_industry"]
    client.post(WELCOME, answered)
    newcomer.refresh_from_db()
    assert not newcomer.shares_with_industry
    assert not ChangedMember.objects.exists()


def test_consent_given_or_withdrawn_queues_the_member_for_publication(as_member, member):
    as_member.post(SETTINGS, answers())
    as_member.post(SETTINGS, answers())
    assert list(ChangedMember.objects.values_list("member_id", flat=True)) == [member.pk]


def test_the_industry_may_wait(client, newcomer):
    client.post(WELCOME, answers(industry=""))
    newcomer.refresh_from_db()
    assert newcomer.industry is None


@pytest.mark.parametrize("typed", ["software development", " Software Development ", "softw dev"])
def test_an_industry_is_found_by_what_can_only_mean_it(client, newcomer, typed):
    client.post(WELCOME, answers(industry=typed))
    newcomer.refresh_from_db()
    assert newcomer.industry.name == "Software Development"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (
            "industry",
            "Alchemy",
            "LinkedIn has no industry called “Alchemy”. Pick one from the list.",
        ),
        ("industry", "e", "Several industries fit “e”"),
        ("industry", "x" * 10_000, "at most 120 characters"),
        ("industry", "Soft\x00ware", "Null characters are not allowed"),
        ("time_zone", "Mars/Olympus", "Select a valid choice"),
        ("time_zone", "", "This field is required"),
        ("language", "tlh", "Select a valid choice"),
    ],
)
@pytest.mark.parametrize("url", [WELCOME, SETTINGS])
def test_a_bad_answer_is_refused_with_a_sentence_and_the_rest_is_kept(
    as_member, member, url, field, value, sentence
):
    make_industry("Education")
    response = as_member.post(url, answers(**{field: value}))
    assert response.status_code == 422
    page = response.content.decode()
    assert sentence in page.replace("&quot;", '"')
    assert "everything you typed is still here" in page
    member.refresh_from_db()
    assert member.industry is None


def test_only_the_fields_of_the_form_can_be_set(as_member, member):
    as_member.post(SETTINGS, answers(is_staff="on", is_superuser="on", email="x@example.com"))
    member.refresh_from_db()
    assert not member.is_staff
    assert not member.is_superuser
    assert member.email == "robin@example.com"


def test_saved_settings_speak_the_new_language(as_member, member):
    response = as_member.post(SETTINGS, answers(language="nl"), follow=True)
    assert '<html lang="nl">' in response.content.decode()


def test_an_account_is_deleted_only_after_its_address_is_typed(as_member, member):
    response = as_member.post("/settings/delete/", {"email": "other@example.com"})
    assert response.status_code == 422
    assert Member.objects.filter(pk=member.pk).exists()


def test_a_deleted_account_leaves_with_all_it_held_and_is_queued_for_publication(as_member, member):
    pk = member.pk
    response = as_member.post("/settings/delete/", {"email": "Robin@example.com"})
    assert response.url == reverse("landing")
    assert not Member.objects.filter(pk=pk).exists()
    assert ChangedMember.objects.filter(member_id=pk).exists()
    assert as_member.get("/dashboard/").status_code == 302


def test_networks_that_need_an_owner_are_named_before_an_account_is_deleted(
    as_member, member, stranger
):
    network = make_network("Northside")
    make_membership(member, network, role="owner")
    make_membership(stranger, network)

    for ask in [as_member.get, lambda page: as_member.post(page, {"email": member.email})]:
        content = ask("/settings/delete/").content.decode()
        assert reverse("network_members", args=[network.slug]) in content
        assert "<bdi>Northside</bdi>" in content
        assert 'name="email"' not in content

    assert Member.objects.filter(pk=member.pk).exists()
    assert as_member.get(SETTINGS).status_code == 200, "still logged in"


def test_a_refused_deletion_answers_422(as_member, member, stranger):
    network = make_network()
    make_membership(member, network, role="owner")
    make_membership(stranger, network)

    response = as_member.post("/settings/delete/", {"email": member.email})

    assert response.status_code == 422


def test_networks_that_go_with_the_account_are_named_and_go(as_member, member):
    make_membership(member, make_network("Northside"), role="owner")

    assert "<bdi>Northside</bdi>" in as_member.get("/settings/delete/").content.decode()
    as_member.post("/settings/delete/", {"email": member.email})

    assert not Network.objects.exists()


def test_a_name_is_kept_without_what_cannot_be_seen(as_member, member):
    name = " \u202eRob\u200bin\x1b \n  Quill\x00 "
    assert as_member.post(SETTINGS, answers(display_name=name)).status_code == 302
    member.refresh_from_db()
    assert member.display_name == "Robin Quill"


@pytest.mark.parametrize("name", ["\u200b\u200b", "\u202e", "\u0301", "\u200d", "\x00"])
def test_a_name_that_shows_nothing_is_refused(as_member, member, name):
    response = as_member.post(SETTINGS, answers(display_name=name))
    assert response.status_code == 422
    assert "Nothing of this name can be seen" in response.content.decode()
    member.refresh_from_db()
    assert member.display_name == "Robin"


def test_no_name_at_all_is_allowed(as_member, member):
    assert as_member.post(SETTINGS, answers(display_name="  ")).status_code == 302
    member.refresh_from_db()
    assert member.display_name == ""
