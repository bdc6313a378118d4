from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.factories import PASSWORD
from tracker.models import Cohort, Contribution, Member

SMALL = ("--members", "40", "--weeks", "6")


def run(*arguments):
    out = StringIO()
    call_command("seed_demo", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_the_demo_is_published_at_once(settings, noon):
    settings.LOCAL, settings.DEMO_PASSWORD = True, PASSWORD
    said = run(*SMALL)
    assert "40 peers" in said
    assert PASSWORD not in said
    assert Cohort.objects.get(network__name="Northside Consultants").shown
    run(*SMALL)
    contributing = Contribution.objects.values_list("member_id", flat=True)
    assert set(contributing) <= set(Member.objects.values_list("pk", flat=True))


@pytest.mark.django_db(transaction=True)
def test_without_a_password_in_the_environment_one_is_made_and_told(settings, noon):
    settings.LOCAL, settings.DEMO_PASSWORD = True, ""
    line = next(line for line in run(*SMALL).splitlines() if "password" in line)
    member = Member.objects.get(email="demo@example.com")
    assert member.check_password(line.rsplit(" ", 1)[1])


@pytest.mark.django_db
def test_outside_local_mode_it_is_refused(settings):
    settings.LOCAL = False
    with pytest.raises(CommandError, match="local mode only"):
        run()
    assert not Member.objects.exists()


@pytest.mark.django_db
def test_a_weak_password_is_refused_with_the_name_of_its_variable(settings):
    settings.LOCAL, settings.DEMO_PASSWORD = True, "short"
    with pytest.raises(CommandError, match=r"SSI_DEMO_PASSWORD: .* too short"):
        run(*SMALL)


@pytest.mark.parametrize(
    "arguments",
    [("--members", "0"), ("--members", "-5"), ("--weeks", "521"), ("--seed", "one")],
)
def test_numbers_out_of_range_are_refused(settings, arguments):
    settings.LOCAL = True
    with pytest.raises(CommandError):
        run(*arguments)
