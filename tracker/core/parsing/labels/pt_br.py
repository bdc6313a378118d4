from typing import Final

from tracker.core.components import Component
from tracker.core.parsing.labels.language import PageLanguage, Peers

BRAZILIAN_PORTUGUESE: Final = PageLanguage(
    code="pt-br",
    labels={
        Component.BRAND: ("estabelecer sua marca profissional",),
        Component.PEOPLE: ("localizar as pessoas certas",),
        Component.INSIGHTS: ("interagir oferecendo insights",),
        Component.RELATIONSHIPS: ("criar relacionamentos",),
    },
    rank_labels={
        Peers.INDUSTRY: ("classificação ssi do setor",),
        Peers.NETWORK: ("classificação ssi da rede",),
    },
    own_headings=(
        "seu social selling index",
        "social selling index atual",
        "os quatro componentes da sua pontuação",
    ),
    peer_headings={
        Peers.INDUSTRY: ("pessoas no seu setor",),
        Peers.NETWORK: ("pessoas na sua rede",),
    },
    totals=("{} de 100",),
    of_words=("de",),
    top_words=("primeiros",),
    averages=("ssi médio de {}",),
)
