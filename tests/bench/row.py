"""One line of the table: ours beside its baseline, and whether what is aimed at is met."""

from dataclasses import asdict, dataclass
from typing import Any

_WIDTH = 52


@dataclass(frozen=True, kw_only=True)
class Row:
    """`ours` and `baseline` are medians in seconds of runs that took turns. `most` is the ratio
    that is aimed at (`least` where more is better), `within` the seconds that `worst`, or else
    `ours`, may take. Memory in MB, of a process of its own."""

    title: str
    against: str
    ours: float
    baseline: float | None = None
    most: float | None = None
    least: float | None = None
    worst: float | None = None
    within: float | None = None
    peak_mb: float | None = None
    most_mb: float | None = None
    moved_mb: float | None = None
    """How much was moved: the speed is shown beside the time."""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.baseline if self.baseline else None

    @property
    def misses(self) -> list[str]:
        """What is not met; nothing where all is."""
        found = []
        if self.ratio is not None and self.most is not None and self.ratio > self.most:
            found.append(f"ratio over {self.most:g}")
        if self.ratio is not None and self.least is not None and self.ratio < self.least:
            found.append(f"ratio under {self.least:g}")
        slowest = self.worst if self.worst is not None else self.ours
        if self.within is not None and slowest > self.within:
            found.append(f"over {_time(self.within)}")
        if self.peak_mb is not None and self.most_mb is not None and self.peak_mb > self.most_mb:
            found.append(f"memory over {self.most_mb:g} MB")
        return found

    @property
    def has_target(self) -> bool:
        return any(t is not None for t in (self.most, self.least, self.within, self.most_mb))

    def as_dict(self) -> dict[str, Any]:
        """For the JSON file."""
        return {**asdict(self), "ratio": self.ratio, "misses": self.misses}

    def line(self) -> str:
        """For the table."""
        parts = [f"{self.title:{_WIDTH}}", f"{_time(self.ours):>9}"]
        parts.append(f"{self.ratio:6.2f} x" if self.ratio is not None else " " * 8)
        parts.append(f"{self.peak_mb:5.0f} MB" if self.peak_mb is not None else " " * 8)
        more = []
        if self.worst is not None:
            more.append(f"worst {_time(self.worst)}")
        if self.moved_mb is not None:
            more.append(f"{self.moved_mb / self.ours:.0f} MB/s")
        if self.against:
            more.append(f"against {self.against}")
        verdict = "      "
        if self.has_target:
            verdict = f"MISSED ({', '.join(self.misses)})" if self.misses else "met   "
        return "  ".join([*parts, verdict, "; ".join(more)])


def _time(seconds: float) -> str:
    if seconds < 0.001:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"
