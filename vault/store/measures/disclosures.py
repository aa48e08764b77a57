"""SQL for what left the school about each pupil: the record of disclosures."""

from collections.abc import Iterable

from vault.domain.rights import Disclosure, DisclosureLine
from vault.store.context import Context
from vault.store.database.rows import Row, fill


class Disclosures:
    """What of each pupil was told or given to whom."""

    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of

    def of_pupil(self, pupil: str) -> tuple[Disclosure, ...]:
        """Newest first."""
        rows = self._work.select(
            "SELECT at, by_profile, act, party, purpose, ground, what FROM disclosure"
            " WHERE pupil_id = ? ORDER BY at DESC, id",
            (pupil,),
        )
        return tuple(map(self._disclosure, rows))

    def lines(self) -> tuple[DisclosureLine, ...]:
        """All of them, newest first, those of one act together; whom they are about is counted."""
        rows = self._work.select(
            "SELECT at, by_profile, act, party, purpose, ground, what,"
            " count(DISTINCT pupil_id) AS pupils"
            " FROM disclosure GROUP BY at, by_profile, act, party, purpose, ground, what"
            " ORDER BY at DESC, party COLLATE NAMES"
        )
        return tuple(DisclosureLine(self._disclosure(row), row.pupils) for row in rows)

    def _disclosure(self, row: Row) -> Disclosure:
        return fill(Disclosure, row, by=self._name_of(row.by_profile))

    def add(
        self, pupils: Iterable[str], act: str, party: str, purpose: str, ground: str, what: str
    ) -> None:
        """One line for each pupil; a line alone is nothing that undo could take back."""
        wrote = self._work.wrote
        for pupil in pupils:
            self._work.insert(
                "disclosure",
                {
                    "pupil_id": pupil,
                    "at": self._work.now,
                    "by_profile": str(self._work.profile.id),
                    "act": act,
                    "party": party,
                    "purpose": purpose,
                    "ground": ground,
                    "what": what,
                },
            )
        self._work.wrote = wrote
