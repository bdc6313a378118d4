from typing import Final

from tracker.core.components import Component
from tracker.core.parsing.labels.language import PageLanguage, Peers

FRENCH: Final = PageLanguage(
    code="fr",
    # Quoted, the stems unverified. "Relations" alone is no stem: these are connections too.
    labels={
        Component.BRAND: (
            "construire votre marque professionnelle",
            "…marque professionnelle…",
        ),
        Component.PEOPLE: ("trouver les bonnes personnes", "…bonnes personnes…"),
        Component.INSIGHTS: (
            "échanger des informations",
            "interagir en offrant des informations",
            "interagir…informations",
        ),
        Component.RELATIONSHIPS: (
            "établir des relations",
            "établissez des relations",
            "développer des relations",
            "développez des relations",
            "développer vos relations",
            "créer des relations",
            "construire des relations",
            "nouer des relations",
            "bâtir des relations",
        ),
    },
    # Unverified but for the words "secteur" and "réseau".
    rank_labels={
        Peers.INDUSTRY: ("…ssi…secteur…", "…secteur ssi…"),
        Peers.NETWORK: ("…ssi…réseau…", "…réseau ssi…"),
    },
    # Unverified from here on.
    own_headings=(
        "votre social selling index",
        "social selling index actuel",
        "votre indice de social selling",
        "indice de social selling actuel",
        "quatre composantes de votre score",
        "les quatre composantes de votre score",
        "quatre éléments de votre score",
        "les quatre éléments de votre score",
    ),
    peer_headings={
        Peers.INDUSTRY: (
            "personnes…secteur",
            "membres…secteur",
            "professionnels…secteur",
        ),
        Peers.NETWORK: ("personnes…réseau", "membres…réseau"),
    },
    totals=("{} sur 100",),
    of_words=("sur",),
    top_words=("top", "premiers", "meilleurs"),
    averages=(
        "ssi moyen de {}",
        "ssi moyen est de {}",
        "score ssi moyen de {}",
        "ssi en moyenne de {}",
    ),
    group_words={
        Peers.INDUSTRY: ("secteur",),
        Peers.NETWORK: ("réseau",),
    },
    changes=(
        "aucun changement depuis la semaine dernière",
        "pas de changement depuis la semaine dernière",
        "depuis la semaine dernière",
        "par rapport à la semaine dernière",
        "la semaine dernière",
    ),
    peer_ranks=(
        "dans le top {}",
        "parmi les {} premiers",
        "parmi les {} meilleurs",
        "parmi les {} des meilleurs",
        "dans les premiers {}",
        "dans les {} premiers",
    ),
    industry_names=("dans le secteur {} ont", "du secteur {} ont", "le secteur {} ont"),
    table_heads=("catégorie valeur", "catégorie", "valeur"),
    table_remainders=("points restants",),
    asides=("en savoir plus",),
    login=(
        "s'identifier",
        "se connecter",
        "s'inscrire",
        "rejoindre linkedin",
        "inscrivez-vous",
        "e-mail ou téléphone",
        "mot de passe",
        "nouveau sur linkedin",
        "déjà sur linkedin",
        "accepter et s'inscrire",
        "contrôle de sécurité",
        "vérification de sécurité",
        "code de vérification",
    ),
)
