"""What Lighthouse measured on a page, beside what is asked of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

LOWEST_SCORE: Final = 95
# Largest Contentful Paint, in milliseconds.
LATEST_PAINT: Final = {"mobile": 2000, "desktop": 1000}
# Everything a first visit brings over the wire.
MOST_BYTES: Final = 150_000
CATEGORIES: Final = {
    "performance": "perf",
    "accessibility": "a11y",
    "best-practices": "best",
    "seo": "seo",
}


@dataclass(frozen=True)
class Figures:
    page: str
    form: str
    scores: Mapping[str, int]
    paint: float
    shift: float
    bytes: float
    # What cost points, in Lighthouse's words.
    remarks: Sequence[str] = ()

    @classmethod
    def read(cls, page: str, form: str, answer: Mapping[str, object]) -> Self:
        names = ("scores", "paint", "shift", "bytes", "remarks")
        return cls(page, form, **{name: answer[name] for name in names})

    @property
    def missed(self) -> list[str]:
        """A clause for each target that is not reached; figures count as they are printed."""
        return list(self._missed())

    def _missed(self) -> Iterator[str]:
        for category, score in self.scores.items():
            if score < LOWEST_SCORE:
                yield f"{category} {score} of {LOWEST_SCORE}"
        limit = LATEST_PAINT[self.form]
        if self.paint >= limit:
            yield f"LCP {self.paint / 1000:.2f} s, not under {limit / 1000:.1f} s"
        if round(self.shift, 3):
            yield f"CLS {self.shift:.3f}, not 0"
        if self.bytes > MOST_BYTES:
            yield f"{self.bytes / 1000:.0f} kB, more than {MOST_BYTES / 1000:.0f} kB"

    def row(self, width: int) -> str:
        scores = "".join(f"{self.scores[name]:6}" for name in CATEGORIES)
        rest = f"{self.paint / 1000:8.2f}{self.shift:8.3f}{self.bytes / 1000:6.0f}"
        return f"{self.page:{width}} {self.form:8}{scores}{rest}  {', '.join(self.missed)}".rstrip()


def heading(width: int) -> str:
    scores = "".join(f"{name:>6}" for name in CATEGORIES.values())
    return f"{'page':{width}} {'form':8}{scores}{'LCP s':>8}{'CLS':>8}{'kB':>6}  missed"
