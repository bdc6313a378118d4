import re
import shutil
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tracker.core import catalogue, markdown
from tracker.core.activity import KINDS, PROFILE_CHECKLIST
from tracker.core.components import COMPONENTS, Component

TIPS = catalogue.load()
GERMAN = """
[tips.de]
title = "Zeig dein Gesicht"
why = "Wer dir schreiben will, möchte dich sehen."
how = "1. Ein Foto. 2. Noch eins."
tool = "Profilfoto"
effort = "Eine Stunde"
"""
TEXTS = [(tip, language, text) for tip in TIPS for language, text in tip.texts.items()]
each_text = pytest.mark.parametrize(
    ("tip", "language", "text"),
    TEXTS,
    ids=[f"{tip.slug}-{language}" for tip, language, _ in TEXTS],
)


class Counts(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags = Counter()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1


def test_there_are_21_tips_spread_over_the_components():
    assert Counter(tip.component for tip in TIPS) == {
        Component.BRAND: 8,
        Component.PEOPLE: 5,
        Component.INSIGHTS: 4,
        Component.RELATIONSHIPS: 4,
    }


def test_slugs_are_unique_and_fit_a_url():
    slugs = [tip.slug for tip in TIPS]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs)


def test_the_tips_of_a_component_are_numbered_from_one():
    for component in COMPONENTS:
        orders = [tip.order for tip in TIPS if tip.component is component]
        assert orders == list(range(1, len(orders) + 1))


def test_every_tip_moves_something():
    assert all(tip.kinds or tip.checklist for tip in TIPS)


def test_tips_name_known_kinds_once():
    for tip in TIPS:
        assert set(tip.kinds) <= set(KINDS)
        assert len(set(tip.kinds)) == len(tip.kinds)


def test_every_kind_of_a_free_account_is_moved_by_a_tip_of_a_free_account():
    moved = {kind for tip in TIPS if not tip.paid for kind in tip.kinds}
    assert moved == {kind.key for kind in KINDS.values() if not kind.paid}


def test_every_item_of_the_profile_checklist_has_one_tip():
    items = [item for tip in TIPS for item in tip.checklist]
    assert sorted(items) == sorted(PROFILE_CHECKLIST)


def test_only_brand_tips_move_the_profile_checklist():
    assert {tip.component for tip in TIPS if tip.checklist} == {Component.BRAND}


def test_teamlink_and_inmail_need_a_paid_plan():
    assert {tip.slug for tip in TIPS if tip.paid} == {
        "teamlink-introductions",
        "inmail-as-a-letter",
    }


def test_every_tip_is_there_in_english_and_dutch():
    assert all(set(tip.texts) == {"en", "nl"} for tip in TIPS)


def test_no_text_is_the_same_in_both_languages_apart_from_names_of_tools():
    for tip in TIPS:
        english, dutch = tip.texts["en"], tip.texts["nl"]
        assert english.title != dutch.title
        assert english.why != dutch.why
        assert english.how != dutch.how


@each_text
def test_a_title_is_one_short_line_in_sentence_case(tip, language, text):
    assert len(text.title) <= 60
    assert "\n" not in text.title
    assert text.title[0].isupper()
    assert not text.title.endswith(".")


@each_text
def test_why_is_one_paragraph_of_at_most_three_sentences(tip, language, text):
    assert Counts(markdown.render(text.why)).tags == {"p": 1}
    assert 1 <= len(re.findall(r"[.?](?:\s|$)", text.why)) <= 3


@each_text
def test_how_is_one_list_of_two_to_four_steps(tip, language, text):
    tags = Counts(markdown.render(text.how)).tags
    assert tags["ol"] == 1
    assert 2 <= tags["li"] <= 4
    assert set(tags) == {"ol", "li"}


@each_text
def test_tool_and_effort_fit_one_line_of_a_phone(tip, language, text):
    assert 0 < len(text.tool) <= 45
    assert 0 < len(text.effort) <= 45


@each_text
def test_a_tip_neither_cheers_nor_promises_a_score(tip, language, text):
    words = f"{text.title} {text.why} {text.how}".lower()
    assert "!" not in words
    assert not re.search(r"\b(score|ssi|boost|guarantee|garantie|algorithm|algoritme)\b", words)


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_is_introduced_in_both_languages(component):
    english, dutch = catalogue.intro(component, "en"), catalogue.intro(component, "nl")
    assert english.meaning.startswith("This component looks at")
    assert dutch.meaning.startswith("Dit onderdeel kijkt naar")
    assert all([english.feeds, english.note, dutch.feeds, dutch.note])


def test_an_introduction_falls_back_to_english():
    assert catalogue.intro(Component.PEOPLE, "de") == catalogue.intro(Component.PEOPLE, "en")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the catalogue that a test may change before it is read."""
    for file in catalogue.FOLDER.glob("*.toml"):
        shutil.copy(file, tmp_path)
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    catalogue.load.cache_clear()
    catalogue._file.cache_clear()


def append(folder: Path, text: str) -> None:
    """To the last tip of the brand."""
    with (folder / "brand.toml").open("a") as file:
        file.write(text)


def last_brand_tip() -> catalogue.CatalogueTip:
    return [tip for tip in catalogue.load() if tip.component is Component.BRAND][-1]


def test_a_language_is_in_the_catalogue_as_soon_as_a_tip_is_written_in_it(folder):
    append(folder, GERMAN)
    assert last_brand_tip().texts["de"].title == "Zeig dein Gesicht"
    assert all("de" not in tip.texts for tip in catalogue.load() if tip != last_brand_tip())


@pytest.mark.parametrize("part", ["title", "why", "how", "tool", "effort"])
@pytest.mark.parametrize("left", ["", '{part} = ""', "{part} = 3"])
def test_half_a_text_is_left_out(folder, part, left):
    append(folder, re.sub(rf"^{part} = .*$", left.format(part=part), GERMAN, flags=re.MULTILINE))
    assert set(last_brand_tip().texts) == {"en", "nl"}


def test_what_no_part_of_a_text_is_is_passed_over(folder):
    append(folder, f'{GERMAN}translator = "Robin"\n')
    assert set(last_brand_tip().texts) == {"de", "en", "nl"}


def test_half_an_introduction_is_read_in_english(folder):
    append(folder, '[intro.de]\nmeaning = "Hier geht es um dich."\n')
    assert catalogue.intro(Component.BRAND, "de") == catalogue.intro(Component.BRAND, "en")


def test_without_whole_english_the_catalogue_cannot_be_read(folder):
    brand = folder / "brand.toml"
    brand.write_text(re.sub(r"^tool = .*\n", "", brand.read_text(), count=1, flags=re.MULTILINE))
    with pytest.raises(catalogue.IncompleteCatalogueError):
        catalogue.load()
