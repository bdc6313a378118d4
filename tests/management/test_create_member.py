import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command

from tests.factories import PASSWORD, make_member
from tracker.models import Member

pytestmark = pytest.mark.django_db


def test_a_member_made_by_the_command_can_log_in_at_once(client):
    call_command("create_member", "New@Example.com", password=PASSWORD)
    member = Member.objects.get()
    assert (member.email, member.is_staff) == ("new@example.com", False)
    assert EmailAddress.objects.get(user=member).verified
    assert client.login(email="new@example.com", password=PASSWORD)


def test_staff_may_do_everything_in_the_admin(client):
    call_command("create_member", "chief@example.com", password=PASSWORD, staff=True)
    client.force_login(Member.objects.get())
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    ("email", "password", "sentence"),
    [
        ("taken@example.com", PASSWORD, "exists already"),
        ("TAKEN@example.com", PASSWORD, "exists already"),
        ("not an address", PASSWORD, "valid e-mail address"),
        ("new@example.com", "short", "too short"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(email, password, sentence):
    make_member(email="taken@example.com")
    with pytest.raises(CommandError, match=sentence):
        call_command("create_member", email, password=password)
    assert Member.objects.count() == 1
