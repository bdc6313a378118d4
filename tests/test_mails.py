"""Every mail is whole in every language, and in that of its reader."""

from pathlib import Path

import allauth
import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import now

from tests.actions.mails import queued_mails
from tests.factories import PASSWORD, make_member
from tests.words import english_in, formal_in
from tracker.actions.mail import send_in_language
from tracker.models import Member

OWN = settings.BASE_DIR / "templates" / "tracker" / "mail"
PACKAGE = Path(allauth.__file__).parent / "templates"
NAMES = sorted(
    [f"tracker/mail/{path.name}" for path in OWN.glob("*.txt")]
    + [
        str(path.relative_to(PACKAGE))
        for folder in ("account", "mfa")
        for path in (PACKAGE / folder / "email").glob("*_*.txt")
        if not path.name.startswith("base_")
    ]
)
LINK = "https://ssi.example.com/x/"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
TRANSLATED = [code for code in LANGUAGES if code != "en"]


def written(name: str, language: str) -> str:
    context = {
        "name": "Robin",
        "network": "Noord",
        "link": LINK,
        "days": 7,
        "user": Member(email="robin@example.com", display_name="Robin"),
        "email": "robin@example.com",
        "code": "QX7-9WB",
        "current_site": {"name": "SSI Tracker", "domain": "SSI Tracker"},
        "from_email": "robin@example.com",
        "to_email": "new@example.com",
        "deleted_email": "robin@example.com",
        "ip": "192.0.2.1",
        "user_agent": "Firefox",
        "timestamp": now(),
        "activate_url": LINK,
        "password_reset_url": LINK,
        "signup_url": LINK,
    }
    with translation.override(language):
        return render_to_string(name, context).strip()


def test_the_mails_of_ours_and_of_allauth_are_found():
    assert "tracker/mail/network_invitation.txt" in NAMES
    assert "account/email/login_code_subject.txt" in NAMES
    assert "mfa/email/totp_activated_message.txt" in NAMES


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("name", NAMES)
def test_a_mail_and_its_subject_are_translated(noon, name, language):
    ours, english = written(name, language), written(name, "en")
    assert ours
    untranslated = set(sentences(ours)) & set(sentences(english))
    assert untranslated == set()


def sentences(mail: str) -> list[str]:
    """Lines of several words; names, addresses and codes are the same everywhere."""
    return [line for line in mail.splitlines() if len(line.split()) > 1 and "Browser" not in line]


@pytest.mark.parametrize("name", NAMES)
def test_a_dutch_mail_holds_no_english_and_says_je(noon, name):
    mail = written(name, "nl")
    assert (english_in(mail), formal_in(mail)) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_mail_is_plain_text_without_cheers(noon, name, language):
    mail = written(name, language)
    assert "!" not in mail
    assert "&#" not in mail
    assert "<" not in mail


@pytest.fixture
def dutch(db: None) -> Member:
    member = make_member(
        email="dana@example.com", password=PASSWORD, language="nl", time_zone="Europe/Amsterdam"
    )
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member


@pytest.fixture
def abroad(client: Client, noon: object) -> Client:
    """A browser that asks for English."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


@pytest.mark.parametrize(
    ("page", "answers", "subject"),
    [
        ("account_reset_password", {"email": "dana@example.com"}, "Wachtwoordherstelcode"),
        ("account_request_login_code", {"email": "dana@example.com"}, "Inlogcode"),
        (
            "account_signup",
            {"email": "dana@example.com", "password1": "another long pass"},
            "Account bestaat al",
        ),
    ],
)
def test_a_mail_speaks_its_readers_language_not_that_of_the_page(
    settings, dutch, abroad, page, answers, subject
):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    answer = abroad.post(reverse(page), answers)
    assert answer["Content-Language"] == "en"
    (mail,) = queued_mails()
    assert mail["to"] == ["dana@example.com"]
    assert mail["subject"] == f"SSI Tracker: {subject}"
    assert english_in(mail["body"].partition("http")[0]) == []


def test_who_has_no_account_gets_a_mail_in_the_language_of_the_page(db, client, noon):
    client.post(
        reverse("account_request_login_code"),
        {"email": "nobody@example.com"},
        headers={"accept-language": "nl"},
    )
    (mail,) = queued_mails()
    assert mail["subject"] == "SSI Tracker: Onbekend account"


def test_a_changed_password_is_told_in_its_readers_language_and_zone(dutch, abroad):
    abroad.force_login(dutch)
    abroad.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "a longer pass", "password2": "a longer pass"},
    )
    (mail,) = queued_mails()
    assert "Datum: 19 november 2026 13:00" in mail["body"]


def test_who_reads_a_language_that_was_removed_gets_the_default(db):
    send_in_language(
        template="network_request_approved",
        to="dana@example.com",
        language="de",
        network="Noord",
        link=LINK,
    )
    (mail,) = queued_mails()
    assert mail["subject"] == "You are in Noord"
