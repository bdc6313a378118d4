"""Pages of any language, layout and score, each with the truth that a reading must not leave."""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.core.parsing.spoken import SPOKEN, Spoken
from tracker.core.components import COMPONENT_MAXIMUM, COMPONENTS
from tracker.core.scores import format_exact, whole

Truth = dict[str, int | str]

ROWS = (
    "{n} | {label}\n",
    "{n}\n{label}\n",
    "{label}\n{n}\n",
    "{label}\n\n{n}\n\n",
    "{n}\u00a0|\u00a0{label}\n",
    "{n}\u202f|\u202f{label}\n",
    "{n}\n|\n{label}\n",
    "{n}\n/ 25\n{label}\n",
    "{label}: {n}\n",
    "{label}\n{n} / 25\n",
    "| {label} | {n} |\n",
)
RANKS = (
    "{top}\n{label}\n",
    "{label}\n{top}\n",
    "{top} {label}\n",
    "{top}\t{label}\n",
    "{label} {top}\n",
    "{label}: {percent}\n",
    "{word}\n{label}\n{n}\n%\n",
    "{word} {label}\n{percent}\n",
)
TABLES = ("none", "own", "in the cards", "at the end")
CHANGES = ("{unchanged}", "+2 {changed}", "2 % {changed}", "▲ 1 {changed}", "2\n{changed}")
SPACES = (" ", "\u00a0", "\u202f", "")


@dataclass(frozen=True)
class Layout:
    row: str = ROWS[0]
    ranks: str = RANKS[0]
    mark: str = "."
    space: str = " "
    tables: str = "none"
    change: str = CHANGES[0]
    cards: bool = True
    around: bool = False


@dataclass(frozen=True)
class Scores:
    """Own, industry's and network's components in thousandths, and both ranks."""

    own: tuple[int, ...] = (13_118, 3_680, 300, 2_608)
    industry: tuple[int, ...] = (11_270, 4_540, 1_560, 13_880)
    network: tuple[int, ...] = (13_100, 8_200, 2_400, 9_300)
    ranks: tuple[int, int] = (75, 81)
    name: str = "Software Development"


def page_of(spoken: Spoken, layout: Layout, scores: Scores) -> tuple[str, Truth]:
    text = "".join(_page(spoken, layout, scores))
    return text, {**_truth(scores, with_cards=layout.cards)}


def _truth(scores: Scores, *, with_cards: bool) -> Truth:
    values = zip(COMPONENTS, scores.own, strict=True)
    truth: Truth = {component.value: value for component, value in values}
    truth |= {"printed_total": whole(sum(scores.own))}
    truth |= {"industry_rank": scores.ranks[0], "network_rank": scores.ranks[1]}
    if with_cards:
        truth |= {
            "industry_average": 1_000 * whole(sum(scores.industry)),
            "network_average": 1_000 * whole(sum(scores.network)),
            "industry_name": scores.name,
        }
    return truth


def _page(spoken: Spoken, layout: Layout, scores: Scores) -> Iterator[str]:
    if layout.around:
        yield "\n".join(spoken.around) + "\n"
    yield f"{spoken.own[0]}\n"
    for label, rank in zip(spoken.ranks, scores.ranks, strict=True):
        percent = f"{rank}{layout.space}%"
        yield layout.ranks.format(
            top=spoken.top.format(percent),
            word=spoken.top.format("").strip(),
            percent=percent,
            n=rank,
            label=label,
        )
    yield f"{spoken.own[1]}\n{spoken.total.format(whole(sum(scores.own)))}\n"
    if layout.tables in ("own", "in the cards"):
        yield _table(spoken, layout, scores.own)
    yield f"{spoken.own[2]}\n"
    for label, value in zip(spoken.labels, scores.own, strict=True):
        yield layout.row.format(n=format_exact(value, layout.mark), label=label)
    if layout.cards:
        yield from _cards(spoken, layout, scores)
    if layout.tables == "at the end":
        for values in (scores.own, scores.industry, scores.network):
            yield _table(spoken, layout, values)


def _cards(spoken: Spoken, layout: Layout, scores: Scores) -> Iterator[str]:
    groups = (scores.industry, scores.network)
    for place, values in enumerate(groups):
        yield f"{spoken.peers[place]}\n{spoken.total.format(whole(sum(values)))}\n"
        if layout.tables == "in the cards":
            yield _table(spoken, layout, values)
        average = spoken.averages[place].replace("{name}", scores.name)
        yield f"{average.format(whole(sum(values)))}\n"
        yield f"{spoken.places.format(f'{scores.ranks[place]}{layout.space}%')}\n"
        yield layout.change.format(unchanged=spoken.unchanged, changed=spoken.changed) + "\n"


def _table(spoken: Spoken, layout: Layout, values: tuple[int, ...]) -> str:
    rows = zip(spoken.labels, values, strict=True)
    lines = [f"{label}\t{format_exact(value, layout.mark)}" for label, value in rows]
    remainder = f"{spoken.remainder}\t{100 - whole(sum(values))}"
    return "\n".join(["\t".join(spoken.table), *lines, remainder, ""])


components = st.tuples(*[st.integers(0, COMPONENT_MAXIMUM)] * 4)
all_scores = st.builds(
    Scores,
    own=components,
    industry=components,
    network=components,
    ranks=st.tuples(st.integers(1, 100), st.integers(1, 100)),
    name=st.sampled_from(["Software Development", "Oil, Gas, and Mining", "Banking"]),
)
layouts = st.builds(
    Layout,
    row=st.sampled_from(ROWS),
    ranks=st.sampled_from(RANKS),
    mark=st.sampled_from(".,"),
    space=st.sampled_from(SPACES),
    tables=st.sampled_from(TABLES),
    change=st.sampled_from(CHANGES),
    cards=st.booleans(),
    around=st.booleans(),
)
true_pages = st.builds(page_of, st.sampled_from(SPOKEN), layouts, all_scores)
# Cut out of the three at the end, the table of a group of peers would look like one's own.
pages_to_cut = st.builds(
    page_of,
    st.sampled_from(SPOKEN),
    layouts.filter(lambda layout: layout.tables != "at the end"),
    all_scores,
)
