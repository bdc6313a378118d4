import errno
import signal
import sys
from collections.abc import Callable
from types import FrameType

from ssi_site.local import auditing, checking, locking, serving
from ssi_site.local.errors import LocalError, disk_full

Verb = Callable[[list[str]], int]

VERBS: dict[str, Verb] = {
    "run": serving.run,
    "dev": serving.dev,
    "demo": serving.demo,
    "manage": serving.manage,
    "stop": serving.stop,
    "test": checking.test,
    "check": checking.check,
    "bench": checking.bench,
    "audit": auditing.audit,
    "lock": locking.lock,
}
TAKES_ARGUMENTS = {"audit", "bench", "manage", "test"}
USAGE_ERROR = 2
INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb not in VERBS or (rest and verb not in TAKES_ARGUMENTS):
        print(usage(), file=sys.stderr)
        return USAGE_ERROR
    try:
        return VERBS[verb](rest)
    except LocalError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(described(error), file=sys.stderr)
    except KeyboardInterrupt:
        return INTERRUPTED
    return 1


def usage() -> str:
    lines = [f"  {name:8}{(verb.__doc__ or '').strip()}" for name, verb in VERBS.items()]
    return "\n".join(["Usage: python3 -m ssi_site.local VERB", *lines])


def described(error: OSError) -> LocalError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full()
    return LocalError(
        f"{error.filename or 'The system'}: {error.strerror or error}.",
        remedy="check who owns that file and its folder, or set SSI_DATA_DIR to another folder.",
    )


def interrupt(_: int, __: FrameType | None) -> None:
    """Being ended is being asked to stop, as by Ctrl-C."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
