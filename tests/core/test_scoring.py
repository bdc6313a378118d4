from collections.abc import Mapping
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.activity import KINDS, PRESETS, PROFILE_CHECKLIST, ChecklistItem, Preset, Targets
from tracker.core.components import COMPONENTS, Component
from tracker.core.scoring import ActivityScore, WeekCounts, activity_score
from tracker.core.weeks import Week

RUNNING = Week(2026, 47)
LAST = RUNNING - 1
STEADY = PRESETS[Preset.STEADY]
POSTS_ONLY: Targets = {"posts": Decimal(2)}

counts = st.dictionaries(st.sampled_from(list(KINDS)), st.none() | st.integers(0, 60))
weeks = st.integers(0, 12).map(lambda age: RUNNING - age)
histories = st.dictionaries(weeks, counts, max_size=13)
components = st.sampled_from(COMPONENTS)
targets = st.dictionaries(
    st.sampled_from(list(KINDS)), st.decimals(0, 50, places=2, allow_nan=False)
)
checklists = st.none() | st.sets(st.sampled_from(ChecklistItem))


def brand(
    history: Mapping[Week, WeekCounts],
    targets: Targets = STEADY,
    checklist: set[ChecklistItem] | None = None,
) -> ActivityScore | None:
    return activity_score(
        Component.BRAND, history, running_week=RUNNING, targets=targets, checklist=checklist
    )


def points(score: ActivityScore | None) -> int | None:
    return None if score is None else score.thousandths


def test_meeting_every_target_gives_full_marks() -> None:
    for component in COMPONENTS:
        full = dict.fromkeys(KINDS, 100)
        score = activity_score(component, {LAST: full}, running_week=RUNNING, targets=STEADY)
        assert points(score) == 25_000


def test_no_logged_week_is_no_score() -> None:
    assert brand({}, checklist=set(ChecklistItem)) is None


def test_a_week_with_nothing_in_it_is_a_score_of_zero() -> None:
    assert brand({LAST: {}}) == ActivityScore(0, logged_weeks=1, counts_running_week=False)


def test_each_kind_counts_by_its_weight() -> None:
    assert points(brand({LAST: {"posts": 2}})) == 18_750
    assert points(brand({LAST: {"articles": 1}})) == 6_250


def test_what_exceeds_a_target_does_not_make_up_for_another_kind() -> None:
    assert points(brand({LAST: {"posts": 200}})) == 18_750


def test_weeks_not_logged_are_left_out_of_the_average() -> None:
    score = brand({RUNNING - 12: {"posts": 2}, LAST: {"posts": 1}}, POSTS_ONLY)
    assert score == ActivityScore(18_750, logged_weeks=2, counts_running_week=False)


def test_a_blank_kind_in_a_logged_week_is_zero() -> None:
    assert points(brand({RUNNING - 2: {"articles": 1}, LAST: {"posts": 2}}, POSTS_ONLY)) == 12_500


def test_the_window_is_the_running_week_and_the_twelve_before_it() -> None:
    assert points(brand({RUNNING - 12: {"posts": 2}}, POSTS_ONLY)) == 25_000
    assert brand({RUNNING - 13: {"posts": 2}}, POSTS_ONLY) is None


def test_a_week_that_is_yet_to_come_does_not_count() -> None:
    assert brand({RUNNING + 1: {"posts": 2}}) is None


def test_the_running_week_counts_when_it_raises_the_score() -> None:
    score = brand({LAST: {"posts": 1}, RUNNING: {"posts": 2}}, POSTS_ONLY)
    assert score == ActivityScore(18_750, logged_weeks=2, counts_running_week=True)


def test_the_running_week_waits_when_it_would_lower_the_score() -> None:
    score = brand({LAST: {"posts": 2}, RUNNING: {"posts": 1}}, POSTS_ONLY)
    assert score == ActivityScore(25_000, logged_weeks=1, counts_running_week=False)


def test_the_running_week_waits_when_it_changes_nothing() -> None:
    score = brand({LAST: {"posts": 1}, RUNNING: {"posts": 1}}, POSTS_ONLY)
    assert score == ActivityScore(12_500, logged_weeks=1, counts_running_week=False)


def test_the_running_week_counts_when_it_is_the_only_one_logged() -> None:
    score = brand({RUNNING: {"posts": 1}}, POSTS_ONLY)
    assert score == ActivityScore(12_500, logged_weeks=1, counts_running_week=True)


def test_a_kind_without_a_target_leaves_both_sums() -> None:
    history = {LAST: {"posts": 2, "recommendations_received": 0}}
    assert points(brand(history, {"posts": Decimal(2), "articles": Decimal(0)})) == 25_000


