from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from tracker.actions.publishing import publish


class Command(BaseCommand):
    help = "Publishes what the cohorts look like, as the nightly job does."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--now",
            action="store_true",
            help="publish every change, also where fewer than three members differ",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        publication = publish(now=timezone.now(), gated=not options["now"])
        if publication is None:
            self.stdout.write("Another publisher is at work.")
            return
        self.stdout.write(
            f"Published {publication.cohorts} cohorts after changes of "
            f"{publication.members} members in {publication.seconds:.1f} s."
        )
