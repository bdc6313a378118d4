import secrets
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tracker.actions.demo import seed_demo
from tracker.actions.publishing import publish

LARGEST = 100_000
LONGEST = 520


def up_to(maximum: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not (text.isdecimal() and 1 <= int(text) <= maximum):
            raise ArgumentTypeError(f"expects a whole number from 1 to {maximum}")
        return int(text)

    return number


class Command(BaseCommand):
    help = (
        "Fill a local database with a demo member and peers, in the place of an earlier demo. "
        "The same seed makes the same history."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--members", type=up_to(LARGEST), default=2000, help="peers")
        parser.add_argument("--weeks", type=up_to(LONGEST), default=52, help="of history")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, members: int, weeks: int, seed: int, **options: object) -> None:
        if not settings.LOCAL:
            raise CommandError(
                "The demo is for local mode only: its member could log in anywhere else too. "
                "Set SSI_LOCAL=1 if this is your own machine."
            )
        now = timezone.now()
        password = settings.DEMO_PASSWORD or secrets.token_urlsafe(9)
        try:
            made = seed_demo(peers=members, weeks=weeks, seed=seed, password=password, now=now)
        except ValidationError as error:
            raise CommandError(f"SSI_DEMO_PASSWORD: {' '.join(error.messages)}") from error
        self.stdout.write(f"{made.peers} peers with {made.snapshots} snapshots.")
        if not settings.DEMO_PASSWORD:
            self.stdout.write(f"Demo member: {settings.DEMO_EMAIL}, password {password}")
        if publish(now=now, gated=False) is None:
            self.stdout.write(
                "Another publisher is at work. Run publish_distributions --now when it is done."
            )
