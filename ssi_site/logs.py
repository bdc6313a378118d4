"""What stands in a log, and what never does."""

import logging
import re
from typing import Any, Final

# Also as the address to come back to after the login.
INVITATION: Final = re.compile(r"((?:/|%2F)networks(?:/|%2F)join(?:/|%2F))[\w-]+", re.IGNORECASE)
# A key to the API, wherever somebody put it.
TOKEN: Final = re.compile(r"ssi_[\w-]{40,}")


class WithoutSecrets(logging.Formatter):
    """Leaves out what lets somebody in, in tracebacks too.

    Invitations and keys to the API stand there without their token. A job is named by its task
    and number: the mails among its arguments hold links and codes.
    """

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        job = getattr(record, "job", None)
        if isinstance(job, dict):
            text = text.replace(job["call_string"], f"{job['task_name']}[{job['id']}]")
        return TOKEN.sub("ssi_…", INVITATION.sub(r"\1…", text))


def logging_to_console(*, level: str) -> dict[str, Any]:
    """Django's LOGGING: lines of the app from `level` on, of everything else from warnings on."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": WithoutSecrets,
                "format": "{asctime} {levelname} {name}: {message}",
                "style": "{",
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {"tracker": {"level": level}},
    }
