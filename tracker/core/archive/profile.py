"""What an archive shows of the profile checklist; there is no photo or cover in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from tracker.core.activity import ChecklistItem
from tracker.core.archive.layouts import Row
from tracker.core.archive.owner import plain_name

PROFILE: Final = "profile"
PROFILE_NAMES: Final[Mapping[str, str]] = {
    PROFILE: "Profile.csv",
    "positions": "Positions.csv",
    "education": "Education.csv",
    "skills": "Skills.csv",
}
# The columns by which each file is known.
PROFILE_FILES: Final[Mapping[str, tuple[str, ...]]] = {
    PROFILE: ("firstname", "lastname", "headline", "summary"),
    "positions": ("companyname", "title", "finishedon"),
    "education": ("schoolname",),
    "skills": ("name",),
}
_ENOUGH_SKILLS: Final = 5


@dataclass(slots=True)
class Profile:
    """`rows` counts those that say something for a complete profile, by file."""

    names: set[str] = field(default_factory=set)
    filled: set[str] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)

    def read(self, file: str, rows: Iterable[tuple[int, Row]]) -> None:
        self.rows.setdefault(file, 0)
        for _line, row in rows:
            self.rows[file] += file != "positions" or not row["finishedon"].strip()
            if file == PROFILE:
                self.names.add(plain_name(f"{row['firstname']} {row['lastname']}"))
                self.filled.update(name for name in row.at if row[name].strip())

    def checklist(self, *, absent_is_none: bool) -> dict[ChecklistItem, bool]:
        """Only what is known. Without a profile that is nothing."""
        if not self.rows.get(PROFILE):
            return {}
        told = {
            ChecklistItem.HEADLINE: "headline" in self.filled,
            ChecklistItem.SUMMARY: "summary" in self.filled,
        }
        if absent_is_none or self.rows.keys() >= PROFILE_FILES.keys():
            told[ChecklistItem.COMPLETE] = self._is_complete()
        return told

    def _is_complete(self) -> bool:
        """A headline, a summary, an industry, a place, work, education and five skills."""
        return (
            self.filled >= {"headline", "summary", "industry", "geolocation"}
            and self.rows.get("positions", 0) > 0
            and self.rows.get("education", 0) > 0
            and self.rows.get("skills", 0) >= _ENOUGH_SKILLS
        )
