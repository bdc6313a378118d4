class LocalError(Exception):
    """What is wrong and what to do about it, on one line; never shown with a traceback."""

    def __init__(self, problem: str, *, remedy: str) -> None:
        super().__init__(f"{' '.join(problem.split())} Remedy: {remedy}")


def disk_full() -> LocalError:
    return LocalError("The disk is full.", remedy="free about 500 MB and start again.")


def is_disk_full(output: str) -> bool:
    return "No space left on device" in output or "[Errno 28]" in output


def telling_line(output: str) -> str:
    """The last line that names an error, else the last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if "ERROR" in line or "FATAL" in line or "error" in line]
    return (errors or lines or ["it gave no message."])[-1]
