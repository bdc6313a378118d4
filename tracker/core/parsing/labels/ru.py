from typing import Final

from tracker.core.components import Component
from tracker.core.parsing.labels.language import PageLanguage, Peers

RUSSIAN: Final = PageLanguage(
    code="ru",
    # Seen in one program's own test page, as was "32 из 100"; everything else is unverified.
    labels={
        Component.BRAND: ("создавайте профессиональный бренд",),
        Component.PEOPLE: ("находите нужных людей",),
        Component.INSIGHTS: ("взаимодействуйте с контентом",),
        Component.RELATIONSHIPS: ("развивайте отношения",),
    },
    rank_labels={
        Peers.INDUSTRY: ("…ssi…отрасли…",),
        Peers.NETWORK: ("…ssi…сети…",),
    },
    own_headings=("ваш social selling index", "текущий social selling index"),
    peer_headings={
        Peers.INDUSTRY: ("люди…отрасли",),
        Peers.NETWORK: ("люди…сети",),
    },
    totals=("{} из 100",),
    of_words=("из",),
    top_words=("топ", "лучшие"),
    averages=("средний ssi {}",),
    group_words={Peers.INDUSTRY: ("отрасли",), Peers.NETWORK: ("сети",)},
    changes=("с прошлой недели", "за последнюю неделю"),
    table_heads=("категория значение", "категория", "значение"),
    table_remainders=("оставшиеся баллы",),
    login=(
        "войти",
        "присоединиться",
        "адрес электронной почты или телефон",
        "пароль",
        "код подтверждения",
    ),
)
