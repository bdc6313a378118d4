from typing import Final

from tracker.core.components import Component
from tracker.core.parsing.labels.language import PageLanguage, Peers

# Unverified, all of it: Dutch members have so far been seen with the English page.
DUTCH: Final = PageLanguage(
    code="nl",
    labels={
        Component.BRAND: (
            "…professionele merk…",
            "…professioneel merk…",
        ),
        Component.PEOPLE: (
            "…juiste mensen…",
            "…juiste personen…",
        ),
        Component.INSIGHTS: ("…inzichten…",),
        Component.RELATIONSHIPS: ("…relaties…",),
    },
    rank_labels={
        Peers.INDUSTRY: (
            "…ssi…branche…",
            "…ssi…sector…",
            "…ssi…bedrijfstak…",
            "…branche-ssi…",
            "…sector-ssi…",
        ),
        Peers.NETWORK: ("…ssi…netwerk…", "…netwerk-ssi…"),
    },
    own_headings=(
        "uw social selling index",
        "je social selling index",
        "jouw social selling index",
        "huidige social selling index",
        "vier onderdelen van uw score",
        "vier onderdelen van je score",
        "vier componenten van uw score",
        "vier componenten van je score",
        "de vier onderdelen van uw score",
        "de vier onderdelen van je score",
    ),
    peer_headings={
        Peers.INDUSTRY: (
            "mensen…branche",
            "mensen…sector",
            "mensen…bedrijfstak",
            "personen…branche",
            "personen…sector",
        ),
        Peers.NETWORK: ("mensen…netwerk", "personen…netwerk"),
    },
    totals=("{} van 100", "{} van de 100", "{} op 100"),
    of_words=("van", "de", "op"),
    top_words=("top", "beste", "hoogste"),
    averages=(
        "gemiddelde ssi van {}",
        "gemiddelde ssi-score van {}",
        "gemiddelde ssi is {}",
        "gemiddeld een ssi van {}",
    ),
    group_words={
        Peers.INDUSTRY: ("branche", "sector", "bedrijfstak"),
        Peers.NETWORK: ("netwerk",),
    },
    changes=(
        "geen verandering sinds vorige week",
        "geen wijziging sinds vorige week",
        "sinds vorige week",
        "sinds afgelopen week",
        "ten opzichte van vorige week",
    ),
    peer_ranks=("in de top {}", "tot de top {}", "bij de beste {}", "tot de beste {}"),
    industry_names=("in de branche {} hebben", "in de sector {} hebben"),
    table_heads=("categorie waarde", "categorie", "waarde"),
    table_remainders=("resterende punten", "overige punten"),
    asides=("meer informatie",),
    login=(
        "inloggen",
        "aanmelden",
        "nu lid worden",
        "lid worden van linkedin",
        "e-mailadres of telefoonnummer",
        "wachtwoord",
        "nieuw bij linkedin?",
        "al lid van linkedin?",
        "akkoord en lid worden",
        "beveiligingscontrole",
        "verificatiecode",
    ),
)
