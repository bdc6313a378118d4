import pytest

from tests.factories import make_member
from tracker.models import Tip, TipProgress
from tracker.reads.tip_statistics import LEAST_MEMBERS, TipStatistics, tip_statistics

pytestmark = pytest.mark.django_db


@pytest.fixture
def tip() -> Tip:
    return Tip.objects.create(slug="a-tip", component="brand")


def use(tip: Tip, count: int, state: str = "done", helpful: bool | None = None) -> None:
    for _number in range(count):
        TipProgress.objects.create(member=make_member(), tip=tip, state=state, helpful=helpful)


def test_each_state_is_counted_from_ten_members_on(tip):
    for state, count in {"to_do": 10, "doing": 9, "done": 12, "not_for_me": 0}.items():
        use(tip, count, state)
    assert tip_statistics() == {tip.pk: TipStatistics(to_do=10, done=12)}


def test_what_helped_is_counted_among_those_who_answered(tip):
    use(tip, 7, helpful=True)
    use(tip, 4, helpful=False)
    use(tip, 5)
    known = tip_statistics()[tip.pk]
    assert (known.done, known.answers, known.helpful) == (16, 11, 7)


def test_fewer_than_ten_answers_say_nothing_however_many_did_the_tip(tip):
    use(tip, LEAST_MEMBERS - 1, helpful=True)
    use(tip, 20)
    known = tip_statistics()[tip.pk]
    assert (known.done, known.answers, known.helpful) == (29, None, None)


def test_a_few_who_found_it_helpful_are_shown_among_enough_answers(tip):
    use(tip, 1, helpful=True)
    use(tip, LEAST_MEMBERS - 1, helpful=False)
    assert tip_statistics()[tip.pk].helpful == 1


def test_a_tip_that_nobody_touched_is_not_there(tip):
    assert tip_statistics() == {}


def test_any_number_of_tips_takes_one_query(tip, django_assert_num_queries):
    for number in range(20):
        use(Tip.objects.create(slug=f"tip-{number}", component="brand"), 2)
    with django_assert_num_queries(1):
        assert len(tip_statistics()) == 20
