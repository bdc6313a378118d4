"""Where a number stands beside its label differs by browser, device and year."""

import pytest

from tests.core.parsing.pastes import (
    COMPONENTS,
    EVERYTHING,
    LIST,
    PAGE,
    components_in,
    doubts,
    found,
    with_list,
)
from tracker.core.parsing.page import parse_page

LABELS = (
    "Establish your professional brand",
    "Find the right people",
    "Engage with insights",
    "Build relationships",
)
NUMBERS = ("13.118", "3.68", "0.3", "2.608")


def listed(pattern: str) -> str:
    return "".join(
        pattern.format(number=number, label=label)
        for number, label in zip(NUMBERS, LABELS, strict=True)
    )


def test_the_page_as_shown_is_read_whole():
    assert found(PAGE) == EVERYTHING


@pytest.mark.parametrize(
    "pattern",
    [
        "{number} | {label}\n",
        "{number}|{label}\n",
        "{number}\t{label}\n",
        "{number} {label}\n",
        "{number} - {label}\n",
        "{number}{label}\n",
        "{number}\u00a0|\u00a0{label}\n",
        "{number}\u202f|\u202f{label}\n",
        "• {number} | {label}\n",
        "{label}\t{number}\n",
        "{label}: {number}\n",
        "{label} – {number}\n",
        "{label} ({number})\n",
        "{label} {number}/25\n",
        "{label} {number} / 25\n",
        "{label} {number} out of 25\n",
        "{number} out of 25 | {label}\n",
        "| {label} | {number} |\n",
        "{number}\n{label}\n",
        "{number} |\n{label}\n",
        "{number}\n|\n{label}\n",
        "\n{number}\n\n\n{label}\n\n",
        "{number}\r\n{label}\r\n",
        "{number}\n/ 25\n{label}\n",
        "{number}\n25\n{label}\n",
        "{number}\nout of 25\n{label}\n",
        "{label}\n{number}\n",
        "{label}\n\n{number}\n\n",
        "{label}\n{number}\n25\n",
        "{label}\n{number} / 25\n",
        "{label}\nMore about this score\n{number}\n",
        "{number} {label} ",
        "{label} {number} ",
        "{number} | {label}, ",
    ],
)
@pytest.mark.parametrize("mark", [".", ","])
def test_the_four_numbers_are_found_on_either_side_of_their_labels(pattern, mark):
    components = listed(pattern).replace(".", mark)
    assert components_in(with_list(components)) == COMPONENTS
    assert components_in(components) == COMPONENTS


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", ""])
@pytest.mark.parametrize(
    "ranks",
    [
        "Top 75_%\nIndustry SSI rank\nTop 81_%\nNetwork SSI rank\n",
        "Industry SSI rank\nTop 75_%\nNetwork SSI rank\nTop 81_%\n",
        "Top 75_% Industry SSI rank\nTop 81_% Network SSI rank\n",
        "Top 75_%\tIndustry SSI rank\nTop 81_%\tNetwork SSI rank\n",
        "Industry SSI rank Top 75_%\nNetwork SSI rank Top 81_%\n",
        "Industry SSI rank: 75_%\nNetwork SSI rank: 81_%\n",
        "Industry SSI rank: top 75\nNetwork SSI rank: top 81\n",
        "Top 75_% Industry SSI rank Top 81_% Network SSI rank\n",
        "Top\nIndustry SSI rank\n75\n%\nTop\nNetwork SSI rank\n81\n%\n",
        "Top\n75\n%\nIndustry SSI rank\nTop\n81\n%\nNetwork SSI rank\n",
        "Industry SSI rank\nTop\n75\n%\nNetwork SSI rank\nTop\n81\n%\n",
        "Network SSI rank\nTop 81_%\nIndustry SSI rank\nTop 75_%\n",
    ],
)
def test_ranks_are_found_before_and_after_their_labels(ranks, space):
    ranks = ranks.replace("_", space)
    for page in (ranks, f"Your Social Selling Index\n{ranks}Current Social Selling Index\n{LIST}"):
        reading = found(page)
        assert (reading["industry_rank"], reading["network_rank"]) == (75, 81)


