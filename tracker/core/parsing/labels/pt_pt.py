from typing import Final

from tracker.core.components import Component
from tracker.core.parsing.labels.language import PageLanguage, Peers

EUROPEAN_PORTUGUESE: Final = PageLanguage(
    code="pt-pt",
    # Quoted, the stems unverified.
    labels={
        Component.BRAND: (
            "estabelecer a sua marca profissional",
            "…a sua marca profissional…",
        ),
        Component.PEOPLE: ("localizar as pessoas certas", "…pessoas certas…"),
        Component.INSIGHTS: (
            "interagir utilizando dados de análise",
            "…dados de análise…",
        ),
        Component.RELATIONSHIPS: ("cultivar relacionamentos", "…relacionamentos…"),
    },
    # Unverified from here on.
    rank_labels={
        Peers.INDUSTRY: ("…ssi…setor…", "…ssi…sector…"),
        Peers.NETWORK: ("…ssi…rede…",),
    },
    own_headings=(
        "o seu social selling index",
        "social selling index atual",
        "social selling index actual",
        "quatro componentes da sua pontuação",
        "os quatro componentes da sua pontuação",
    ),
    peer_headings={
        Peers.INDUSTRY: (
            "pessoas…setor",
            "pessoas…sector",
            "membros…setor",
            "profissionais…setor",
        ),
        Peers.NETWORK: ("pessoas…rede", "membros…rede"),
    },
    totals=("{} de 100", "{} em 100"),
    of_words=("de", "em"),
    top_words=("primeiros", "top", "melhores"),
    averages=(
        "ssi médio de {}",
        "média de ssi de {}",
        "ssi média de {}",
    ),
    group_words={
        Peers.INDUSTRY: ("setor", "sector"),
        Peers.NETWORK: ("rede",),
    },
    changes=(
        "sem alterações na última semana",
        "sem alterações desde a semana passada",
        "na última semana",
        "desde a semana passada",
        "desde a última semana",
    ),
    peer_ranks=(
        "nos primeiros {}",
        "entre os primeiros {}",
        "no top {}",
        "entre os melhores {}",
    ),
    industry_names=("no setor {} têm", "do setor {} têm", "no sector {} têm"),
    table_heads=("categoria valor", "categoria", "valor"),
    table_remainders=("pontos restantes",),
    asides=("saber mais", "saiba mais"),
    login=(
        "iniciar sessão",
        "aderir agora",
        "registe-se agora",
        "aderir ao linkedin",
        "e-mail ou telefone",
        "e-mail ou telemóvel",
        "palavra-passe",
        "é novo no linkedin?",
        "já está no linkedin?",
        "aceitar e aderir",
        "verificação de segurança",
        "código de verificação",
    ),
)
