"""What never stands in a log."""

import logging
import re
from typing import Final

TOKEN_IN_ADDRESS: Final = re.compile(r"(/networks/join/)[^/?\s'\"]+")


class InvitationFilter(logging.Filter):
    """Addresses of invitations stand in the log without the token that lets somebody in."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if "/networks/join/" in message:
            record.msg = TOKEN_IN_ADDRESS.sub(r"\1…", message)
            record.args = ()
        return True


class JobFilter(logging.Filter):
    """Names a job by its task and number: the mails among its arguments hold links and codes
    that let somebody in."""

    def filter(self, record: logging.LogRecord) -> bool:
        job = getattr(record, "job", None)
        if isinstance(job, dict):
            named = f"{job['task_name']}[{job['id']}]"
            record.msg = record.getMessage().replace(job["call_string"], named)
            record.args = ()
        return True
