"""SQL for what is kept of erasures and disposals: counts, reasons, who; no name of a child."""

import json
from datetime import date

from vault.domain.ids import RecordId
from vault.domain.retention import DisposalRow, DisposalState
from vault.domain.rights import ErasureRow
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.database.rows import Row, fill

_ERASURES = "SELECT id, pupil, at, by_profile, second_profile, reason, counts, outside FROM erasure"
_DISPOSALS = (
    "SELECT id, at, by_profile, second_profile, state, items, counts, certificate, sealed_on"
    " FROM disposal"
)


class Certificates:
    """What was erased for a family, and batches that the schedule disposes of."""

    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of

    def erasures(self) -> tuple[ErasureRow, ...]:
        """Newest first."""
        rows = self._work.select(_ERASURES + " ORDER BY at DESC, id")
        return tuple(self._erasure(row) for row in rows)

    def erasure(self, record: str) -> ErasureRow:
        """NotFoundError."""
        row = self._work.select_one(_ERASURES + " WHERE id = ?", (record,))
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
        """`counts` are rows by table; `first` and `second` are ids of profiles; `outside` says
        where else the pupil is named."""
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
        rows = self._work.select(_DISPOSALS + " ORDER BY at DESC, id")
        return tuple(self._disposal(row) for row in rows)

    def disposal(self, record: str) -> DisposalRow:
        """NotFoundError."""
        row = self._work.select_one(_DISPOSALS + " WHERE id = ?", (record,))
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

    def _erasure(self, row: Row) -> ErasureRow:
        return fill(
            ErasureRow,
            row,
            by=self._name_of(row.by_profile),
            second=self._name_of(row.second_profile) if row.second_profile else "",
            counts=json.loads(row.counts or "{}"),
            outside=tuple(json.loads(row.outside or "[]")),
        )

    def _disposal(self, row: Row) -> DisposalRow:
        return fill(
            DisposalRow,
            row,
            first=row.by_profile,
            by=self._name_of(row.by_profile),
            second=self._name_of(row.second_profile) if row.second_profile else "",
            items=tuple(json.loads(row.items or "[]")),
            counts=json.loads(row.counts or "{}"),
            reason=row.certificate,
        )