def test_no_target_at_all_is_no_score() -> None:
    assert brand({LAST: {"posts": 2}}, {}, set(ChecklistItem)) is None


def test_a_paid_kind_counts_only_with_a_paid_plan() -> None:
    targets = {"comments": Decimal(1), "inmails": Decimal(1)}

    def insights(paid_plan: bool) -> int | None:
        return points(
            activity_score(
                Component.INSIGHTS,
                {LAST: {"comments": 1}},
                running_week=RUNNING,
                targets=targets,
                paid_plan=paid_plan,
            )
        )

    assert insights(paid_plan=False) == 25_000
    assert insights(paid_plan=True) == 18_750


def test_a_kind_unknown_in_every_week_leaves_both_sums() -> None:
    assert points(brand({LAST: {"posts": 1, "articles": None}})) == 12_500


def test_a_kind_unknown_in_some_weeks_is_averaged_over_the_others() -> None:
    history: dict[Week, WeekCounts] = {RUNNING - 2: {"posts": None}, LAST: {"posts": 1}}
    assert brand(history, POSTS_ONLY) == ActivityScore(12_500, 2, counts_running_week=False)


def test_nothing_known_at_all_is_no_score() -> None:
    assert brand({LAST: {"posts": None}}, POSTS_ONLY) is None


@pytest.mark.parametrize(("ticked", "expected"), [(0, 12_500), (3, 16_667), (9, 25_000)])
def test_half_of_brand_is_the_profile_checklist(ticked: int, expected: int) -> None:
    done = set(PROFILE_CHECKLIST[:ticked])
    assert points(brand({LAST: {"posts": 2}}, POSTS_ONLY, done)) == expected


def test_a_checklist_never_answered_leaves_both_sums() -> None:
    assert points(brand({LAST: {"posts": 2}}, POSTS_ONLY, checklist=None)) == 25_000


def test_the_checklist_is_of_no_weight_outside_brand() -> None:
    score = activity_score(
        Component.PEOPLE,
        {LAST: {"searches": 10}},
        running_week=RUNNING,
        targets={"searches": Decimal(10)},
        checklist=set(),
    )
    assert points(score) == 25_000


def test_a_half_thousandth_is_rounded_up() -> None:
    # 25,000 / 80 is 312.5 thousandths.
    assert points(brand({LAST: {"posts": 1}}, {"posts": Decimal(80)})) == 313


@given(components, histories, targets, checklists, st.booleans())
def test_a_score_lies_between_nothing_and_full_marks(
    component: Component,
    history: dict[Week, WeekCounts],
    targets: Targets,
    checklist: set[ChecklistItem] | None,
    paid: bool,
) -> None:
    score = activity_score(
        component,
        history,
        running_week=RUNNING,
        targets=targets,
        checklist=checklist,
        paid_plan=paid,
    )
    if score is not None:
        assert 0 <= score.thousandths <= 25_000
        assert 1 <= score.logged_weeks <= len(history)


@given(components, histories, weeks, st.sampled_from(list(KINDS)), st.integers(1, 60))
def test_doing_more_never_lowers_a_score(
    component: Component, history: dict[Week, WeekCounts], week: Week, key: str, more: int
) -> None:
    week_counts = history.get(week, {})
    before = week_counts.get(key, 0) or 0
    lower = {**history, week: {**week_counts, key: before}}
    higher = {**history, week: {**week_counts, key: before + more}}

    def score(counted: Mapping[Week, WeekCounts]) -> int:
        return points(activity_score(component, counted, running_week=RUNNING, targets=STEADY)) or 0

    assert score(higher) >= score(lower)


@given(components, st.lists(st.tuples(weeks, counts), unique_by=lambda pair: pair[0]), st.randoms())
def test_the_order_of_the_weeks_is_of_no_account(
    component: Component, entries: list[tuple[Week, WeekCounts]], random: Random
) -> None:
    shuffled = random.sample(entries, k=len(entries))
    assert activity_score(
        component, dict(entries), running_week=RUNNING, targets=STEADY
    ) == activity_score(component, dict(shuffled), running_week=RUNNING, targets=STEADY)


@given(components, histories, counts)
def test_the_running_week_never_lowers_a_score(
    component: Component, history: dict[Week, WeekCounts], running: WeekCounts
) -> None:
    without = {week: done for week, done in history.items() if week != RUNNING}
    before = activity_score(component, without, running_week=RUNNING, targets=STEADY)
    after = activity_score(
        component, {**without, RUNNING: running}, running_week=RUNNING, targets=STEADY
    )
    if before is not None:
        assert after is not None
        assert after.thousandths >= before.thousandths
