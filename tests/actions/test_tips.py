from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.contrib.auth.models import Group

from tests.factories import make_member
from tracker.actions import tips as actions
from tracker.actions.tips import (
    CONTENT_EDITORS,
    EnglishTextMissingError,
    load_catalogue,
    publish_tip,
    set_helpful,
    set_progress,
    unpublish_tip,
)
from tracker.core import catalogue
from tracker.models import Member, Tip, TipProgress, TipText

pytestmark = pytest.mark.django_db

SLUG = "answer-with-a-view"
DONE, DOING = TipProgress.State.DONE, TipProgress.State.DOING


@pytest.fixture
def loaded() -> Tip:
    load_catalogue()
    return Tip.objects.get(slug=SLUG)


@pytest.fixture
def next_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue of a later version, in which one English title is another."""
    tips = tuple(
        replace(tip, texts=retitled(tip.texts)) if tip.slug == SLUG else tip
        for tip in catalogue.load()
    )
    monkeypatch.setattr(actions.catalogue, "load", lambda: tips)


def retitled(texts: Mapping[str, catalogue.CatalogueText]) -> dict[str, catalogue.CatalogueText]:
    return {**texts, "en": replace(texts["en"], title="A later title")}


def text_of(tip: Tip, state: str = "published", language: str = "en") -> TipText:
    return TipText.objects.get(tip=tip, state=state, language=language)


def retitle_draft(tip: Tip, title: str, language: str = "en") -> None:
    draft = text_of(tip, "draft", language)
    draft.title = title
    draft.save()


# ---- Loading ----


def test_loading_creates_every_tip_published_in_both_languages():
    assert load_catalogue() == actions.Loaded(tips_created=21, texts_updated=0)
    assert Tip.objects.published().count() == 21
    for state in TipText.State.values:
        for language in ("en", "nl"):
            assert TipText.objects.filter(state=state, language=language).count() == 21


def test_every_text_of_the_catalogue_passes_the_checks_of_its_table(loaded):
    for text in TipText.objects.all():
        text.full_clean()
    for tip in Tip.objects.all():
        tip.full_clean()


def test_loading_again_changes_nothing_and_writes_no_history(loaded):
    before = (Tip.history.count(), TipText.history.count())
    assert load_catalogue() == actions.Loaded(tips_created=0, texts_updated=0)
    assert (Tip.history.count(), TipText.history.count()) == before


def test_loading_again_costs_the_same_few_queries(loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        load_catalogue()


def test_an_untouched_text_follows_a_later_catalogue(loaded, next_catalogue):
    assert load_catalogue().texts_updated == 2
    assert text_of(loaded).title == text_of(loaded, "draft").title == "A later title"


def test_an_editors_draft_survives_a_later_catalogue(loaded, next_catalogue):
    retitle_draft(loaded, "What the editor wrote")
    assert load_catalogue().texts_updated == 0
    assert text_of(loaded, "draft").title == "What the editor wrote"
    assert text_of(loaded).title == "Answer with a view of your own"


def test_an_editors_published_text_survives_a_later_catalogue(loaded, next_catalogue):
    retitle_draft(loaded, "What the editor wrote")
    publish_tip(tip=loaded)
    load_catalogue()
    assert text_of(loaded).title == "What the editor wrote"


def test_an_edit_in_one_language_leaves_the_other_to_the_catalogue(loaded, next_catalogue):
    retitle_draft(loaded, "Van de redactie", "nl")
    load_catalogue()
    assert text_of(loaded, "draft", "nl").title == "Van de redactie"
    assert text_of(loaded).title == "A later title"


def test_an_editors_order_kinds_and_component_survive_a_reload(loaded):
    Tip.objects.filter(pk=loaded.pk).update(position=9, kinds=["messages"], component="people")
    load_catalogue()
    loaded.refresh_from_db()
    assert (loaded.position, loaded.kinds, loaded.component) == (9, ["messages"], "people")


def test_an_unpublished_tip_stays_unpublished(loaded, next_catalogue):
    unpublish_tip(tip=loaded)
    load_catalogue()
    assert loaded not in Tip.objects.published()


def test_a_deleted_tip_does_not_come_back(loaded):
    loaded.delete()
    load_catalogue()
    assert not Tip.objects.filter(slug=SLUG).exists()


def test_a_deleted_language_does_not_come_back(loaded):
    text_of(loaded, "draft", "nl").delete()
    publish_tip(tip=loaded)
    load_catalogue()
    assert set(loaded.texts.values_list("language", flat=True)) == {"en"}


def test_a_language_new_in_the_catalogue_is_added(loaded):
    TipText.objects.filter(tip=loaded, language="nl").delete()
    TipText.history.filter(tip_id=loaded.pk, language="nl").delete()
    assert load_catalogue().texts_updated == 2
    assert text_of(loaded, language="nl").title == "Reageer met een eigen kijk"


def test_loading_leaves_tips_that_editors_added(loaded):
    Tip.objects.create(slug="our-own", component="brand")
    load_catalogue()
    assert Tip.objects.filter(slug="our-own").exists()


# ---- Content editors ----


def test_content_editors_may_change_tips_their_texts_and_notes_for_everyone_and_nothing_else(
    loaded,
):
    permissions = Group.objects.get(name=CONTENT_EDITORS).permissions
    assert set(permissions.values_list("content_type__model", flat=True)) == {
        "annotation",
        "tip",
        "tiptext",
    }
    assert permissions.count() == 12


def test_permissions_an_admin_took_away_stay_away(loaded):
    group = Group.objects.get(name=CONTENT_EDITORS)
    group.permissions.clear()
    load_catalogue()
    assert group.permissions.count() == 0


# ---- Publishing ----


def test_members_read_the_old_text_until_the_draft_is_published(loaded):
    retitle_draft(loaded, "New words")
    assert text_of(loaded).title == "Answer with a view of your own"
    publish_tip(tip=loaded)
    assert text_of(loaded).title == "New words"


def test_publishing_without_english_is_refused_and_changes_nothing(loaded):
    text_of(loaded, "draft").delete()
    with pytest.raises(EnglishTextMissingError):
        publish_tip(tip=loaded)
    assert text_of(loaded).title == "Answer with a view of your own"


def test_publishing_twice_writes_history_once(loaded):
    retitle_draft(loaded, "New words")
    publish_tip(tip=loaded)
    before = TipText.history.count()
    publish_tip(tip=loaded)
    assert TipText.history.count() == before


def test_publishing_takes_back_a_language_without_a_draft(loaded):
    text_of(loaded, "draft", "nl").delete()
    publish_tip(tip=loaded)
    assert not TipText.objects.filter(tip=loaded, language="nl").exists()


def test_unpublishing_keeps_the_drafts_and_what_members_did(loaded, member):
    set_progress(member=member, tip=loaded, state=DONE)
    unpublish_tip(tip=loaded)
    assert set(loaded.texts.values_list("state", flat=True)) == {"draft"}
    assert TipProgress.objects.filter(member=member, tip=loaded).exists()
    publish_tip(tip=loaded)
    assert loaded in Tip.objects.published()


# ---- Progress ----


def progress_of(member: Member, tip: Tip) -> TipProgress:
    return TipProgress.objects.get(member=member, tip=tip)


def test_progress_is_one_row_that_changes(loaded, member):
    set_progress(member=member, tip=loaded, state=DOING)
    set_progress(member=member, tip=loaded, state=DONE)
    assert progress_of(member, loaded).state == DONE


def test_the_same_state_twice_keeps_the_first_date(loaded, member, noon):
    set_progress(member=member, tip=loaded, state=DONE)
    first = progress_of(member, loaded).changed_at
    noon.shift(3600)
    set_progress(member=member, tip=loaded, state=DONE)
    assert progress_of(member, loaded).changed_at == first
    set_progress(member=member, tip=loaded, state=DOING)
    assert progress_of(member, loaded).changed_at > first


def test_progress_is_the_members_own(loaded, member):
    other = make_member()
    set_progress(member=other, tip=loaded, state=DONE)
    set_progress(member=member, tip=loaded, state=DOING)
    assert progress_of(other, loaded).state == DONE


# ---- Did it help ----


@pytest.mark.parametrize("answer", [True, False, None])
def test_a_member_says_whether_a_tip_that_is_done_helped(member: Member, loaded: Tip, answer):
    set_progress(member=member, tip=loaded, state=DONE)
    set_helpful(member=member, tip=loaded, helpful=True)
    assert set_helpful(member=member, tip=loaded, helpful=answer)
    assert TipProgress.objects.get().helpful is answer


@pytest.mark.parametrize("state", [None, DOING])
def test_a_tip_that_is_not_done_cannot_have_helped(member: Member, loaded: Tip, state):
    if state:
        set_progress(member=member, tip=loaded, state=state)
    assert not set_helpful(member=member, tip=loaded, helpful=True)
    assert not TipProgress.objects.filter(helpful__isnull=False).exists()


def test_the_answer_is_of_one_member(member: Member, stranger: Member, loaded: Tip):
    for each in (member, stranger):
        set_progress(member=each, tip=loaded, state=DONE)
    set_helpful(member=member, tip=loaded, helpful=False)
    assert TipProgress.objects.get(member=stranger).helpful is None


def test_a_tip_done_once_more_is_asked_about_anew(member: Member, loaded: Tip):
    set_progress(member=member, tip=loaded, state=DONE)
    set_helpful(member=member, tip=loaded, helpful=True)
    set_progress(member=member, tip=loaded, state=DONE)
    assert TipProgress.objects.get().helpful
    for state in (DOING, DONE):
        set_progress(member=member, tip=loaded, state=state)
    assert TipProgress.objects.get().helpful is None
