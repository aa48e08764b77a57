"""Figures of the columns of a markbook, kept while it is typed in."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from vault.domain.mark_figures import Figures, Tally, figures_of
from vault.domain.markbook import Assessment
from vault.domain.scales import Scale


class ColumnFigures:
    """A column is counted once; of its 600 marks, a new one moves two counts."""

    def __init__(self) -> None:
        self._given: dict[str, Counter[str]] = {}
        self._figures: dict[str, Figures] = {}

    def forget(self) -> None:
        """All of it may be otherwise now."""
        self._given, self._figures = {}, {}

    def move(self, assessment: str, before: str, after: str) -> None:
        """A cell of the column holds another value; '' is none."""
        if before == after:
            return
        self._figures.pop(assessment, None)
        given = self._given.get(assessment)
        if given is not None:
            given.subtract([before])
            given.update([after])

    def of(
        self,
        assessment: Assessment,
        scales: Mapping[str, Scale],
        values: Callable[[], Iterable[str]],
    ) -> Figures:
        """Of a column, whose `values` are asked for where it was not counted yet."""
        found = self._figures.get(assessment.id)
        if found is None:
            given = self._given.get(assessment.id)
            if given is None:
                given = self._given[assessment.id] = Counter(values())
            of = (assessment.scale, assessment.half_term, assessment.day, assessment.out_of)
            found = figures_of(
                [Tally(*of, value, number) for value, number in given.items() if value and number],
                scales,
            )
            self._figures[assessment.id] = found
        return found
