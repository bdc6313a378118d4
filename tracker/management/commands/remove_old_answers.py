from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tracker.actions.idempotency import remove_old_answers


class Command(BaseCommand):
    help = "Removes what the API keeps to answer repeated requests, as a nightly job does."

    def handle(self, *args: Any, **options: Any) -> None:
        removed = remove_old_answers(now=timezone.now())
        self.stdout.write(f"{removed} answers were removed.")
