"""The seven measures that were asked for after the breach of 2024, as they stand in this vault."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from vault.domain.assessments import Assessment, CheckItem, Result


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: what the program does for it, and what its checks say now; `short` is its title
    in a list. Without `items` where the role sees the words only."""

    number: int
    title: str
    short: str
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

    @property
    def good(self) -> tuple[CheckItem, ...]:
        """What was looked at and is as it should be."""
        return tuple(item for item in self.items if item.result is Result.PASS)

    @property
    def known(self) -> int:
        """How many of its checks could be told at all."""
        return sum(1 for item in self.items if item.result is not Result.UNKNOWN)


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """Incidents in one line: how many are `open`, how many of these are `late` for the authority;
    the day on which the school became aware of the newest, None where there was none; `in_time`:
    whether the authority was told of it within the time of the law, None where it was not told."""

    open: int
    late: int
    newest: date | None
    in_time: bool | None
    hours: int


@dataclass(frozen=True, slots=True)
class Protection:
    """`checked_at`: when every page and entry was last looked at; None for never. `incidents`,
    `copies` (backups at most a week old) and `trained` (how many of how many people) are None for
    a role that may not know."""

    measures: tuple[Measure, ...]
    checked_at: datetime | None
    incidents: IncidentLine | None = None
    copies: int | None = None
    trained: tuple[int, int] | None = None

    def with_run(self, run: Assessment) -> "Protection":
        """With what a run has just found that is not kept."""
        newer = {item.id: item for item in run.items}
        return replace(
            self,
            measures=tuple(
                replace(m, items=tuple(newer.get(item.id, item) for item in m.items))
                for m in self.measures
            ),
        )
