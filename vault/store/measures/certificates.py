"""SQL for what is kept of erasures and disposals: counts, reasons, who; no name of a child."""

import json
from datetime import date, datetime
from typing import Any

from vault.domain.ids import RecordId
from vault.domain.retention import DisposalRow, DisposalState
from vault.domain.rights import ErasureRow
from vault.errors import NotFoundError
from vault.store.context import Context

_ERASURES = "SELECT id, pupil, at, by_profile, second_profile, reason, counts, outside FROM erasure"
_DISPOSALS = (
    "SELECT id, at, by_profile, second_profile, state, items, counts, certificate, sealed_on"
    " FROM disposal"
)


class Certificates:
    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of

    def erasures(self) -> tuple[ErasureRow, ...]:
        """Newest first."""
        rows = self._work.execute(_ERASURES + " ORDER BY at DESC, id").fetchall()
        return tuple(self._erasure(row) for row in rows)

    def erasure(self, record: str) -> ErasureRow:
        row = self._work.execute(_ERASURES + " WHERE id = ?", (record,)).fetchone()
        if row is None:
            raise NotFoundError
        return self._erasure(row)

    def add_erasure(
        self,
        pupil: str,
        first: str,
        second: str,
        reason: str,
        counts: dict[str, int],
        outside: tuple[str, ...],
    ) -> ErasureRow:
        record = self._work.insert(
            "erasure",
            {
                "pupil": pupil,
                "at": self._work.now,
                "by_profile": first,
                "second_profile": second,
                "reason": reason,
                "counts": json.dumps(counts),
                "outside": json.dumps(outside),
            },
        )
        return self.erasure(record)

    def disposals(self) -> tuple[DisposalRow, ...]:
        """Newest first."""
        rows = self._work.execute(_DISPOSALS + " ORDER BY at DESC, id").fetchall()
        return tuple(self._disposal(row) for row in rows)

    def disposal(self, record: str) -> DisposalRow:
        row = self._work.execute(_DISPOSALS + " WHERE id = ?", (record,)).fetchone()
        if row is None:
            raise NotFoundError
        return self._disposal(row)

    def propose(self, items: tuple[str, ...], words: str) -> RecordId:
        """A batch that a second person looks at."""
        return self._work.insert(
            "disposal",
            {
                "at": self._work.now,
                "by_profile": str(self._work.profile.id),
                "state": DisposalState.PROPOSED.value,
                "items": json.dumps(items),
                "certificate": words,
            },
        )

    def looked_over(self, record: str) -> None:
        """By the safeguarding lead."""
        self._work.set_state("disposal", record, {"sealed_on": date.today().isoformat()})

    def settle(self, record: str, state: DisposalState, counts: dict[str, int]) -> None:
        """Done or withdrawn; what was in the batch is then not named any more."""
        self._work.set_state(
            "disposal",
            record,
            {
                "state": state.value,
                "second_profile": str(self._work.profile.id),
                "at": self._work.now,
                "items": "[]",
                "counts": json.dumps(counts),
            },
        )

    def _erasure(self, r: tuple[Any, ...]) -> ErasureRow:
        return ErasureRow(
            id=r[0],
            pupil=r[1],
            at=datetime.fromisoformat(r[2]),
            by=self._name_of(r[3]),
            second=self._name_of(r[4]) if r[4] else "",
            reason=r[5],
            counts=json.loads(r[6] or "{}"),
            outside=tuple(json.loads(r[7] or "[]")),
        )

    def _disposal(self, r: tuple[Any, ...]) -> DisposalRow:
        return DisposalRow(
            id=r[0],
            at=datetime.fromisoformat(r[1]),
            first=r[2],
            by=self._name_of(r[2]),
            second=self._name_of(r[3]) if r[3] else "",
            state=DisposalState(r[4]),
            items=tuple(json.loads(r[5] or "[]")),
            counts=json.loads(r[6] or "{}"),
            reason=r[7],
            sealed_on=date.fromisoformat(r[8]) if r[8] else None,
        )
