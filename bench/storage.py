"""What a snapshot takes on disk, and what publishing adds to it."""

from django.db import connection

from bench.filling import Fill
from bench.report import Line

GROUP = "Bytes a snapshot: {snapshots:,} snapshots of {members:,} members"
SIZES = """
select count(*), pg_table_size('tracker_snapshot'), pg_indexes_size('tracker_snapshot'),
       pg_table_size('tracker_contribution'), pg_indexes_size('tracker_contribution'),
       pg_total_relation_size('tracker_distribution')
  from tracker_snapshot
"""
PARTS = (
    "snapshot, rows",
    "snapshot, indexes",
    "ledger of the published, rows",
    "ledger of the published, indexes",
    "published distributions",
)


def measure(fill: Fill) -> list[Line]:
    fill.use()
    with connection.cursor() as cursor:
        cursor.execute(SIZES)
        snapshots, *sizes = cursor.fetchone()
    group = GROUP.format(snapshots=snapshots, members=fill.members)
    shares = [size / snapshots for size in sizes]
    lines = [Line(group, part, share, "B") for part, share in zip(PARTS, shares, strict=True)]
    return [*lines, Line(group, "all of these", sum(shares), "B")]
