from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from tracker.actions.api_tokens import TooManyTokens, create_token
from tracker.models import ApiToken, Member


class Command(BaseCommand):
    help = "Create an API token for a member and print it, alone on its line. It is shown once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--write", action="store_true", help="it may also write")
        parser.add_argument("--name", default="Command line", help="what it is for")

    def handle(self, *, email: str, write: bool, name: str, **options: object) -> None:
        member = Member.objects.filter(email__iexact=email, is_active=True).first()
        if member is None:
            raise CommandError(f"No active member has the address {email}.")
        scope = ApiToken.Scope.WRITE if write else ApiToken.Scope.READ
        try:
            self.stdout.write(create_token(member=member, name=name[:80], scope=scope.value))
        except TooManyTokens as error:
            raise CommandError("This member has as many tokens as one may have.") from error
