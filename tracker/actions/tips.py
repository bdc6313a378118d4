"""What editors and the catalogue do to tips, and what members do with them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Final

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from tracker.core import catalogue
from tracker.core.catalogue import FALLBACK_LANGUAGE, CatalogueText, CatalogueTip
from tracker.models import Member, Tip, TipProgress, TipText

CONTENT_EDITORS: Final = "Content editors"
WORDS: Final = ("title", "why", "how", "tool", "effort")
DRAFT, PUBLISHED = TipText.State.DRAFT, TipText.State.PUBLISHED


class EnglishTextMissingError(Exception):
    """A tip cannot be published without the text that every other language falls back to."""


@dataclass(frozen=True)
class Loaded:
    """How many tips a load created, and how many text rows of older tips it wrote."""

    tips_created: int
    texts_updated: int


@transaction.atomic
def load_catalogue() -> Loaded:
    """Create the catalogue's tips, published, and refresh texts that no editor has touched.

    An existing tip keeps its order, kinds and component; what editors unpublished or deleted
    stays so.
    """
    ensure_content_editors()
    tips = {tip.slug: tip for tip in Tip.objects.prefetch_related("texts")}
    deleted = set(Tip.history.filter(history_type="-").values_list("slug", flat=True))
    created = updated = 0
    for entry in catalogue.load():
        if entry.slug in tips:
            updated += _refresh_texts(tips[entry.slug], entry.texts)
        elif entry.slug not in deleted:
            _create_tip(entry)
            created += 1
    return Loaded(tips_created=created, texts_updated=updated)


def ensure_content_editors() -> Group:
    """The group that may edit tips and everyone's notes on the chart, and nothing else.

    Its permissions are set once, at creation.
    """
    group, created = Group.objects.get_or_create(name=CONTENT_EDITORS)
    if created:
        group.permissions.set(
            Permission.objects.filter(
                content_type__app_label="tracker",
                content_type__model__in=["tip", "tiptext", "annotation"],
            )
        )
    return group


@transaction.atomic
def publish_tip(*, tip: Tip) -> None:
    """Members read the drafts from now on; a language without a draft is taken back."""
    drafts = _texts_of(tip, DRAFT)
    if FALLBACK_LANGUAGE not in drafts:
        raise EnglishTextMissingError
    published = _texts_of(tip, PUBLISHED)
    for language, draft in drafts.items():
        text = published.pop(language, TipText(tip=tip, language=language, state=PUBLISHED))
        _write(text, _words(draft), loaded_digest=draft.loaded_digest)
    for text in published.values():
        text.delete()


@transaction.atomic
def unpublish_tip(*, tip: Tip) -> None:
    """Members no longer see the tip. Drafts and what members did with it are kept."""
    for text in _texts_of(tip, PUBLISHED).values():
        text.delete()


@transaction.atomic
def set_progress(*, member: Member, tip: Tip, state: TipProgress.State) -> None:
    """Note what a member does with a tip; the same state twice keeps its first date.

    Whether it helped is asked anew when a tip is done once more.
    """
    progress, created = TipProgress.objects.get_or_create(
        member=member, tip=tip, defaults={"state": state}
    )
    if not created and progress.state != state:
        progress.state = state
        progress.helpful = None
        progress.save(update_fields=["state", "helpful", "changed_at"])


@transaction.atomic
def set_helpful(*, member: Member, tip: Tip, helpful: bool | None) -> bool:
    """Note whether a tip that is done helped; None takes the answer back. False: it is not done."""
    done = TipProgress.objects.filter(member=member, tip=tip, state=TipProgress.State.DONE)
    return done.update(helpful=helpful) == 1


def _create_tip(entry: CatalogueTip) -> None:
    tip = Tip.objects.create(
        slug=entry.slug,
        component=entry.component.value,
        position=entry.order,
        kinds=list(entry.kinds),
        checklist=list(entry.checklist),
        paid=entry.paid,
    )
    for language, text in entry.texts.items():
        _create_texts(tip, language, text)


def _create_texts(tip: Tip, language: str, text: CatalogueText) -> int:
    words = asdict(text)
    rows = [TipText(tip=tip, language=language, state=state) for state in (DRAFT, PUBLISHED)]
    return sum(_write(row, words, loaded_digest=_digest(words)) for row in rows)


def _refresh_texts(tip: Tip, texts: Mapping[str, CatalogueText]) -> int:
    """A language is refreshed as a whole, so that its draft and its published text never part."""
    updated = 0
    for language, text in texts.items():
        rows = [row for row in tip.texts.all() if row.language == language]
        if not rows and not TipText.history.filter(tip_id=tip.pk, language=language).exists():
            updated += _create_texts(tip, language, text)
        elif all(row.loaded_digest == _digest(_words(row)) for row in rows):
            words = asdict(text)
            updated += sum(_write(row, words, loaded_digest=_digest(words)) for row in rows)
    return updated


def _texts_of(tip: Tip, state: TipText.State) -> dict[str, TipText]:
    return {text.language: text for text in TipText.objects.filter(tip=tip, state=state)}


def _words(text: TipText) -> dict[str, str]:
    return {name: getattr(text, name) for name in WORDS}


def _write(text: TipText, words: Mapping[str, str], *, loaded_digest: str) -> bool:
    """Save the words where they differ, so that the history holds real changes only."""
    if text.pk and _words(text) == words and text.loaded_digest == loaded_digest:
        return False
    for name, value in words.items():
        setattr(text, name, value)
    text.loaded_digest = loaded_digest
    text.save()
    return True


def _digest(words: Mapping[str, str]) -> str:
    return sha256("\0".join(words[name] for name in WORDS).encode()).hexdigest()
