"""How often somebody may ask: counted in the cache's table, which all workers share."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import connection

# One statement, so that any number of requests at the same moment are counted as many.
COUNT: Final = """
insert into cache_entry (cache_key, value, expires)
values (%(key)s, '1', %(end)s)
    on conflict (cache_key) do update set
       value = case when cache_entry.expires <= %(now)s then '1'
                    else (cache_entry.value::integer + 1)::text end,
       expires = case when cache_entry.expires <= %(now)s then excluded.expires
                      else cache_entry.expires end
returning value::integer, expires
"""


@dataclass(frozen=True, slots=True)
class Visits:
    """How often it was asked in the running window, this time included, and when that ends."""

    count: int
    ends_at: datetime


def count_visit(*, key: str, now: datetime, window: timedelta) -> Visits:
    """The window begins with its first visit."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"key": f"rate:{key}", "now": now, "end": now + window})
        count, ends_at = cursor.fetchone()
    return Visits(count, ends_at)
