"""SQL for the transfer log: what was sent to whom and why, and what came from whom."""

from typing import Any

from vault.domain.ids import TransferId
from vault.domain.moments import moment
from vault.domain.transfer import TransferRow
from vault.errors import AlreadyMergedError, NotFoundError, OlderTransferError, ReceiptMismatchError
from vault.store.context import Context
from vault.store.database.rows import fill

_ROWS = (
    "SELECT id, direction, number, partner, about, kinds, pupils, photos, reason,"
    " until, at, by_profile, state, receipt_at FROM transfer"
)


class TransferLog:
    """Which sealed files went out and came in."""

    def __init__(self, context: Context) -> None:
        self._work, self._inside = context.work, context.inside
        self._name_of = context.name_of

    def list_all(self) -> tuple[TransferRow, ...]:
        """Newest first."""
        rows = self._work.select(_ROWS + " ORDER BY at DESC, id")
        return tuple(fill(TransferRow, row, by=self._name_of(row.by_profile)) for row in rows)

    def next_number(self, vault: str, profile: str) -> int:
        """Each recipient's files from here are counted from 1."""
        with self._inside() as token:
            newest = self._work.select_value(
                f"{token} SELECT coalesce(max(number), 0) FROM main.transfer"
                " WHERE direction = 'sent' AND partner_vault = ? AND partner_profile = ?",
                (vault, profile),
            )
        return int(newest) + 1

    def add(self, values: dict[str, Any]) -> TransferId:
        """A line; `at` and the profile are put in."""
        columns = {"at": self._work.now, "by_profile": str(self._work.profile.id), **values}
        wrote = self._work.wrote
        record = self._work.insert("transfer", columns)
        # A line of the transfer log alone is nothing that undo could take back.
        self._work.wrote = wrote
        return TransferId(record)

    def check_new(self, file: str, vault: str, profile: str, scope: str, number: int) -> None:
        """AlreadyMergedError, or OlderTransferError when a newer one of the same scope is in.
        `number` is 0 for a file to nobody by name: such are not counted."""
        with self._inside() as token:
            merged_at = self._work.select_value(
                f"{token} SELECT at FROM main.transfer WHERE direction = 'received' AND file = ?"
                " AND state = 'whole'",
                (file,),
            )
            newest = self._work.select_value(
                f"{token} SELECT coalesce(max(number), 0) FROM main.transfer"
                " WHERE direction = 'received' AND partner_vault = ? AND partner_profile = ?"
                " AND scope = ?",
                (vault, profile, scope),
            )
        if merged_at is not None:
            raise AlreadyMergedError(date=f"{moment(merged_at):%d %B %Y}")
        if newest > number > 0:
            raise OlderTransferError(number=number, newer=newest)

    def put_received(self, values: dict[str, Any]) -> TransferId:
        """The line of a file that was merged, in part or whole; each merge has its own, so that
        taking it back takes its line as well."""
        return self.add({"direction": "received", **values})

    def merged(self, transfer: TransferId) -> tuple[str, str, int]:
        """File, seal's hash and count of pupils of a file that was merged here. NotFoundError."""
        with self._inside() as token:
            row = self._work.select_one(
                f"{token} SELECT file, manifest, pupils FROM main.transfer"
                " WHERE id = ? AND direction = 'received'",
                (transfer,),
            )
        if row is None:
            raise NotFoundError
        return row.file, row.manifest, row.pupils

    def put_receipt(self, file: str, manifest: str, vault: str, profile: str, at: str) -> str:
        """Mark the sent file as received; ReceiptMismatchError when no such file went out."""
        rows = self._work.select(
            "SELECT id, manifest, partner_vault, partner_profile FROM transfer"
            " WHERE direction = 'sent' AND file = ?",
            (file,),
        )
        if not rows:
            raise ReceiptMismatchError(reason="it is for a file that was not sent from here")
        for row in rows:
            if (row.partner_vault, row.partner_profile) in ((vault, profile), ("", "")):
                if row.manifest != manifest:
                    raise ReceiptMismatchError(reason="it is for another content of that file")
                self._work.set_state("transfer", row.id, {"receipt_at": at})
                return str(row.id)
        raise ReceiptMismatchError(reason="it comes from someone the file was not sent to")
