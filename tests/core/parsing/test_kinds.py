"""What is not the page is recognised as such and yields no number."""

import pytest

from tests.core.parsing.pastes import LIST, PAGE, components_in, doubts, found, with_list
from tests.core.parsing.spoken import SPOKEN, Spoken
from tracker.core.parsing.page import parse_page
from tracker.core.parsing.reading import PageKind

LOGINS = {
    "en": "Sign in\nEmail or phone\nPassword\nForgot password?\nNew to LinkedIn? Join now\n",
    "nl": "Inloggen\nE-mailadres of telefoonnummer\nWachtwoord\nNieuw bij LinkedIn?\n",
    "de": "Einloggen\nE-Mail-Adresse oder Telefonnummer\nPasswort\nNeu bei LinkedIn?\n",
    "fr": "S’identifier\nE-mail ou téléphone\nMot de passe\nNouveau sur LinkedIn ? S’inscrire\n",
    "es": "Iniciar sesión\nEmail o teléfono\nContraseña\n¿Estás empezando a usar LinkedIn?\n",
    "pt-br": "Entrar\nE-mail ou telefone\nSenha\nNovo no LinkedIn? Cadastre-se agora\n",
    "pt-pt": "Iniciar sessão\nE-mail ou telemóvel\nPalavra-passe\nÉ novo no LinkedIn?\n",
    "it": "Accedi\nEmail o telefono\nPassword\nNon hai un account LinkedIn?\n",
}
CHECKPOINT = "Let’s do a quick security check\nStart puzzle\nVerification code\n"

ENGLISH_ARTICLE = """\
How to raise your Social Selling Index in 2026
The LinkedIn Social Selling Index (SSI) runs from 0 to 100 and has four components of 25 each. \
Mine was 72 out of 100 last month, up 5 points since last week, and the average SSI is 40.
Your Social Selling Index
If your score is 72 out of 100 you are doing well: the average SSI of 31 is soon passed.
1. Establish your professional brand
Complete your profile with the customer in mind. In 2025 we saw 12 % more views.
2. Find the right people
Search for 10 people a day, and look at 25 profiles.
3. Engage with insights
Comment 5 times a day. 30 minutes are enough.
4. Build relationships
Send 15 requests a week. You rank in the top 1% of your industry soon.
Sales professionals in the Software industry have an average SSI of 45. You may pass them soon.
"""
ARTICLES = {
    "en": ENGLISH_ARTICLE,
    "nl": """\
Zo verhoogt u uw SSI in 5 stappen
De Social Selling Index loopt van 0 tot 100. Ik had 72 van 100, het gemiddelde is 40.
5 tips voor een professioneel merk
1. Bouw uw professionele merk op
Met 3 berichten per week groeien uw relaties met 12 % per maand.
2. Vind de juiste mensen
Zoek 10 mensen per dag. In 2025 vonden we 25 juiste mensen
3. Reageer met inzichten
4. Bouw relaties op
500+ relaties is een mooi begin, een gemiddelde SSI van 31 ook.
""",
    "de": """\
SSI steigern: 5 Tipps
Der Social Selling Index reicht von 0 bis 100. Meiner lag bei 72 von 100 Punkten.
1. Ihre professionelle Marke aufbauen
Mit 3 Beiträgen pro Woche wachsen die Beziehungen um 12 %.
2. Gezielt die richtigen Personen finden
3. Durch Einblicke Interesse wecken
4. Beziehungen aufbauen
Verkäufer haben einen durchschnittlichen SSI von 31 Punkten.
""",
    "fr": """\
Augmentez votre SSI en 5 étapes
Le Social Selling Index va de 0 à 100. Le mien était de 72 sur 100 au mois de mai.
1. Construire votre marque professionnelle
Avec 3 publications par semaine vos 500 relations deviennent 600.
2. Trouver les bonnes personnes
3. Échanger des informations
4. Établir des relations
Les vendeurs ont un SSI moyen de 31 en France.
""",
    "es": """\
Cómo subir tu SSI en 5 pasos
El índice va de 0 a 100. El mío era de 72 de 100 en mayo.
1. Establece tu marca profesional
Con 3 publicaciones por semana tu red crece un 12 %.
2. Encuentra a las personas adecuadas
3. Interactúa ofreciendo información
4. Crea relaciones
Los vendedores tienen un SSI medio de 31 en España.
""",
    "pt-br": """\
Como aumentar seu SSI em 5 passos
O índice vai de 0 a 100. O meu era de 72 de 100 em maio.
1. Estabelecer sua marca profissional
Com 3 publicações por semana sua rede cresce 12 %.
2. Localizar as pessoas certas
3. Interagir oferecendo insights
4. Criar relacionamentos
Os vendedores têm SSI médio de 31 no Brasil.
""",
    "pt-pt": """\
Como aumentar o seu SSI em 5 passos
O índice vai de 0 a 100. O meu era de 72 em 100 em maio.
1. Estabelecer a sua marca profissional
2. Localizar as pessoas certas
3. Interagir utilizando dados de análise
4. Cultivar relacionamentos
Os vendedores têm um SSI médio de 31 em Portugal.
""",
    "it": """\
Come aumentare il tuo SSI in 5 passi
L'indice va da 0 a 100. Il mio era di 72 su 100 a maggio.
1. Stabilire il tuo brand professionale
Con 3 post a settimana la rete cresce del 12 %.
2. Entrare in contatto con le persone giuste
3. Interagire con informazioni rilevanti
4. Costruire relazioni
I venditori hanno un SSI medio di 31 in Italia.
""",
}
OTHERS = {
    "feed": "Home\nMy Network\n7\nStart a post\nAda Example\n2nd\n3 d\n1,204\n31 comments\n" * 20,
    "profile": "Ada Example\nSales at Example\n500+ connections\nAnalytics\n72 profile views\n"
    * 20,
    "search": "About 31,000 results\nWhat is the SSI? Your score out of 100, in 4 parts of 25.\n"
    * 10,
    "navigator": "Sales Navigator\nHome\nAccounts\n31\nLeads\n75\nPersonas\n3\nTop leads 12\n" * 20,
}


