"""Taking back a merge of sealed records: what was under each is held, sealed, for this session.

Sealed records keep no history, so that a record that was taken out leaves nothing behind. What undo
needs lives in memory alone, as the boxes that stood in the file, and ends with the session.
"""

from vault.crypto.sealed_records import open_record, seal_record
from vault.domain.access import Compartment
from vault.errors import UndoConflictError, VaultDamagedError
from vault.store.context import Context
from vault.store.database.sealed_past import Before, DroppedRow, SealedRow
from vault.store.database.stored_values import blob, number
from vault.store.school.sealed import Sealed


class SealedUndo:
    """What sealed records were before this session's steps, in memory: the history has none of
    it."""

    def __init__(self, context: Context) -> None:
        self._context, self._past = context, context.vault.sealed_past
        self._work, self._keys, self._inside = context.work, context.keys, context.inside
        self._before: list[Before] = []

    def knows(self, step: int) -> bool:
        """Whether the step wrote sealed records."""
        return step in self._past.steps

    def remember(self, compartment: Compartment, record: str, pupil: str) -> None:
        """Before it is written over."""
        row, concern = self._stands(record)
        after = (row.version if row else 0) + 1
        self._before.append(Before(compartment, record, pupil, row, concern, after))
        if len(self._before) == 1:
            self._work.after_commit.append(
                lambda: self._past.keep(self._work.step, list(self._before))
            )

    def revert(self, step: int) -> None:
        """UndoConflictError when one of them was written since, or its pupil is not there."""
        for before in reversed(self._past.steps[step]):
            row, concern = self._stands(before.record)
            if (row.version if row else None) != before.after:
                raise UndoConflictError
            after = self._put_back(before, row)
            self._before.append(
                Before(before.compartment, before.record, before.pupil, row, concern, after)
            )
        sealed = Sealed(self._context)
        for compartment in {before.compartment for before in self._before}:
            sealed.write_manifest(compartment)
        back = {b.record for b in self._past.steps[step] if b.concern is not None}
        sealed.concerns.restore(back)
        # Done again, a merge takes the concern out of the drop box once more.
        sealed.concerns.took_out(
            b.record for b in self._before if b.concern is not None and b.record not in back
        )
        self._work.wrote = True
        self._work.after_commit.append(lambda: self._past.keep(self._work.step, list(self._before)))

    def _put_back(self, before: Before, now: SealedRow | None) -> int | None:
        with self._inside() as token:
            self._work.execute(f"{token} DELETE FROM main.sealed WHERE id = ?", (before.record,))
            self._work.execute(f"{token} DELETE FROM main.concern WHERE id = ?", (before.record,))
            if before.row is None and before.concern is None:
                return None
            there = self._work.select_value(
                f"{token} SELECT 1 FROM main.pupil WHERE id = ?", (before.pupil,)
            )
            if there is None:
                # Erased meanwhile: nothing brings back what was about them.
                raise UndoConflictError
            if before.concern is not None:
                self._work.execute(
                    f"{token} INSERT INTO main.concern (id, generation, box) VALUES (?, ?, ?)",
                    (before.record, before.concern.generation, before.concern.box),
                )
            if before.row is None:
                return None
            version = max(before.row.version, now.version if now else 0) + 1
            self._seal_anew(token, before, before.row, version)
            return version

    def _seal_anew(self, token: str, before: Before, row: SealedRow, version: int) -> None:
        """The content from before at a version of its own: an older one would look rolled back."""
        secret = self._keys.secret(before.compartment)
        vault, name = self._keys.vault_id, before.compartment.value
        generation = self._keys.generation(before.compartment)
        stood = (vault, name, generation, row.version, before.record)
        content = open_record(secret, row.box, stood)
        fresh = seal_record(secret, content, (vault, name, generation, version, before.record))
        self._work.execute(
            f"{token} INSERT INTO main.sealed (id, compartment, generation, version, box)"
            " VALUES (?, ?, ?, ?, ?)",
            (before.record, name, generation, version, fresh),
        )

    def _stands(self, record: str) -> tuple[SealedRow | None, DroppedRow | None]:
        """VaultDamagedError for a record of no version or box; such a concern is none."""
        with self._inside() as token:
            row = self._work.select_one(
                f"{token} SELECT {number('version')} AS version, {blob('box')} AS box"
                " FROM main.sealed WHERE id = ?",
                (record,),
            )
            concern = self._work.select_one(
                f"{token} SELECT {number('generation')} AS generation, {blob('box')} AS box"
                " FROM main.concern WHERE id = ?",
                (record,),
            )
        if row is not None and None in (row.version, row.box):
            raise VaultDamagedError(file="vault.db")
        sealed = SealedRow(row.version, row.box) if row is not None else None
        if concern is None or None in (concern.generation, concern.box):
            return sealed, None
        return sealed, DroppedRow(concern.generation, concern.box)
