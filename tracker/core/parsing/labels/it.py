from typing import Final

from tracker.core.components import Component
from tracker.core.parsing.labels.language import PageLanguage, Peers

ITALIAN: Final = PageLanguage(
    code="it",
    # The first of each is quoted from LinkedIn's definition, the stems are unverified.
    labels={
        Component.BRAND: (
            "stabilire il tuo brand professionale",
            "…brand professionale…",
            "…marchio professionale…",
        ),
        Component.PEOPLE: (
            "entrare in contatto con le persone giuste",
            "…persone giuste…",
        ),
        Component.INSIGHTS: (
            "interagire con informazioni rilevanti",
            "…informazioni rilevanti…",
            "…approfondimenti…",
        ),
        Component.RELATIONSHIPS: ("costruire relazioni", "…relazioni…"),
    },
    # Unverified but for "settore" and "rete", here as whole words: "retention" is none.
    rank_labels={
        Peers.INDUSTRY: ("…ssi…settore…",),
        Peers.NETWORK: ("…ssi…rete…",),
    },
    # Unverified from here on.
    own_headings=(
        "il tuo social selling index",
        "social selling index attuale",
        "quattro componenti del tuo punteggio",
        "i quattro componenti del tuo punteggio",
        "le quattro componenti del tuo punteggio",
    ),
    peer_headings={
        Peers.INDUSTRY: ("persone…settore", "membri…settore", "professionisti…settore"),
        Peers.NETWORK: ("persone…rete", "membri…rete"),
    },
    totals=("{} su 100",),
    of_words=("su",),
    top_words=("top", "primo", "primi", "migliore", "migliori"),
    averages=(
        "ssi medio di {}",
        "ssi medio pari a {}",
        "ssi medio è {}",
        "media ssi di {}",
        "punteggio ssi medio di {}",
    ),
    group_words={
        Peers.INDUSTRY: ("settore",),
        Peers.NETWORK: ("rete",),
    },
    changes=(
        "nessuna variazione rispetto alla scorsa settimana",
        "nessuna modifica dalla scorsa settimana",
        "nessun cambiamento dalla scorsa settimana",
        "dalla scorsa settimana",
        "dalla settimana scorsa",
        "rispetto alla scorsa settimana",
        "rispetto alla settimana scorsa",
        "nell'ultima settimana",
    ),
    peer_ranks=(
        "nel top {}",
        "nel primo {}",
        "nei primi {}",
        "tra i primi {}",
        "nel migliore {}",
        "tra i migliori {}",
    ),
    industry_names=("nel settore {} hanno", "del settore {} hanno"),
    table_heads=("categoria valore", "categoria", "valore"),
    table_remainders=("punti rimanenti", "punti restanti"),
    asides=("scopri di più", "ulteriori informazioni"),
    login=(
        "accedi",
        "iscriviti ora",
        "iscriviti a linkedin",
        "email o telefono",
        "password",
        "non hai un account linkedin?",
        "nuovo utente di linkedin?",
        "hai già un profilo linkedin?",
        "accetta e iscriviti",
        "controllo di sicurezza",
        "verifica di sicurezza",
        "codice di verifica",
    ),
)
