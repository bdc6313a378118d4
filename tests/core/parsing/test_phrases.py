import pytest

from tracker.core.parsing.labels import LANGUAGES, PageLanguage, Peers
from tracker.core.parsing.phrases import hits_in, phrases_of
from tracker.core.parsing.text import folded

ENGLISH = LANGUAGES[0]


def test_of_two_phrases_that_overlap_the_longer_is_taken():
    assert [hit.phrase.text for hit in hits_in("category value", ENGLISH)] == ["category value"]
    assert [hit.phrase.text for hit in hits_in("category, value", ENGLISH)] == ["category", "value"]


@pytest.mark.parametrize("line", ["rebuild relationships", "build relationshipses"])
def test_a_phrase_inside_another_word_is_no_hit(line):
    assert hits_in(line, ENGLISH) == []


def test_a_phrase_may_touch_a_number():
    assert [hit.start for hit in hits_in("13.1build relationships7", ENGLISH)] == [4]


def test_curly_apostrophes_and_hyphens_that_do_not_break_are_plain_ones():
    assert folded("S’identifier, l‘SSI‑Wert") == "s'identifier, l'ssi-wert"


def test_the_halves_of_a_phrase_stand_at_most_three_words_apart():
    dutch = next(language for language in LANGUAGES if language.code == "nl")
    assert [(h.start, h.end) for h in hits_in("uw ssi in uw branche nu", dutch)] == [(3, 20)]
    assert hits_in("ssi van alle dingen uit uw branche", dutch) == []
    assert hits_in("ssi 31 branche", dutch) == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_word_of_a_language_is_written_as_it_is_compared(language: PageLanguage):
    sentences = [
        *language.totals,
        *language.averages,
        *language.peer_ranks,
        *language.industry_names,
        *(text for texts in language.group_averages.values() for text in texts),
    ]
    assert all(text.count("{}") == 1 for text in sentences)
    phrases = [phrase.text for phrase in phrases_of(language)]
    words = [*language.of_words, *language.top_words, *language.asides, *language.login]
    for text in (*sentences, *phrases, *words):
        assert text == folded(text).strip()
        assert text


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_language_names_all_components_and_both_ranks(language: PageLanguage):
    assert len(language.labels) == 4
    assert all(language.labels.values())
    assert set(language.rank_labels) == set(language.peer_headings) == set(Peers)


def test_languages_have_codes_of_their_own():
    codes = [language.code for language in LANGUAGES]
    assert len(set(codes)) == len(codes)
    assert codes[0] == "en"
