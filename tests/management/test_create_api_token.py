import pytest
from django.core.management import CommandError, call_command

from tracker.models import ApiToken
from tracker.reads.api_tokens import token_of


@pytest.mark.parametrize(("arguments", "scope"), [([], "read"), (["--write"], "write")])
def test_the_command_prints_the_token_and_nothing_else(member, capsys, arguments, scope):
    call_command("create_api_token", "Robin@Example.com", *arguments)
    printed = capsys.readouterr().out
    token = token_of(printed.removesuffix("\n"))
    assert (token.member, token.scope) == (member, scope)


def test_nobody_is_told_of_by_name(member):
    member.is_active = False
    member.save()
    for email in ("robin@example.com", "nobody@example.com"):
        with pytest.raises(CommandError, match="No active member"):
            call_command("create_api_token", email)
    assert not ApiToken.objects.exists()
