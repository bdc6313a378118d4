import os
import subprocess
import sys

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

ASK = """
import django
django.setup()
from django.test import Client
answer = Client().get(%r)
print(answer.status_code, answer.headers.get("Retry-After"))
"""


def slow(request) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 20")
        cursor.execute("SELECT pg_sleep(1)")
    return HttpResponse()


urlpatterns = [path("slow", slow)]


def ask_without_a_database(url: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", ASK % url],
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "ssi_site.settings",
            "SSI_LOCAL": "1",
            "SSI_ALLOWED_HOSTS": "testserver",
            "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nowhere",
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    return result.stdout.strip()


def test_without_a_database_the_process_is_still_healthy():
    assert ask_without_a_database("/healthz") == "200 None"


def test_without_a_database_a_page_is_away_for_a_moment():
    assert ask_without_a_database("/readyz") == "503 5"


@pytest.mark.django_db
def test_with_a_database_it_is_ready(client):
    assert client.get("/readyz").content == b"ready"


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.views.test_status")
def test_a_query_that_takes_too_long_is_answered_with_503(client):
    response = client.get("/slow")
    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert "Back in a moment" in response.content.decode()