@pytest.mark.parametrize(
    "total",
    [
        "20 out of 100",
        "20\u00a0out of\u00a0100",
        "20\nout of 100",
        "20\nout of\n100",
        "20/100",
        "20 / 100",
        "20\n/ 100",
    ],
)
def test_the_printed_total_is_found_in_one_line_or_several(total):
    assert found(PAGE.replace("20 out of 100", total)) == EVERYTHING


def test_older_names_of_the_components_are_known():
    page = PAGE.replace("Establish your professional", "Create a professional")
    page = page.replace("Build relationships", "Build strong relationships")
    assert found(page) == EVERYTHING


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title])
def test_letter_case_does_not_matter(change):
    reading = found(change(PAGE))
    assert reading.pop("industry_name").lower() == "software development"
    assert reading.items() < EVERYTHING.items()


def test_headings_and_totals_on_one_line_are_read():
    page = PAGE.replace("Index\n20 out", "Index 20 out")
    page = page.replace("industry\n31", "industry: 31").replace("network\n33", "network 33")
    assert found(page) == EVERYTHING


def test_a_page_pasted_into_a_single_line_is_read_whole():
    assert found(PAGE.replace("\n", " ")) == EVERYTHING


def test_a_page_pasted_twice_is_read_once():
    assert found(PAGE + PAGE) == EVERYTHING


def test_tooltips_between_and_beside_the_labels_do_no_harm():
    tooltip = "Complete your profile with the customer in mind."
    components = listed("{number}\n{label}\n" + tooltip + "\n")
    assert components_in(with_list(components)) == COMPONENTS
    components = listed("{number} | {label} " + tooltip + "\n")
    assert components_in(with_list(components)) == COMPONENTS


def test_the_order_of_the_components_does_not_matter():
    backwards = "\n".join(reversed(LIST.splitlines())) + "\n"
    assert found(with_list(backwards)) == EVERYTHING


def test_three_decimals_and_more_are_kept_as_written_and_rounded_in_value():
    reading = parse_page(PAGE.replace("0.3 |", "0.29999998 |")).fields["insights"]
    assert (reading.text, reading.value) == ("0.29999998", 300)


def test_a_dominant_side_leaves_a_label_without_its_number_empty():
    above = "13.118\nEstablish your professional brand\n3.68\nFind the right people\n"
    above += "Engage with insights\n2.608\nBuild relationships\n"
    below = "Establish your professional brand\n13.118\nFind the right people\n3.68\n"
    below += "Engage with insights\nBuild relationships\n2.608\n"
    expected = {name: COMPONENTS[name] for name in ("brand", "people", "relationships")}
    for components in (above, below):
        assert components_in(with_list(components)) == expected
        assert not doubts(with_list(components))


def test_a_line_that_holds_another_number_is_never_crossed():
    page = "12.5\n3 people viewed your profile\nBuild relationships\n"
    assert components_in(page) == {}
    page = "12.5\n500\nBuild relationships\n"
    assert components_in(page) == {}


def test_a_number_far_from_its_label_is_not_its_number():
    assert components_in("12.5\nthis\nthat\nBuild relationships\n") == {"relationships": 12_500}
    assert components_in("12.5\nthis\nthat\nand\nmore\nBuild relationships\n") == {}


def test_a_full_component_of_25_is_read():
    full = "25 | Establish your professional brand\n" + LIST.partition("\n")[2]
    assert found(with_list(full, 32))["brand"] == 25_000


def test_a_lone_25_is_a_value_only_where_the_sum_says_so():
    components = listed("{number}\n{label}\n").replace("13.118", "25")
    assert components_in(with_list(components, 32))["brand"] == 25_000
    assert components_in(with_list(components, 51)) == {}


def test_a_maximum_after_a_slash_is_no_value():
    assert components_in("Build relationships / 25\n") == {}
    assert components_in("Build relationships out of 25\n") == {}
