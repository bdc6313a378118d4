import logging

import pytest
from django.conf import settings
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from ssi_site.logs import WithoutSecrets
from tracker.actions.mail import send_later
from tracker.jobs import MAIL_RETRY

SECRET = "https://ssi.example.com/networks/join/a-token/"


@pytest.fixture
def log(caplog, monkeypatch):
    """What the console would show."""
    monkeypatch.setattr(caplog.handler, "formatter", WithoutSecrets("{message}", style="{"))
    return caplog


def test_the_console_leaves_secrets_out():
    (formatter,) = {handler["formatter"] for handler in settings.LOGGING["handlers"].values()}

    assert settings.LOGGING["formatters"][formatter]["()"] is WithoutSecrets


@pytest.mark.django_db
def test_an_invitation_that_cannot_be_used_is_logged_without_its_token(client, log):
    assert client.get("/networks/join/a-token/").status_code == 404

    assert "Not Found: /networks/join/…/" in log.text
    assert "a-token" not in log.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempts", [0, MAIL_RETRY.max_attempts])
def test_a_mail_that_cannot_be_sent_is_logged_without_what_it_says(
    work, log, monkeypatch, attempts
):
    send_later(subject="x", body=SECRET, sender="a@example.com", to=["dana@example.com"])
    (job,) = ProcrastinateJob.objects.values_list("id", flat=True)
    if attempts:
        with connection.cursor() as cursor:
            cursor.execute("update procrastinate_jobs set attempts = %s", [attempts])
    monkeypatch.setattr("tracker.jobs.EmailMessage.send", lambda self: 1 / 0)

    with log.at_level(logging.INFO):
        work()

    assert f"Job tracker.send_mail[{job}] ended with status: Error" in log.text
    assert "a-token" not in log.text
    assert "dana@example.com" not in log.text


def test_other_lines_stay_as_they_are(log):
    logging.getLogger("tracker").warning("%d stalled jobs", 2)

    assert "2 stalled jobs" in log.text


def test_the_address_to_come_back_to_after_the_login_holds_no_token(log):
    logging.getLogger("tracker").warning("/login/?next=%s", "%2Fnetworks%2Fjoin%2Fa-token%2F")

    assert "/login/?next=%2Fnetworks%2Fjoin%2F…%2F" in log.text
    assert "a-token" not in log.text


def test_a_traceback_holds_no_token(log):
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("tracker").exception("It broke")

    assert "ValueError: https://ssi.example.com/networks/join/…/" in log.text


def test_a_token_of_the_api_stands_in_no_line(log):
    logging.getLogger("tracker").warning("Not Found: /api/v1/%s", "ssi_" + "a" * 43)

    assert "/api/v1/ssi_…" in log.text
    assert "aaaa" not in log.text
