"""Reads the environment loudly: a wrong value stops the start with one sentence that names it."""

from collections.abc import Callable
from typing import Any, TypeVar

import environs
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")

env = environs.Env()


def read(reader: Callable[..., T], name: str, *, expects: str, **options: Any) -> T:
    """The value of `name` through one of environs' typed readers.

    Raises ImproperlyConfigured with the variable, what is wrong and what it expects.
    """
    try:
        return reader(name, **options)
    except (environs.EnvError, ValueError) as error:
        msg = f"{name} is set to a value that cannot be used; it expects {expects}. ({error})"
        raise ImproperlyConfigured(msg) from error
