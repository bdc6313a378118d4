import pytest
from django.core.management import call_command

from tracker.models import Industry, Tip

pytestmark = pytest.mark.django_db


def test_industries_and_tips_are_loaded_and_counted(capsys):
    call_command("load_catalogue")
    assert (Industry.objects.count(), Tip.objects.count()) == (432, 21)
    assert "432 industries created. Tips: 21 created, 0 texts updated." in capsys.readouterr().out


def test_a_second_load_finds_nothing_to_do(capsys):
    call_command("load_catalogue")
    call_command("load_catalogue")
    assert "0 industries created. Tips: 0 created, 0 texts updated." in capsys.readouterr().out
