"""What an erasure leaves to be done: pictures, sealed records, and writing the files anew.

Wiped pages are not enough: when SQLite moves rows between pages, copies of them can stay in the
gaps (57 of 16,200 deleted values were found again that way). Only a file written anew has none.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from vault.domain.access import Compartment
from vault.errors import StorageError, TuckboxError
from vault.store.context import Context, OpenParts
from vault.store.database.connection import engine_error
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import column, named, one_value
from vault.store.database.vault_file import NAME as RECORDS
from vault.store.database.work import Work, no_report
from vault.store.files.photos_file import NAME as PHOTOS
from vault.store.files.rewriting import take_name, write_beside
from vault.store.measures.erasing import (
    ALL_SWEPT,
    NOTHING_SWEPT,
    PICTURES_SWEPT,
    SEALED,
    Eraser,
)
from vault.store.measures.erasures_elsewhere import ErasuresElsewhere
from vault.store.school.drafts import tidy_drafts

_ROOM = 1.1
"""How much room the copy needs, against the file as it is."""


@dataclass(frozen=True)
class ErasuresLeft:
    """Of one open vault."""

    vault: OpenParts
    elsewhere: ErasuresElsewhere

    def catch_up(self) -> None:
        """At an unlock: sealed records whose keeper came, files not yet written anew, erasures
        that the root key of today has not signed."""
        self.elsewhere.sign_own()
        self._drop_pending()
        tidy_drafts(self.vault, self._ids())
        self.elsewhere.note()
        if self._is_marked(NOTHING_SWEPT) or self._is_marked(PICTURES_SWEPT):
            self.sweep([])

    def sweep(self, blobs: list[str]) -> None:
        """After the commit: pictures go, and the files are written anew where there is room. What
        cannot be done now stays marked and is done at the next unlock."""
        self.elsewhere.note()
        try:
            self._sweep_pictures(blobs)
            if self._has_room(RECORDS):
                self._rewrite_records()
        except sqlcipher.DatabaseError as error:
            self._must_be_room(engine_error(error, RECORDS))
        except TuckboxError as error:
            self._must_be_room(error)

    def _sweep_pictures(self, blobs: list[str]) -> None:
        if not self.vault.pictures.is_granted:
            return
        self.vault.pictures.open().remove(blobs)
        if not blobs and not self._is_marked(NOTHING_SWEPT):
            return
        if self._has_room(PHOTOS):
            self.vault.pictures.open().rewrite(self.vault.copy)
            self._mark(NOTHING_SWEPT, PICTURES_SWEPT)

    def _rewrite_records(self) -> None:
        # With views of the same names in its way, VACUUM would index those.
        with self.vault.fence.lowered() as token:
            fresh = write_beside(
                self.vault.folder / RECORDS,
                self.vault.keys.must_vault_key(),
                self.vault.connection,
                token,
            )
        self._take_over(fresh)
        self._mark(PICTURES_SWEPT, ALL_SWEPT)

    def _take_over(self, fresh: Path) -> None:
        """Records that were written anew take the place of those that are open. StorageError where
        they do not; then these are as they were."""
        path = self.vault.folder / RECORDS
        self.vault.lock.hold(fresh)
        self.vault.file.close()
        self.vault.copy.let_go(RECORDS)
        try:
            take_name(fresh, path)
        except StorageError:
            self.vault.lock.hold(path)
            raise
        finally:
            self.vault.transactions.reopen()

    def _mark(self, before: int, now: int) -> None:
        with self.vault.fence.inside() as token:
            self.vault.connection.execute(
                f"{token} UPDATE main.erased SET is_swept = ? WHERE is_swept = ?", (now, before)
            )

    def _is_marked(self, mark: int) -> bool:
        with self.vault.fence.inside() as token:
            row = one_value(
                self.vault.connection.execute(
                    f"{token} SELECT 1 FROM main.erased WHERE is_swept = ? LIMIT 1", (mark,)
                )
            )
        return row is not None

    @staticmethod
    def _must_be_room(error: TuckboxError) -> None:
        """Want of room leaves the mark standing; damage is told."""
        if error.code not in ("storage.full", "storage", "storage.memory"):
            raise error

    def _has_room(self, name: str) -> bool:
        size = (self.vault.folder / name).stat().st_size
        return shutil.disk_usage(self.vault.folder).free > _ROOM * size

    def _drop_pending(self) -> None:
        pending = self._pending()
        for compartment in SEALED:
            waiting = frozenset(p for p, names in pending.items() if compartment.value in names)
            if not waiting or not self.vault.keys.holds(compartment):
                continue
            with self.vault.transactions.unit("erasure.sealed", no_report, writes=True) as work:
                Eraser(Context(work, self.vault)).drop_sealed(compartment, waiting)
                self._settle(work, compartment, waiting)
                self.vault.entries.record("erasure.sealed", "", work)

    def _settle(self, work: Work, compartment: Compartment, pupils: frozenset[str]) -> None:
        pending = self._pending()
        with self.vault.fence.inside() as token:
            for pupil in pupils:
                rest = ",".join(n for n in pending[pupil] if n != compartment.value)
                work.execute(
                    f"{token} UPDATE main.erased SET pending = ?, is_swept = min(is_swept * 2, ?)"
                    " WHERE id = ?",
                    (rest, PICTURES_SWEPT, pupil),
                )

    def _pending(self) -> dict[str, list[str]]:
        with self.vault.fence.inside() as token:
            rows = named(
                self.vault.connection.execute(
                    f"{token} SELECT id, pending FROM main.erased WHERE pending <> ''"
                )
            )
            return {row.id: row.pending.split(",") for row in rows}

    def _ids(self) -> frozenset[str]:
        with self.vault.fence.inside() as token:
            rows = column(self.vault.connection.execute(f"{token} SELECT id FROM main.erased"))
        return frozenset(rows)
