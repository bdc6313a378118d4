"""The mails that wait in the queue."""

from typing import Any

from procrastinate.contrib.django.models import ProcrastinateJob


def queued_mails() -> list[dict[str, Any]]:
    jobs = ProcrastinateJob.objects.filter(task_name="tracker.send_mail").order_by("id")
    return list(jobs.values_list("args", flat=True))


def page_address(slug: str) -> str:
    return f"https://ssi.example.com/networks/{slug}/"


def join_address(token: str) -> str:
    return f"https://ssi.example.com/networks/join/{token}/"
