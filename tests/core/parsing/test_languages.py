import dataclasses

import pytest

from tests.core.parsing.pastes import COMPONENTS, PAGE, doubts, found, with_list
from tracker.core.components import Component
from tracker.core.parsing import choosing
from tracker.core.parsing import page as reader
from tracker.core.parsing.labels import LANGUAGES
from tracker.core.parsing.page import parse_page

BRAZILIAN = """\
Seu Social Selling Index
Classificação SSI do setor
Primeiros 10%
Classificação SSI da rede
Primeiros 12%
Social Selling Index atual
53 de 100
Os quatro componentes da sua pontuação
20,973
Estabelecer sua marca profissional
6,38
Localizar as pessoas certas
10,25
Interagir oferecendo insights
15
Criar relacionamentos
Pessoas no seu setor
35 de 100
Profissionais de vendas no seu setor têm SSI médio de 35
Sem alterações na última semana
Pessoas na sua rede
36 de 100
Sem alterações na última semana
"""

BRAZILIAN_FIELDS = {
    "brand": 20_973,
    "people": 6_380,
    "insights": 10_250,
    "relationships": 15_000,
    "printed_total": 53,
    "industry_rank": 10,
    "network_rank": 12,
    "industry_average": 35_000,
    "network_average": 36_000,
}


def test_the_brazilian_page_is_read():
    assert found(BRAZILIAN) == BRAZILIAN_FIELDS
    assert not doubts(BRAZILIAN)
    assert reader.parse_page(BRAZILIAN).language == "pt-br"


def test_decomposed_accents_are_read_like_composed_ones():
    decomposed = BRAZILIAN.replace("ç", "c\u0327").replace("ã", "a\u0303").replace("é", "e\u0301")
    assert found(decomposed) == BRAZILIAN_FIELDS


def test_the_language_with_the_most_phrases_is_taken():
    assert reader.parse_page(PAGE + "Criar relacionamentos").language == "en"
    assert reader.parse_page(BRAZILIAN + "Build relationships").language == "pt-br"


def test_whole_labels_say_more_about_the_language_than_headings():
    headings = (
        "Uw Social Selling Index\nHuidige Social Selling Index\nVier onderdelen van uw score\n"
    )
    page = f"{headings}13.1 | Build relationships\n3.68 | Find the right people\n"
    assert reader.parse_page(page).language == "en"


STEMS = "13,1 | Bouw uw professionele merk op\n3,68 | Vind de juiste mensen\n"
THIRD = "0,3 | Reageer met inzichten\n"
CHROME = "Startpagina\nMijn netwerk\nVacatures\n" * 60


def test_two_stems_with_values_make_no_page_and_three_do():
    assert found(STEMS) == {}
    assert found(STEMS + THIRD) == {"brand": 13_100, "people": 3_680, "insights": 300}


def test_three_stems_in_much_other_text_need_the_total_too():
    assert found(CHROME + STEMS + THIRD) == {}
    assert found(CHROME + "20 van 100\n" + STEMS + THIRD)["printed_total"] == 20


def test_a_number_within_a_sentence_around_a_stem_is_no_value():
    tips = "5 tips voor uw professionele merk\n"
    assert "brand" not in found("Huidige Social Selling Index\n20 van 100\n" + tips)


def test_an_average_of_unknown_wording_is_no_rank():
    page = "Huidige Social Selling Index\n20 van 100\nSSI-gemiddelde in uw branche: 31\n"
    assert found(page) == {"printed_total": 20}


def test_a_sentence_about_an_average_counts_although_a_stem_stands_in_it():
    sentence = "SSI in uw branche: een gemiddelde SSI van 31"
    page = f"Mensen in uw branche\n31 van 100\n{sentence}\n"
    assert found(page) == {"industry_average": 31_000}
    assert parse_page(page).fields["industry_average"].lines == (2,)
    assert found(page.replace("31 van 100\n", "")) == {"industry_average": 31_000}


def test_the_spanish_word_for_network_is_a_whole_word():
    page = "Mejor clasificación SSI del sector\n51 %\nclasificación SSI redes\n7 %\n"
    assert "network_rank" not in found(page)


@pytest.fixture
def language_of_stems(monkeypatch):
    labels = {**LANGUAGES[0].labels, Component.BRAND: ("…professional brand…",)}
    language = dataclasses.replace(LANGUAGES[0], code="stems", labels=labels)
    monkeypatch.setattr(choosing, "LANGUAGES", (language,))


@pytest.mark.usefixtures("language_of_stems")
def test_a_stem_allows_a_few_more_words_of_its_label():
    page = PAGE.replace("Establish your professional brand", "Grow your own professional brand now")
    assert {name: found(page)[name] for name in COMPONENTS} == COMPONENTS


@pytest.mark.usefixtures("language_of_stems")
def test_a_stem_within_a_long_sentence_is_no_label():
    sentence = "13.118 people on this site have a professional brand"
    rest = "3.68 | Find the right people\n"
    assert found(with_list(f"{sentence}\n{rest}"))["people"] == 3_680
    assert "brand" not in found(with_list(f"{sentence}\n{rest}"))
