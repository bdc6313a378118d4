from typing import Any

from asgiref.sync import async_to_sync
from django.core.management.base import BaseCommand

from tracker.actions.queue import retry_stalled_jobs


class Command(BaseCommand):
    help = "Queues the jobs of workers that died again, as a periodic job does."

    def handle(self, *args: Any, **options: Any) -> None:
        retried = async_to_sync(retry_stalled_jobs)()
        self.stdout.write(f"{retried} stalled jobs were queued again.")
