"""What never stands in a log."""

import logging


class WithoutArguments(logging.Filter):
    """Names a job by its task and number: the mails among its arguments hold links and codes
    that let somebody in."""

    def filter(self, record: logging.LogRecord) -> bool:
        job = getattr(record, "job", None)
        if isinstance(job, dict):
            named = f"{job['task_name']}[{job['id']}]"
            record.msg = record.getMessage().replace(job["call_string"], named)
            record.args = ()
        return True
