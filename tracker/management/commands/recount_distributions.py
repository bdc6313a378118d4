import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tracker.reads.recount import recount


class Command(BaseCommand):
    help = (
        "Counts all distributions anew and prints a line for each difference (then exits with 1)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        result = recount(now=timezone.now())
        for difference in result.differences:
            self.stdout.write(str(difference))
        self.stdout.write(
            f"{len(result.differences)} differences; "
            f"{result.queued} members wait for a publication and were not compared."
        )
        if result.differences:
            sys.exit(1)
