"""SQL for what left the school about each pupil: the record of disclosures of 34 CFR 99.32."""

from collections.abc import Iterable
from datetime import datetime

from vault.domain.rights import Disclosure, DisclosureLine
from vault.store.context import Context


class Disclosures:
    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of

    def of_pupil(self, pupil: str) -> tuple[Disclosure, ...]:
        """Newest first."""
        rows = self._work.execute(
            "SELECT at, by_profile, act, party, purpose, ground, what FROM disclosure"
            " WHERE pupil_id = ? ORDER BY at DESC, id",
            (pupil,),
        ).fetchall()
        return tuple(
            Disclosure(datetime.fromisoformat(r[0]), self._name_of(r[1]), *r[2:]) for r in rows
        )

    def lines(self) -> tuple[DisclosureLine, ...]:
        """All of them, newest first, those of one act together; whom they are about is counted."""
        rows = self._work.execute(
            "SELECT at, by_profile, act, party, purpose, ground, what, count(DISTINCT pupil_id)"
            " FROM disclosure GROUP BY at, by_profile, act, party, purpose, ground, what"
            " ORDER BY at DESC, party"
        ).fetchall()
        return tuple(
            DisclosureLine(
                Disclosure(datetime.fromisoformat(r[0]), self._name_of(r[1]), *r[2:7]), r[7]
            )
            for r in rows
        )

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
