from typing import Any

from asgiref.sync import async_to_sync
from django.core.management.base import BaseCommand

from tracker.actions.queue import remove_old_jobs


class Command(BaseCommand):
    help = "Removes jobs that failed some days ago, as a nightly job does."

    def handle(self, *args: Any, **options: Any) -> None:
        async_to_sync(remove_old_jobs)()
