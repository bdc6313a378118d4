"""Pages as members copy them, and what a reading of them says in short."""

from tracker.core.parsing.page import parse_page
from tracker.core.parsing.reading import PageReading, Status

PAGE = """\
Your Social Selling Index
Top 75 %
Industry SSI rank
Top 81 %
Network SSI rank
Current Social Selling Index
20 out of 100
Four components of your score
13.118 | Establish your professional brand
3.68 | Find the right people
0.3 | Engage with insights
2.608 | Build relationships
People in your industry
31 out of 100
Sales professionals in the Software Development industry have an average SSI of 31.
You rank in the top 75%
No change since last week
People in your network
33 out of 100
People in your network have an average SSI of 33.
You rank in the top 81%
No change since last week
Find the right decision makers and shorten your sales cycle with LinkedIn Sales Navigator.
Learn more
"""

EVERYTHING = {
    "brand": 13_118,
    "people": 3_680,
    "insights": 300,
    "relationships": 2_608,
    "printed_total": 20,
    "industry_rank": 75,
    "network_rank": 81,
    "industry_average": 31_000,
    "network_average": 33_000,
    "industry_name": "Software Development",
}

COMPONENTS = {name: EVERYTHING[name] for name in list(EVERYTHING)[:4]}

LIST = """\
13.118 | Establish your professional brand
3.68 | Find the right people
0.3 | Engage with insights
2.608 | Build relationships
"""

OWN_TABLE = """\
Category\tvalue
Establish your professional brand\t12.05
Find the right people\t4.76
Engage with insights\t1
Build relationships\t15
Remaining points\t67
"""

INDUSTRY_TABLE = """\
Category\tvalue
Establish your professional brand\t11.27
Find the right people\t4.54
Engage with insights\t1.56
Build relationships\t11.88
Remaining points\t71
"""

NETWORK_TABLE = """\
Category\tvalue
Establish your professional brand\t13.1
Find the right people\t8.2
Engage with insights\t2.4
Build relationships\t12.3
Remaining points\t64
"""

OWN_TABLE_VALUES = {"brand": 12_050, "people": 4_760, "insights": 1_000, "relationships": 15_000}


def found(page: str | PageReading) -> dict[str, int | str]:
    """The fields that were found, by name."""
    reading = parse_page(page) if isinstance(page, str) else page
    return {
        r.name.value: r.text if r.value is None else r.value
        for r in reading.with_status(Status.FOUND)
    }


def doubts(page: str) -> dict[str, str]:
    """The fields that were left empty because they could be read in two ways, and why."""
    return {r.name.value: r.reason.value for r in parse_page(page).with_status(Status.AMBIGUOUS)}


def components_in(page: str) -> dict[str, int | str]:
    return {name: value for name, value in found(page).items() if name in COMPONENTS}


def with_list(components: str, printed_total: int | None = 20) -> str:
    """The page with its list of components replaced, and its total replaced or left out."""
    total = f"{printed_total} out of 100\n" if printed_total is not None else ""
    return PAGE.replace(LIST, components).replace("20 out of 100\n", total)
