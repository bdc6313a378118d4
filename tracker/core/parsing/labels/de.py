from typing import Final

from tracker.core.components import Component
from tracker.core.parsing.labels.language import PageLanguage, Peers

GERMAN: Final = PageLanguage(
    code="de",
    # The first of each is quoted, the stems are unverified.
    labels={
        Component.BRAND: (
            "ihre professionelle marke aufbauen",
            "…professionelle marke…",
            "…professionellen marke…",
        ),
        Component.PEOPLE: (
            "gezielt die richtigen personen finden",
            "…richtigen personen…",
            "…richtigen leute…",
        ),
        Component.INSIGHTS: (
            "durch einblicke interesse wecken",
            "…einblicke…",
            "…einblicken…",
        ),
        Component.RELATIONSHIPS: ("beziehungen aufbauen", "…beziehungen…"),
    },
    # Unverified but for the words "Branche" and "Netzwerk".
    rank_labels={
        Peers.INDUSTRY: (
            "…ssi…branche…",
            "…ssi…branchenrang…",
            "…branchen-ssi…",
        ),
        Peers.NETWORK: (
            "…ssi…netzwerk…",
            "…ssi…netzwerks…",
            "…ssi…netzwerkrang…",
            "…netzwerk-ssi…",
        ),
    },
    own_headings=(
        # Quoted.
        "aktueller social selling index",
        # Unverified.
        "ihr social selling index",
        "ihr aktueller social selling index",
        "vier komponenten ihrer punktzahl",
        "vier komponenten ihres scores",
        "vier komponenten ihres ergebnisses",
        "vier komponenten ihrer bewertung",
        "die vier komponenten ihrer punktzahl",
        "die vier komponenten ihres scores",
        "die vier komponenten ihres ergebnisses",
    ),
    # Unverified from here on, but for "von 100" and "Top 14 %".
    peer_headings={
        Peers.INDUSTRY: (
            "personen…branche",
            "menschen…branche",
            "mitglieder…branche",
            "fachkräfte…branche",
        ),
        Peers.NETWORK: (
            "personen…netzwerk",
            "personen…netzwerks",
            "menschen…netzwerk",
            "mitglieder…netzwerk",
        ),
    },
    totals=("{} von 100",),
    of_words=("von",),
    top_words=("top", "beste", "besten", "obere", "oberen"),
    averages=(
        "durchschnittlichen ssi von {}",
        "durchschnittlicher ssi von {}",
        "durchschnittliche ssi von {}",
        "durchschnittlichen ssi-wert von {}",
        "durchschnittlicher ssi-wert von {}",
        "durchschnittlichen ssi-score von {}",
        "durchschnittlicher ssi beträgt {}",
        "durchschnittliche ssi beträgt {}",
        "im durchschnitt einen ssi von {}",
    ),
    group_words={
        Peers.INDUSTRY: ("branche",),
        Peers.NETWORK: ("netzwerk", "netzwerks"),
    },
    changes=(
        "keine änderung seit letzter woche",
        "keine änderungen seit letzter woche",
        "keine veränderung seit letzter woche",
        "seit letzter woche",
        "seit der letzten woche",
        "gegenüber letzter woche",
        "gegenüber der letzten woche",
        "gegenüber der vorwoche",
    ),
    peer_ranks=(
        "zu den top {}",
        "unter den top {}",
        "in den top {}",
        "zu den besten {}",
        "unter den besten {}",
        "zu den oberen {}",
    ),
    industry_names=("in der branche {} haben", "der branche {} haben"),
    table_heads=("kategorie wert", "kategorie", "wert"),
    table_remainders=(
        "verbleibende punkte",
        "übrige punkte",
        "restliche punkte",
        "restpunkte",
    ),
    asides=("mehr erfahren", "weitere informationen"),
    login=(
        "einloggen",
        "anmelden",
        "jetzt anmelden",
        "mitglied werden",
        "e-mail-adresse oder telefonnummer",
        "e-mail oder telefon",
        "passwort",
        "neu bei linkedin?",
        "bereits auf linkedin?",
        "zustimmen & anmelden",
        "sicherheitsprüfung",
        "sicherheitsüberprüfung",
        "verifizierungscode",
    ),
)
