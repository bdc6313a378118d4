from typing import Any

from django.core.management.base import BaseCommand

from tracker.actions.industries import load_industries
from tracker.actions.tips import load_catalogue


class Command(BaseCommand):
    help = "Load LinkedIn's industries and the tip catalogue; what was edited stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        industries = load_industries()
        tips = load_catalogue()
        self.stdout.write(
            f"{industries} industries created. Tips: {tips.tips_created} created, "
            f"{tips.texts_updated} texts updated."
        )
