"""A database beside the given one, made for one run, with a schema for each number of members."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from urllib.parse import urlsplit

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

# Nothing here is to be helped by a second core: on a server that answers pages there is none to
# spare, and what is published is made by one process.
SESSION = """
set max_parallel_workers_per_gather = 0;
set max_parallel_maintenance_workers = 0;
set maintenance_work_mem = '256MB'
"""


@contextmanager
def own_database(url: str, *, prefix: str = "bench") -> Iterator[str]:
    """The address of an empty database on the same server; it is gone afterwards."""
    given = urlsplit(url)
    name = f"{prefix}_{given.path.lstrip('/')}"
    drop = sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
    create = sql.SQL("create database {}").format(sql.Identifier(name))
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(drop)
        server.execute(create)
        try:
            yield given._replace(path=f"/{name}").geturl()
        finally:
            server.execute(drop)


def make_schema(name: str) -> None:
    """All tables in a schema of their own, which the connection uses from now on."""
    with connection.cursor() as cursor:
        cursor.execute(f"create schema {name}")
        cursor.execute(SESSION)
    use_schema(name)
    call_command("migrate", verbosity=0)
    call_command("load_catalogue", stdout=StringIO())


def use_schema(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"set search_path to {name}")


def use_schema_by_default(name: str) -> None:
    """For connections that other processes make from now on."""
    database = connection.ops.quote_name(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute(f"alter database {database} set search_path to {name}")


def tidy() -> None:
    """Fresh statistics, and a visibility map, without which no index alone answers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select string_agg(format('%I', tablename), ', ') from pg_tables"
            " where schemaname = current_schema()"
        )
        (tables,) = cursor.fetchone()
        cursor.execute(f"vacuum (analyze) {tables}")
