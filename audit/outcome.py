from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What a check came to: what it looked at, what is wrong, and what it could not do."""

    looked_at: str
    findings: Sequence[str] = ()
    # Each with its remedy.
    not_checked: Sequence[str] = ()

    @property
    def verdict(self) -> str:
        if self.findings:
            return f"{len(self.findings)} missed on {self.looked_at}"
        if self.not_checked:
            return "not checked"
        return f"met on {self.looked_at}"
