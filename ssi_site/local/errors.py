class LocalError(Exception):
    """What is wrong and what to do about it, on one line; never shown with a traceback."""

    def __init__(self, problem: str, *, remedy: str) -> None:
        super().__init__(f"{' '.join(problem.split())} Remedy: {remedy}")
        self.problem = problem
        self.remedy = remedy
