from typing import Final

from tracker.core.components import Component
from tracker.core.parsing.labels.language import PageLanguage, Peers

SPANISH: Final = PageLanguage(
    code="es",
    # Quoted, the stems unverified.
    labels={
        Component.BRAND: ("establece tu marca profesional", "…marca profesional…"),
        Component.PEOPLE: (
            "encuentra a las personas adecuadas",
            "…personas adecuadas…",
            "…personas correctas…",
        ),
        Component.INSIGHTS: (
            "interactúa ofreciendo información",
            "interactúa…información",
            "interactuar…información",
        ),
        Component.RELATIONSHIPS: (
            "crea relaciones",
            "…crear relaciones…",
            "…establecer relaciones…",
            "…establece relaciones…",
            "…construye relaciones…",
        ),
    },
    # Quoted, then stems. "Red" is the whole word: "redes sociales" is none.
    rank_labels={
        Peers.INDUSTRY: ("clasificación ssi del sector", "…ssi…sector…"),
        Peers.NETWORK: ("clasificación ssi de la red", "…ssi…red…"),
    },
    own_headings=(
        # Quoted.
        "tu índice de ventas con las redes sociales",
        "índice de ventas con las redes sociales actual",
        "los cuatro factores que determinan tu puntuación",
        # Unverified.
        "tu social selling index",
        "social selling index actual",
        "cuatro componentes de tu puntuación",
        "los cuatro componentes de tu puntuación",
    ),
    # Unverified from here on, but for "Mejor" and its "51 %".
    peer_headings={
        Peers.INDUSTRY: ("personas…sector", "gente…sector", "profesionales…sector"),
        Peers.NETWORK: ("personas…red", "gente…red", "miembros…red"),
    },
    totals=("{} de 100", "{} sobre 100"),
    of_words=("de", "sobre"),
    top_words=("mejor", "top", "mejores", "primeros"),
    averages=(
        "ssi medio de {}",
        "ssi promedio de {}",
        "promedio de ssi de {}",
        "media de ssi de {}",
        "índice medio de {}",
        "índice promedio de {}",
        "índice de ventas con las redes sociales medio de {}",
    ),
    group_words={
        Peers.INDUSTRY: ("sector",),
        Peers.NETWORK: ("red",),
    },
    changes=(
        "sin cambios desde la semana pasada",
        "sin cambios en la última semana",
        "desde la semana pasada",
        "desde la última semana",
        "en la última semana",
        "respecto a la semana pasada",
    ),
    peer_ranks=(
        "en el top {}",
        "entre el mejor {}",
        "en el mejor {}",
        "entre los mejores {}",
        "entre los primeros {}",
        "entre el {} mejor",
        "en el {} superior",
    ),
    industry_names=("en el sector {} tienen", "del sector {} tienen"),
    table_heads=("categoría valor", "categoría", "valor"),
    table_remainders=("puntos restantes",),
    asides=("más información",),
    login=(
        "iniciar sesión",
        "inicia sesión",
        "unirse ahora",
        "únete ahora",
        "únete a linkedin",
        "email o teléfono",
        "correo electrónico o teléfono",
        "contraseña",
        "¿eres nuevo en linkedin?",
        "¿estás empezando a usar linkedin?",
        "¿ya estás en linkedin?",
        "aceptar y unirse",
        "comprobación de seguridad",
        "verificación de seguridad",
        "código de verificación",
    ),
)