@pytest.mark.parametrize("code", LOGINS)
def test_a_page_that_asks_to_sign_in_is_recognised_in_every_language(code: str) -> None:
    assert {each.code for each in SPOKEN} == set(LOGINS)
    assert parse_page(LOGINS[code]).kind is PageKind.LOGIN


def test_a_page_that_checks_who_is_there_asks_to_sign_in() -> None:
    assert parse_page(CHECKPOINT).kind is PageKind.LOGIN


def test_an_article_that_speaks_of_signing_in_does_not_ask_for_it() -> None:
    sentence = (
        "Before you can see it you have to sign in with your password, or join now for free. "
    )
    assert parse_page(sentence * 10).kind is PageKind.OTHER


@pytest.mark.parametrize("code", ARTICLES)
def test_no_number_of_an_article_is_taken_as_the_members(code: str) -> None:
    assert {each.code for each in SPOKEN} == set(ARTICLES)
    for text in (ARTICLES[code], ARTICLES[code] + "Words, and more words about this. " * 60):
        assert found(text) == {}


@pytest.mark.parametrize("code", ARTICLES)
def test_a_long_article_is_another_page(code: str) -> None:
    text = ARTICLES[code] + "Words, and more words about this. " * 60
    assert parse_page(text).kind is PageKind.OTHER


@pytest.mark.parametrize("name", OTHERS)
def test_other_pages_of_linkedin_are_told_from_it(name: str) -> None:
    reading = parse_page(OTHERS[name])
    assert (reading.kind, reading.language, found(reading)) == (PageKind.OTHER, None, {})


def test_the_name_of_a_rank_alone_makes_no_page() -> None:
    text = "Der SSI in Ihrer Branche\nIndustry SSI rank\n" + "Words about this. " * 40
    assert parse_page(text).kind is PageKind.OTHER


@pytest.mark.parametrize("spoken", SPOKEN, ids=[each.code for each in SPOKEN])
def test_a_shell_with_the_headings_alone_is_empty(spoken: Spoken) -> None:
    assert parse_page("\n".join(spoken.own)).kind is PageKind.EMPTY


def test_the_numbers_of_a_list_are_no_scores() -> None:
    labels = [line.partition(" | ")[2] for line in LIST.splitlines()]
    for pattern in ("{}. {}\n", "{}) {}\n", "{}.\n{}\n"):
        text = "".join(pattern.format(n, label) for n, label in enumerate(labels, start=1))
        assert components_in(text) == {}
        assert components_in(with_list(text, None)) == {}
    plain = "".join(f"{n} {label}\n" for n, label in enumerate(labels, start=1))
    assert set(doubts(plain).values()) == {"not_scores"}
    assert components_in(with_list(plain, 10))["people"] == 2_000


def test_a_list_with_its_scores_is_read_without_its_numbers() -> None:
    rows = LIST.splitlines(keepends=True)
    numbered = "".join(f"{n}. {row}" for n, row in enumerate(rows, start=1))
    assert components_in(with_list(numbered))["people"] == 3_680


def test_nothing_but_maxima_is_no_score_unless_the_total_says_so() -> None:
    labels = [line.partition(" | ")[2] for line in LIST.splitlines()]
    maxima = "".join(f"{label}: 25\n" for label in labels)
    assert components_in(with_list(maxima, None)) == {}
    assert components_in(with_list(maxima, 100))["brand"] == 25_000


@pytest.mark.parametrize(
    "sentence", ["My friend has 72 out of 100, she says.", "72 out of 100 is what my friend has."]
)
def test_a_total_within_a_sentence_is_not_the_members(sentence: str) -> None:
    assert "printed_total" not in found(PAGE.replace("20 out of 100", sentence))
