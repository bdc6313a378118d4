from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tracker.actions.invitations import DAYS_KEPT, remove_old_invitations


class Command(BaseCommand):
    help = f"Removes invitations that ended more than {DAYS_KEPT} days ago, as a nightly job does."

    def handle(self, *args: Any, **options: Any) -> None:
        removed = remove_old_invitations(now=timezone.now())
        self.stdout.write(f"{removed} invitations were removed.")
