from datetime import timedelta

import pytest
from django.core.management import call_command, get_commands
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.factories import make_industry, make_member, make_snapshot
from tracker import jobs
from tracker.actions.publishing import queue_members
from tracker.actions.queue import defer
from tracker.models import ChangedMember, Cohort

pytestmark = pytest.mark.django_db(transaction=True)


def strand(job_id: int, heartbeat: timedelta) -> None:
    """Leave a job in the hands of a worker last heard of `heartbeat` ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_workers (last_heartbeat) values (%s) returning id",
            [timezone.now() - heartbeat],
        )
        (worker_id,) = cursor.fetchone()
        cursor.execute(
            "update procrastinate_jobs set status = 'doing', worker_id = %s where id = %s",
            [worker_id, job_id],
        )


def defer_with_lock(task) -> None:
    task.configure(queueing_lock="publish_distributions").defer(timestamp=0)


@pytest.fixture
def job_id() -> int:
    defer_with_lock(jobs.publish_distributions)
    return ProcrastinateJob.objects.latest("id").pk


def test_the_worker_publishes_what_is_queued(work, job_id):
    industry = make_industry()
    for _ in range(3):
        member = make_member(shares_with_industry=True, industry=industry)
        make_snapshot(member, timezone.now().date(), industry=industry)
        queue_members([member.pk])

    work()

    assert not ProcrastinateJob.objects.filter(pk=job_id).exists(), "a finished job goes at once"
    assert Cohort.objects.get().shown
    assert not ChangedMember.objects.exists()


def test_the_job_of_a_worker_that_died_is_done_by_the_next(work, job_id):
    strand(job_id, heartbeat=timedelta(minutes=5))

    defer("tracker.retry_stalled_jobs", timestamp=0)
    work()
    work()

    assert not ProcrastinateJob.objects.filter(pk=job_id).exists(), "a finished job goes at once"


def test_the_job_of_a_worker_that_lives_is_left_alone(work, job_id, capsys):
    strand(job_id, heartbeat=timedelta(seconds=5))

    call_command("retry_stalled_jobs")

    assert ProcrastinateJob.objects.get(pk=job_id).status == "doing"
    assert "0 stalled jobs" in capsys.readouterr().out


def test_the_command_queues_stalled_jobs_again(job_id, capsys):
    strand(job_id, heartbeat=timedelta(minutes=5))

    call_command("retry_stalled_jobs")

    assert ProcrastinateJob.objects.get(pk=job_id).status == "todo"
    assert "1 stalled jobs" in capsys.readouterr().out


def test_a_stalled_job_whose_successor_waits_already_is_dropped(work, job_id):
    strand(job_id, heartbeat=timedelta(minutes=5))
    defer_with_lock(jobs.publish_distributions)

    call_command("retry_stalled_jobs")

    (waiting,) = ProcrastinateJob.objects.all()
    assert (waiting.pk != job_id, waiting.status) == (True, "todo")


@pytest.mark.parametrize(("days", "kept"), [(1, True), (4, False)])
def test_a_failed_job_is_kept_for_some_days_only(work, job_id, days, kept):
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'doing'")
        cursor.execute("update procrastinate_jobs set status = 'failed'")
        cursor.execute(
            "update procrastinate_events set at = at - make_interval(days => %s)", [days]
        )

    call_command("remove_old_jobs")

    assert ProcrastinateJob.objects.filter(pk=job_id).exists() is kept


@pytest.mark.parametrize(
    ("task", "cron"),
    [
        (jobs.publish_distributions, "0 2 * * *"),
        (jobs.retry_stalled_jobs, "* * * * * */20"),
        (jobs.remove_leftover_files, "0 * * * *"),
        (jobs.remove_old_jobs, "30 3 * * *"),
        (jobs.clearsessions, "45 3 * * *"),
        (jobs.remove_old_invitations, "15 4 * * *"),
        (jobs.remove_old_answers, "30 4 * * *"),
    ],
)
def test_periodic_jobs_run_at_their_hours_and_have_a_command(task, cron):
    scheduled = {
        periodic.task.name: periodic.cron
        for periodic in app.periodic_registry.periodic_tasks.values()
    }

    assert scheduled[task.name] == cron
    assert task.name.removeprefix("tracker.") in get_commands()
