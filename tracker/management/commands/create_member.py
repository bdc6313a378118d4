from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from tracker.actions.members import create_member


class Command(BaseCommand):
    help = "Create a member whose e-mail address counts as verified."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--password", required=True)
        parser.add_argument("--staff", action="store_true", help="with every right in the admin")

    def handle(self, *, email: str, password: str, staff: bool, **options: object) -> None:
        try:
            member = create_member(email=email, password=password, staff=staff)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"Created {member.email}.")
