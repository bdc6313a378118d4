from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tracker.actions.imports import remove_leftover_files


class Command(BaseCommand):
    help = "Removes files that were handed in and that no import waits for, as an hourly job does."

    def handle(self, *args: Any, **options: Any) -> None:
        removed = remove_leftover_files(now=timezone.now())
        self.stdout.write(f"{removed} files were removed.")
