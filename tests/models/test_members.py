from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.factories import make_member
from tracker.models import Member

pytestmark = pytest.mark.django_db


def test_an_address_is_taken_whatever_its_case():
    make_member(email="robin@example.com")
    with pytest.raises(IntegrityError, match="member_email_unique"):
        make_member(email="Robin@Example.COM")


def test_the_database_refuses_a_preset_it_does_not_know():
    with pytest.raises(IntegrityError, match="member_target_preset_is_known"):
        make_member(target_preset="heroic")


@pytest.mark.parametrize("code", ["nl", "tlh", "pt-br", "zh-hans"])
def test_any_language_can_be_stored_by_its_code(code):
    assert make_member(language=code).language == code


@pytest.mark.parametrize("words", ["Nederlands", "nl_BE", "n", "nl-", "nl\nen", ""])
def test_the_database_refuses_a_language_that_is_no_code(words):
    with pytest.raises(IntegrityError, match="member_language_is_a_code"):
        make_member(language=words)


def test_a_time_zone_nobody_knows_is_refused_with_a_sentence(member):
    member.time_zone = "Mars/Olympus"
    with pytest.raises(ValidationError, match="not a time zone we know"):
        member.full_clean()


def test_sharing_is_off_until_the_member_says_otherwise():
    assert Member().shares_with_industry is False


def test_an_unanswered_profile_checklist_is_unknown_not_empty():
    assert make_member().profile_checklist is None


@pytest.mark.parametrize(
    ("zone", "today"),
    [
        ("Pacific/Kiritimati", date(2026, 11, 20)),
        ("Europe/Berlin", date(2026, 11, 19)),
        ("Pacific/Pago_Pago", date(2026, 11, 19)),
    ],
)
def test_today_is_the_members_own_day(noon, zone, today):
    assert Member(time_zone=zone).today() == today


def test_a_member_logs_in_by_address_in_any_case(client):
    make_member(email="robin@example.com", password="correct horse battery")
    assert client.login(email="ROBIN@example.com", password="correct horse battery")
