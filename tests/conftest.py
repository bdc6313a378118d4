"""What every test may ask for. Time stands still at noon of Thursday 19 November 2026 (UTC)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone, translation
from pytest_django import DjangoDbBlocker

from tests import factories
from tests.worker import work
from tracker.models import Member

__all__ = ["work"]

NOW = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _plain_settings(settings: object) -> None:
    """Fast password hashes; everything else as it runs."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def uploads_folder(settings: object, tmp_path: Path) -> Path:
    """Where files wait for the worker, of this test alone."""
    folder = tmp_path / "uploads"
    folder.mkdir()
    uploads = settings.STORAGES["uploads"]
    options = {**uploads["OPTIONS"], "location": folder}
    settings.STORAGES = {**settings.STORAGES, "uploads": {**uploads, "OPTIONS": options}}
    settings.FILE_UPLOAD_TEMP_DIR = folder
    return folder


@pytest.fixture(autouse=True)
def _nobodys_language() -> Iterator[None]:
    """A request leaves its reader's language and zone behind; no other test may find them."""
    yield
    translation.deactivate()
    timezone.deactivate()


@pytest.fixture(autouse=True)
def _jobs_end_with_their_test(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """What empties the tables after a test that commits leaves those of the queue."""
    yield
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction", False)
    if commits or {"live_server", "transactional_db"} & set(request.fixturenames):
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("truncate procrastinate_jobs, procrastinate_workers cascade")


@pytest.fixture
def noon() -> Iterator[time_machine.Traveller]:
    """Stops the clock; `noon.move_to(...)` sets it elsewhere."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def member(db: None) -> Member:
    return factories.make_member(
        email="robin@example.com", display_name="Robin", welcomed_at=NOW, time_zone="Europe/Berlin"
    )


@pytest.fixture
def stranger(db: None) -> Member:
    """Another member, who must never get in."""
    return factories.make_member(email="stranger@example.com", welcomed_at=NOW)


@pytest.fixture
def as_member(client: Client, member: Member) -> Client:
    client.force_login(member)
    return client
