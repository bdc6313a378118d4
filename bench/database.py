"""A database beside the given one, made for one run."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
from psycopg import sql


@contextmanager
def own_database(url: str) -> Iterator[str]:
    """The address of an empty database on the same server; it is gone afterwards."""
    given = urlsplit(url)
    name = f"bench_{given.path.lstrip('/')}"
    drop = sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
    create = sql.SQL("create database {}").format(sql.Identifier(name))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(create)
        try:
            yield given._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(drop)
