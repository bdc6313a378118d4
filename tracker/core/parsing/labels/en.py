from typing import Final

from tracker.core.components import Component
from tracker.core.parsing.labels.language import PageLanguage, Peers

# Verified: labels, headings, ranks, totals, averages, table. Quoted: asides. Unverified: login.
ENGLISH: Final = PageLanguage(
    code="en",
    labels={
        Component.BRAND: (
            "establish your professional brand",
            "create a professional brand",
        ),
        Component.PEOPLE: ("find the right people",),
        Component.INSIGHTS: ("engage with insights",),
        Component.RELATIONSHIPS: ("build relationships", "build strong relationships"),
    },
    rank_labels={
        Peers.INDUSTRY: ("industry ssi rank",),
        Peers.NETWORK: ("network ssi rank",),
    },
    own_headings=(
        "your social selling index",
        "current social selling index",
        "four components of your score",
    ),
    peer_headings={
        Peers.INDUSTRY: ("people in your industry",),
        Peers.NETWORK: ("people in your network",),
    },
    totals=("{} out of 100",),
    of_words=("out", "of"),
    top_words=("top",),
    averages=("average ssi of {}",),
    group_averages={
        Peers.INDUSTRY: (
            "industry have an average ssi of {}",
            "industry has an average ssi of {}",
        ),
        Peers.NETWORK: (
            "people in your network have an average ssi of {}",
            "your network has an average ssi of {}",
        ),
    },
    group_words={Peers.INDUSTRY: ("industry",), Peers.NETWORK: ("network",)},
    changes=("no change since last week", "since last week"),
    peer_ranks=("you rank in the top {}", "you're in the top {}"),
    industry_names=("in the {} industry have", "in the {} industry has"),
    table_heads=("category value", "category", "value"),
    table_remainders=("remaining points",),
    asides=(
        "complete your profile with the customer in mind",
        "become a thought-leader by publishing meaningful posts",
        "identify better prospects in less time using efficient search and research tools",
        "discover and share conversation-worthy updates to create and grow relationships",
        "strengthen your network by connecting and establishing trust with decision-makers",
        "learn more",
    ),
    login=(
        "sign in",
        "join now",
        "join linkedin",
        "email or phone",
        "password",
        "new to linkedin?",
        "already on linkedin?",
        "agree & join",
        "security check",
        "verification code",
        "let's do a quick security check",
        "let's do a quick verification",
        "forgot password?",
        "keep me logged in",
    ),
)
