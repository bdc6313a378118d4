import pytest

from tests.factories import make_member
from tracker.actions.tips import load_catalogue, publish_tip, set_progress, unpublish_tip
from tracker.core.catalogue import intro
from tracker.core.components import COMPONENTS, Component
from tracker.models import Member, Tip, TipProgress, TipText
from tracker.reads.tips import component_tips, draft_card, next_tips, tip_page, tips_overview

pytestmark = pytest.mark.django_db

State = TipProgress.State
INSIGHTS = Component.INSIGHTS
SLUGS = ["follow-what-clients-read", "share-and-ask", "answer-with-a-view", "inmail-as-a-letter"]


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    load_catalogue()


def tip(slug: str) -> Tip:
    return Tip.objects.get(slug=slug)


def choose(member: Member, **states: State) -> None:
    for slug, state in states.items():
        set_progress(member=member, tip=tip(slug.replace("_", "-")), state=state)


def slugs(cards) -> list[str]:
    return [card.slug for card in cards]


def insights(member: Member, language: str = "en"):
    return component_tips(member=member, component=INSIGHTS, language=language)


def test_the_overview_has_every_component_in_linkedins_order(member):
    overview = tips_overview(member=member, language="en")
    assert [page.component for page in overview] == list(COMPONENTS)
    assert [len(page.open) for page in overview] == [8, 5, 4, 4]


def test_tips_stand_in_the_order_of_the_catalogue(member):
    assert slugs(insights(member).open) == SLUGS


def test_an_editor_can_change_the_order(member):
    Tip.objects.filter(slug="inmail-as-a-letter").update(position=0)
    assert slugs(insights(member).open)[0] == "inmail-as-a-letter"


def test_done_and_not_for_me_fold_behind_the_others(member):
    choose(member, follow_what_clients_read=State.DONE, share_and_ask=State.NOT_FOR_ME)
    page = insights(member)
    assert slugs(page.open) == SLUGS[2:]
    assert slugs(page.folded) == SLUGS[:2]


def test_states_are_counted_by_name_and_only_where_they_occur(member):
    choose(member, follow_what_clients_read=State.DONE, share_and_ask=State.DOING)
    assert insights(member).counted == (("Doing", 1), ("To do", 2), ("Done", 1))


def test_texts_and_introduction_are_in_the_readers_language(member):
    page = insights(member, "nl")
    assert page.open[2].title == "Reageer met een eigen kijk"
    assert page.open[2].language == "nl"
    assert page.intro == intro(INSIGHTS, "nl")


def test_a_tip_without_the_readers_language_is_in_english_and_only_that_tip(member):
    TipText.objects.filter(tip__slug="answer-with-a-view", language="nl").delete()
    cards = insights(member, "nl").open
    assert [card.language for card in cards] == ["nl", "nl", "en", "nl"]
    assert cards[2].title == "Answer with a view of your own"


def test_a_tip_without_english_is_not_shown(member):
    TipText.objects.filter(tip__slug="answer-with-a-view", language="en").delete()
    assert "answer-with-a-view" not in slugs(insights(member, "nl").open)


def test_a_draft_is_never_read_by_members(member):
    TipText.objects.filter(state="draft").update(title="Draft")
    assert "Draft" not in [card.title for card in insights(member).open]


def test_an_unpublished_tip_is_not_shown(member):
    unpublish_tip(tip=tip("answer-with-a-view"))
    assert "answer-with-a-view" not in slugs(insights(member).open)


def test_progress_is_the_readers_own(member):
    choose(make_member(), answer_with_a_view=State.DONE)
    assert insights(member).folded == ()


def test_a_tip_stands_between_its_neighbours(member):
    page = tip_page(member=member, component=INSIGHTS, slug="share-and-ask", language="en")
    assert page.tip.slug == "share-and-ask"
    assert (page.previous.slug, page.next.slug) == (SLUGS[0], SLUGS[2])


@pytest.mark.parametrize(("slug", "side"), [(SLUGS[0], "previous"), (SLUGS[-1], "next")])
def test_the_first_and_the_last_tip_have_one_neighbour(member, slug, side):
    page = tip_page(member=member, component=INSIGHTS, slug=slug, language="en")
    assert getattr(page, side) is None


@pytest.mark.parametrize("component", [Component.BRAND, INSIGHTS])
def test_no_page_for_an_unknown_tip_or_one_of_another_component(member, component):
    slug = "answer-with-a-view" if component is Component.BRAND else "no-such-tip"
    assert tip_page(member=member, component=component, slug=slug, language="en") is None


def test_next_tips_are_those_under_way_then_those_to_do(member):
    choose(member, follow_what_clients_read=State.DONE, answer_with_a_view=State.DOING)
    cards = next_tips(member=member, component=INSIGHTS, language="en", limit=3)
    assert slugs(cards) == ["answer-with-a-view", "share-and-ask"]


def test_next_tips_for_a_paid_plan_are_for_members_who_have_one(member):
    member.has_paid_plan = True
    cards = next_tips(member=member, component=INSIGHTS, language="en", limit=9)
    assert slugs(cards) == SLUGS


def test_next_tips_keep_to_their_limit(member):
    assert len(next_tips(member=member, component=Component.BRAND, language="en", limit=3)) == 3


def test_the_draft_is_the_tip_as_it_will_be(member):
    chosen = tip("answer-with-a-view")
    chosen.texts.filter(state="draft", language="en").update(title="As it will be")
    assert draft_card(tip=chosen, language="en").title == "As it will be"
    publish_tip(tip=chosen)
    assert insights(member).open[2].title == "As it will be"


def test_a_tip_without_a_draft_has_no_preview():
    assert draft_card(tip=Tip.objects.create(slug="new", component="brand"), language="en") is None


def test_the_overview_takes_two_queries_whatever_the_number_of_tips(
    member, django_assert_num_queries
):
    with django_assert_num_queries(2):
        tips_overview(member=member, language="nl")
    for number in range(100):
        new = Tip.objects.create(slug=f"new-{number}", component="brand", position=number)
        TipText.objects.create(
            tip=new, language="en", state="published", title="t", why="w", how="1. h"
        )
        set_progress(member=member, tip=new, state=State.DOING)
    with django_assert_num_queries(2):
        assert len(tips_overview(member=member, language="nl")[0].open) == 108
