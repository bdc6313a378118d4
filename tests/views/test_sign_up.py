"""Sign-up as a visitor meets it: in local mode at once, elsewhere with a code by real mail."""

import re
import socket
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.db import connection
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.factories import PASSWORD, make_member
from tracker.forms.accounts import SignUpForm
from tracker.models import Member


class Inbox(Message):
    """Keeps what arrives by SMTP."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[EmailMessage] = []

    def handle_message(self, message: EmailMessage) -> None:
        self.mails.append(message)


@pytest.fixture
def inbox(settings) -> Iterator[Inbox]:
    """A real SMTP server on a free port, which the settings point to."""
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    yield inbox
    controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask_for_a_code(settings) -> None:
    """As everywhere but in local mode."""
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True


def sign_up(client, email="new@example.com"):
    return client.post(
        reverse("account_signup"), {"email": email, "password1": PASSWORD}, follow=True
    )


@pytest.mark.django_db
def test_in_local_mode_a_new_member_stands_at_the_first_steps_at_once(client):
    response = sign_up(client)
    assert response.redirect_chain[-1][0] == reverse("welcome")
    assert Member.objects.get().email == "new@example.com"


@pytest.mark.django_db
def test_the_new_member_keeps_the_language_of_the_browser(client):
    client.post(
        reverse("account_signup"),
        {"email": "new@example.com", "password1": PASSWORD},
        headers={"accept-language": "nl-BE,nl;q=0.9"},
    )
    assert Member.objects.get().language == "nl"


def test_elsewhere_a_code_arrives_by_mail_and_opens_the_account(client, settings, inbox, work):
    ask_for_a_code(settings)
    page = sign_up(client)
    assert page.redirect_chain[-1][0] == reverse("account_email_verification_sent")

    work()
    (mail,) = inbox.mails
    assert mail["To"] == "new@example.com"
    assert not ProcrastinateJob.objects.filter(task_name="tracker.send_mail").exists()
    assert mail["Subject"].startswith("SSI Tracker: ")
    code = re.search(r"^\s*([A-Z0-9]{4}-[A-Z0-9]{4})\s*$", mail.get_payload(), re.MULTILINE)
    assert code, mail.get_payload()

    response = client.post(
        reverse("account_email_verification_sent"), {"code": code[1]}, follow=True
    )
    assert response.redirect_chain[-1][0] == reverse("welcome")


def test_a_taken_address_gets_the_same_answer_and_its_owner_a_mail(client, settings, inbox, work):
    ask_for_a_code(settings)
    make_member(email="new@example.com")
    page = sign_up(client)
    assert page.redirect_chain[-1][0] == reverse("account_email_verification_sent")
    work()
    (mail,) = inbox.mails
    assert "already" in mail.get_payload()
    assert Member.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "password", "sentence"),
    [
        ("", PASSWORD, "required"),
        ("not an address", PASSWORD, "valid e-mail"),
        ("new@example.com", "short", "too short"),
        ("new@example.com", "1234567890", "Many people use"),
        ("new@example.com\r\nBcc: all@example.com", PASSWORD, "valid e-mail"),
        ("new\x00@example.com", PASSWORD, "Null characters"),
        (
            f"{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 20}.com",
            PASSWORD,
            "longer than 254",
        ),
    ],
)
def test_a_bad_sign_up_is_refused_with_a_sentence_and_keeps_the_address(
    client, email, password, sentence
):
    response = client.post(reverse("account_signup"), {"email": email, "password1": password})
    assert sentence in response.content.decode()
    assert not Member.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_eight_presses_on_the_button_at_once_make_one_account(settings):
    settings.ACCOUNT_RATE_LIMITS = False

    def press(_number: int) -> str:
        try:
            form = {"email": "new@example.com", "password1": PASSWORD}
            response = Client().post(reverse("account_signup"), form)
            return getattr(response, "url", "refused")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as presses:
        answers = Counter(presses.map(press, range(8)))
    assert answers.pop(reverse("welcome")) == 1
    assert set(answers) <= {reverse("account_login"), "refused"}
    assert Member.objects.count() == 1


@pytest.mark.django_db
def test_who_presses_twice_is_told_to_log_in(client, monkeypatch):
    """The second press, which has passed the checks while the first was being saved."""
    make_member(email="new@example.com")
    monkeypatch.setattr(SignUpForm, "validate_unique_email", lambda _form, value: value)
    page = sign_up(client)
    assert page.redirect_chain[-1][0] == reverse("account_login")
    assert "This account has just been made" in page.content.decode()
