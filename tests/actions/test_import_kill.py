"""Workers in processes of their own, killed while they read an archive and while they keep it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from tests.actions.handing_in import archive, handed_in
from tests.actions.other_processes import (
    PATIENCE,
    own_address,
    own_connection,
    somebody_waits,
    wait_until,
)
from tests.archives.big import Size, write_big_archive
from tracker.models import Import, ImportedCount, Member

pytestmark = pytest.mark.django_db(transaction=True)

MANAGE = Path(__file__).parents[2] / "manage.py"
SIZE = Size(messages=60_000, searches=100, connections=100, invitations=100)

Start = Callable[[], subprocess.Popen]


@pytest.fixture
def start(uploads_folder: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts workers; none outlives the test."""
    started = []

    def start() -> subprocess.Popen:
        with (tmp_path / "log.txt").open("a") as log:
            worker = subprocess.Popen(
                [sys.executable, MANAGE, "procrastinate", "worker"],
                env={
                    **os.environ,
                    "DATABASE_URL": own_address(),
                    "SSI_UPLOAD_DIR": str(uploads_folder),
                },
                stdout=log,
                stderr=log,
            )
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.kill()
        worker.wait(PATIENCE)


@pytest.fixture
def waiting(member: Member, tmp_path: Path, uploads_folder: Path) -> Import:
    path = tmp_path / "big.zip"
    write_big_archive(path, SIZE, last=datetime(2026, 10, 1, tzinfo=UTC))
    return handed_in(member, path.read_bytes())


def kill(worker: subprocess.Popen) -> None:
    worker.send_signal(signal.SIGKILL)
    worker.wait(PATIENCE)


def let_time_pass() -> None:
    """The dead worker's last sign is older than a living one's can be."""
    with connection.cursor() as cursor:
        cursor.execute(
            "update procrastinate_workers set last_heartbeat = now() - interval '30 seconds'"
        )
    call_command("retry_stalled_jobs")


def is_done(waiting: Import) -> bool:
    return Import.objects.get(pk=waiting.pk).state == "done"


def assert_whole(member: Member) -> None:
    counts = ImportedCount.objects.of(member)
    for kind in ("messages", "searches"):
        kept = sum(counts.filter(kind=kind).values_list("count", flat=True))
        assert kept == SIZE.totals[kind]


def test_a_worker_killed_while_it_reads_leaves_nothing_and_the_next_one_begins_anew(
    start, waiting: Import, member: Member, uploads_folder: Path
) -> None:
    worker = start()
    wait_until(lambda: Import.objects.get(pk=waiting.pk).progress > 0)
    kill(worker)
    assert not ImportedCount.objects.exists()
    assert Import.objects.get(pk=waiting.pk).state == "running"

    let_time_pass()
    start()
    wait_until(lambda: is_done(waiting))
    assert_whole(member)
    assert list(uploads_folder.iterdir()) == []


def test_a_worker_killed_while_it_keeps_the_numbers_keeps_none_of_them(
    start, waiting: Import, member: Member
) -> None:
    with psycopg.connect(**own_connection()) as holder:
        holder.execute("lock table tracker_importedcount in exclusive mode")
        worker = start()
        wait_until(somebody_waits)
        kill(worker)
    assert not ImportedCount.objects.exists()

    let_time_pass()
    start()
    wait_until(lambda: is_done(waiting))
    assert_whole(member)


def test_a_connection_that_breaks_meanwhile_is_made_again(
    start, waiting: Import, member: Member
) -> None:
    start()
    wait_until(lambda: Import.objects.get(pk=waiting.pk).progress > 0)
    with psycopg.connect(**own_connection(), autocommit=True) as other:
        other.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where pid in ("
            " select pid from pg_stat_activity where datname = current_database()"
            " and query ilike 'update \"tracker_import\"%')"
        )
    wait_until(lambda: is_done(waiting))
    assert_whole(member)


def test_one_file_of_a_member_is_read_after_the_other(
    start, waiting: Import, member: Member
) -> None:
    later = handed_in(member, archive("2026-02-03"))
    start()
    wait_until(lambda: is_done(later))
    assert is_done(waiting)
    (lower,) = Import.objects.get(pk=later.pk).report["lower"]
    assert (lower["week"], lower["kind"], lower["said"]) == ("2026-W06", "reactions", 1)
