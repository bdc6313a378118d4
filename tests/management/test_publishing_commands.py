import re
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from tests.actions.peers import NOW, THIS_WEEK, WEEK, join
from tests.factories import make_industry
from tracker.actions.publishing import publish
from tracker.models import Cohort, Contribution, Distribution, Snapshot

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


def test_the_command_prints_how_far_it_is(industry, capsys):
    join(3, industry, datetime.now(UTC).date())

    call_command("publish_distributions", "--batch-size", "2")

    lines = [
        re.sub(r"in \d+\.\d s", "in 0.1 s", line) for line in capsys.readouterr().out.splitlines()
    ]
    assert lines == [
        "Plan batch 1 of 2: 2 members in 0.1 s, 25% done",
        "Plan batch 2 of 2: 1 members in 0.1 s, 50% done",
        "Apply batch 1 of 2: 2 members in 0.1 s, 75% done",
        "Apply batch 2 of 2: 1 members in 0.1 s, 100% done",
        "Published 1 cohorts after changes of 3 members in 0.1 s.",
    ]


@pytest.mark.parametrize("size", ["0", "-1", "many"])
def test_a_batch_has_a_member_at_least(size):
    with pytest.raises(CommandError, match="batch-size"):
        call_command("publish_distributions", "--batch-size", size)


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
        (lambda: Cohort.objects.update(through=None), "is shown, but was never published"),
        (lambda: Cohort.objects.update(published_at=None), "without the other"),
        (lambda: Cohort.objects.update(unseen=[1]), "members that changed since"),
        (lambda: Cohort.objects.update(through=THIS_WEEK - WEEK), "rows after its last week"),
        (lambda: Cohort.objects.update(through=THIS_WEEK - WEEK), "begin after its last week"),
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
