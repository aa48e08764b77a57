"""The seven measures that were asked for after the breach of 2024, as they stand in this vault."""

from dataclasses import dataclass
from datetime import datetime

from vault.domain.assessments import CheckItem, Result


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: what the program does for it, and what its checks say now."""

    number: int
    title: str
    does: str
    items: tuple[CheckItem, ...]
    page: str

    @property
    def state(self) -> Result:
        """The worst of its checks. What cannot be told does not make it worse; where nothing can
        be told, that is no good state either."""
        results = {item.result for item in self.items}
        order = (Result.FAIL, Result.WARN, Result.PASS)
        return next((r for r in order if r in results), Result.UNKNOWN)

    @property
    def due(self) -> tuple[CheckItem, ...]:
        """What is to be done, the gravest first."""
        bad = [i for i in self.items if i.result is Result.FAIL]
        return (*bad, *(i for i in self.items if i.result is Result.WARN))


@dataclass(frozen=True, slots=True)
class Protection:
    """`checked_at`: when every page and entry was last looked at; None for never."""

    measures: tuple[Measure, ...]
    checked_at: datetime | None
