from typing import Final

from tracker.core.components import Component
from tracker.core.parsing.labels.language import PageLanguage, Peers

BRAZILIAN_PORTUGUESE: Final = PageLanguage(
    code="pt-br",
    # Verified, the stems unverified.
    labels={
        Component.BRAND: ("estabelecer sua marca profissional", "…marca profissional…"),
        Component.PEOPLE: ("localizar as pessoas certas", "…pessoas certas…"),
        Component.INSIGHTS: ("interagir oferecendo insights", "interagir…insights"),
        Component.RELATIONSHIPS: ("criar relacionamentos", "…relacionamentos…"),
    },
    # Verified, as are the headings, "de 100", "Primeiros" and "SSI médio de".
    rank_labels={
        Peers.INDUSTRY: ("classificação ssi do setor", "…ssi…setor…"),
        Peers.NETWORK: ("classificação ssi da rede", "…ssi…rede…"),
    },
    own_headings=(
        "seu social selling index",
        "social selling index atual",
        "os quatro componentes da sua pontuação",
    ),
    peer_headings={
        Peers.INDUSTRY: ("pessoas no seu setor", "pessoas do seu setor"),
        Peers.NETWORK: ("pessoas na sua rede", "pessoas da sua rede"),
    },
    totals=("{} de 100",),
    of_words=("de",),
    top_words=("primeiros", "top"),
    averages=("ssi médio de {}",),
    group_words={
        Peers.INDUSTRY: ("setor",),
        Peers.NETWORK: ("rede",),
    },
    # The first is verified; everything below it is not.
    changes=(
        "sem alterações na última semana",
        "na última semana",
        "desde a semana passada",
        "desde a última semana",
    ),
    peer_ranks=("nos primeiros {}", "entre os primeiros {}", "no top {}"),
    industry_names=("no setor {} têm", "do setor {} têm", "no setor de {} têm"),
    table_heads=("categoria valor", "categoria", "valor"),
    table_remainders=("pontos restantes",),
    asides=("saiba mais",),
    login=(
        "entrar",
        "cadastre-se agora",
        "cadastre-se",
        "e-mail ou telefone",
        "senha",
        "novo no linkedin?",
        "já está no linkedin?",
        "aceite e cadastre-se",
        "verificação de segurança",
        "código de verificação",
    ),
)
