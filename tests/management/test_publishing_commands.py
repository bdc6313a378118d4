from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from tests.actions.peers import NOW, join
from tests.factories import make_industry
from tracker.actions.publishing import publish
from tracker.models import Contribution, Distribution, Snapshot

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def industry():
    return make_industry()


def test_the_command_publishes_with_and_without_the_gate(industry, capsys):
    join(2, industry, datetime.now(UTC).date())

    call_command("publish_distributions")
    assert "Published 0 cohorts after changes of 2 members" in capsys.readouterr().out

    call_command("publish_distributions", "--now")
    assert "Published 1 cohorts after changes of 2 members" in capsys.readouterr().out


def test_a_recount_without_differences_ends_well_and_prints_who_waits(industry, capsys):
    join(3, industry, datetime.now(UTC).date())
    publish(now=datetime.now(UTC))
    join(1, industry)

    call_command("recount_distributions")

    assert capsys.readouterr().out.startswith("0 differences; 1 members wait")


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (lambda: Distribution.objects.filter(score=1).update(n=4), "brand, 2026-W47"),
        (lambda: Distribution.objects.filter(score=2).delete(), "people, 2026-W47"),
        (lambda: Snapshot.objects.update(brand=1), "contribution missing"),
        (lambda: Snapshot.objects.all().delete(), "contribution left over"),
        (lambda: Contribution.objects.all().delete(), "total, 2026-W47"),
    ],
)
def test_a_recount_names_each_difference_and_exits_with_1(industry, capsys, damage, line):
    join(3, industry)
    publish(now=NOW)
    damage()

    with pytest.raises(SystemExit) as exit_:
        call_command("recount_distributions")

    assert exit_.value.code == 1
    assert line in capsys.readouterr().out
