"""Everything that is measured, in the order of the report."""

from datetime import UTC, datetime

from bench import dashboard, parsing, standing, writing
from bench.filling import cohort_sizes, fill, make_reader, make_tables, publish_all
from bench.report import Line

HISTORIES = (52, 520)


def measurements(*, members: int, weeks: int, requests: int) -> list[Line]:
    today = datetime.now(UTC).date()
    sizes = cohort_sizes(members)
    say(f"Filling {members:,} members with {weeks} weeks")
    make_tables()
    industries = fill(sizes, weeks=weeks, today=today)
    largest = industries[sizes.index(max(sizes))]
    readers = {weeks: make_reader(largest, weeks=weeks, today=today) for weeks in HISTORIES}
    say("Publishing")
    publish_all()
    say("Measuring")
    return [
        *standing.measure(standing.measured_cohorts(industries, sizes), today=today),
        *writing.measure(readers[HISTORIES[0]], today=today),
        *parsing.measure(),
        *dashboard.measure(readers, requests=requests),
    ]


def say(line: str) -> None:
    print(line, flush=True)
