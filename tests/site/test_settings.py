"""Settings read the environment: each start is a fresh process with an environment of its own."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

SHOW = """
import json, django
from django.conf import settings
django.setup()
print(json.dumps({name: getattr(settings, name) for name in %r}, default=str))
"""


def start(*show: str, local: bool = False, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "ssi_site.settings"}
    if local:
        clean["SSI_LOCAL"] = "1"
    return subprocess.run(
        [sys.executable, "-c", SHOW % (show,)],
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def shown(*names: str, **environment: str) -> dict[str, object]:
    result = start(*names, **environment)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_without_a_secret_key_it_refuses_to_start_and_says_how_to_make_one():
    result = start()
    assert result.returncode != 0
    assert "SSI_SECRET_KEY is not set. Make one with" in result.stderr


def test_outside_local_mode_the_defaults_are_the_safe_ones():
    assert shown(
        "DEBUG",
        "LOCAL",
        "ALLOWED_HOSTS",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "ACCOUNT_EMAIL_VERIFICATION",
        SSI_SECRET_KEY="x" * 60,
    ) == {
        "DEBUG": False,
        "LOCAL": False,
        "ALLOWED_HOSTS": [],
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
    }


def test_local_mode_asks_for_no_verification_and_leaves_debug_off():
    result = start("DEBUG", "ACCOUNT_EMAIL_VERIFICATION", "ALLOWED_HOSTS", local=True)
    assert json.loads(result.stdout) == {
        "DEBUG": False,
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
    }


@pytest.mark.parametrize(
    ("name", "value", "expects"),
    [
        ("SSI_DEBUG", "perhaps", "yes or no"),
        ("SSI_LOCAL", "2", "yes or no"),
        ("SSI_TRUSTED_PROXIES", "one", "the number of proxies"),
        ("SSI_STATEMENT_TIMEOUT", "8s", "whole milliseconds"),
        ("SSI_HSTS_SECONDS", "a year", "whole seconds"),
        ("DATABASE_URL", "nonsense", "postgres://"),
        ("DATABASE_URL", "sqlite:///db.sqlite3", "postgres://"),
        ("EMAIL_URL", "carrier-pigeon://loft", "smtp"),
        ("STATIC_HOST", "cdn.example.com", "https://"),
    ],
)
def test_a_wrong_value_is_refused_with_its_name_and_what_it_expects(name, value, expects):
    result = start(SSI_SECRET_KEY="x" * 60, **{name: value})
    assert result.returncode != 0
    last_line = result.stderr.strip().splitlines()[-1]
    assert name in last_line
    assert expects in last_line


@pytest.mark.parametrize("folder", ["static", "staticfiles"])
def test_uploads_never_lie_in_a_folder_that_is_served(folder):
    uploads = settings.BASE_DIR / folder / "uploads"
    result = start(SSI_SECRET_KEY="x" * 60, SSI_UPLOAD_DIR=str(uploads))
    assert result.returncode != 0
    assert "SSI_UPLOAD_DIR must not lie in" in result.stderr.strip().splitlines()[-1]


def test_hosts_mail_static_host_and_proxies_come_from_the_environment():
    assert shown(
        "ALLOWED_HOSTS",
        "EMAIL_HOST",
        "EMAIL_PORT",
        "EMAIL_USE_TLS",
        "STATIC_URL",
        "SECURE_PROXY_SSL_HEADER",
        "ALLAUTH_TRUSTED_PROXY_COUNT",
        SSI_SECRET_KEY="x" * 60,
        SSI_ALLOWED_HOSTS="ssi.example.com,www.example.com",
        EMAIL_URL="submission://me:secret@mail.example.com:587",
        STATIC_HOST="https://cdn.example.com",
        SSI_TRUSTED_PROXIES="1",
    ) == {
        "ALLOWED_HOSTS": ["ssi.example.com", "www.example.com"],
        "EMAIL_HOST": "mail.example.com",
        "EMAIL_PORT": 587,
        "EMAIL_USE_TLS": True,
        "STATIC_URL": "https://cdn.example.com/static/",
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("statement_timeout", "8s"),
        ("lock_timeout", "3s"),
        ("idle_in_transaction_session_timeout", "30s"),
        ("TimeZone", "UTC"),
    ],
)
def test_every_database_session_has_its_timeouts_and_utc(setting, value):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [setting])
        assert cursor.fetchone() == (value,)
