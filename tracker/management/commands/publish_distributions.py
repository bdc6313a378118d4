from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from tracker.actions.publishing import BATCH_SIZE, Progress, publish


class Command(BaseCommand):
    help = "Publishes what the cohorts look like, as the nightly job does."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--now",
            action="store_true",
            help="publish every change, also where fewer than three members differ",
        )
        parser.add_argument(
            "--batch-size",
            type=positive,
            default=BATCH_SIZE,
            metavar="MEMBERS",
            help="members in a transaction (%(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        publication = publish(
            now=timezone.now(),
            gated=not options["now"],
            batch_size=options["batch_size"],
            report=self.print_progress,
        )
        self.stdout.write(
            "Another publisher is at work." if publication is None else str(publication)
        )

    def print_progress(self, progress: Progress) -> None:
        self.stdout.write(str(progress))
        self.stdout.flush()


def positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ArgumentTypeError("must be 1 or more")
    return number
