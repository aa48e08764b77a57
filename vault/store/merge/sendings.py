"""Sealed files between their line in the transfer log and their name: what a kill there leaves."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vault.domain.file_names import packed, unpacked
from vault.domain.transfer import INTERRUPTED, NEVER_FINISHED
from vault.store.context import OpenParts
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import fill, named


@dataclass(frozen=True, slots=True)
class Sending:
    """`has_words`: it opens with a passphrase, which only the program that made it could tell."""

    file: str
    path: Path
    bytes: int
    has_words: bool


class Sendings:
    """Also outside of a unit of work: a file has its name after the commit."""

    def __init__(self, vault: OpenParts) -> None:
        self._connection, self._inside = vault.connection, vault.fence.inside

    def note(self, sending: Sending) -> None:
        """In the transaction of its lines in the transfer log."""
        self._execute(
            "INSERT INTO main.sending (file, path, bytes, has_words) VALUES (?, ?, ?, ?)",
            (sending.file, packed(sending.path), sending.bytes, int(sending.has_words)),
        )

    def waiting(self) -> list[Sending]:
        """Those of which it is not known how they ended."""
        with self._inside() as token:
            rows = named(
                self._connection.execute(
                    f"{token} SELECT file, path, bytes, has_words FROM main.sending"
                )
            )
            return [fill(Sending, row, path=unpacked(row.path)) for row in rows]

    def named(self, file: str) -> None:
        """It has its name. What a disk refuses here is looked at again at the next unlock."""
        with suppress(sqlcipher.DatabaseError):
            self._execute("DELETE FROM main.sending WHERE file = ?", (file,))

    def settle(self, file: str, *, is_whole: bool) -> None:
        """It has its name after all; or never will, and then nothing left the school by it."""
        self._mark(file, "sent" if is_whole else NEVER_FINISHED)
        if not is_whole:
            self._execute(
                "DELETE FROM main.disclosure WHERE made IN"
                " (SELECT made FROM main.transfer WHERE direction = 'sent' AND file = ?)",
                (file,),
            )
        self._execute("DELETE FROM main.sending WHERE file = ?", (file,))

    def leave_open(self, file: str) -> None:
        """Its stick is not there: the transfer log says so until it is."""
        self._mark(file, INTERRUPTED)

    def _mark(self, file: str, state: str) -> None:
        self._execute(
            "UPDATE main.transfer SET state = ?, version = version + 1"
            " WHERE direction = 'sent' AND file = ? AND state <> ?",
            (state, file, state),
        )

    def _execute(self, sql: str, values: tuple[str | int, ...]) -> None:
        with self._inside() as token:
            self._connection.execute(f"{token} {sql}", values)
