"""Sent and received: taking in receipts, and making one again."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.pages.transfer_log_page import TransferLogPage
from vault.actions.receive import AddReceipt, ListTransfers, MakeReceipt
from vault.domain.access import Permission
from vault.domain.ids import RecordId, TransferId
from vault.domain.kinds import Kind
from vault.domain.messages import sentence
from vault.domain.transfer import TransferRow
from vault.errors import TuckboxError


class TransferLogPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: TransferLogPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.allow(add=desk.may(Permission.RECEIPT_ADD), again=desk.may(Permission.RECEIVE))
        page.add_wanted.connect(self._ask_receipt)
        page.again_wanted.connect(self._ask_again)
        page.file_dropped.connect(self.take_file)
        desk.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        self._desk.do(self, ListTransfers(), then=self._page.show_rows, failed=self._explain)

    def take_file(self, path: str) -> None:
        """Add the receipt that lies in this file."""
        said = self.tr("The receipt holds: the file has arrived, and the list says so.")
        self._desk.do(
            self,
            AddReceipt(Path(path)),
            then=lambda _: self._page.notice.say(said, "good"),
            failed=self._explain,
        )

    def make_again(self, row: TransferRow, path: Path) -> None:
        """The receipt for a file that was merged here, once more."""

        def write(receipt: bytes) -> None:
            self._desk.write_file(self, path, receipt, then=written)

        def written(refused: str) -> None:
            said = self.tr("Written to {0}. Give it to {1}: it shows that the file arrived.")
            words = refused or said.format(path, row.partner)
            self._page.notice.say(words, "bad" if refused else "good")

        action = MakeReceipt(TransferId(RecordId(row.id)))
        self._desk.do(self, action, then=write, failed=self._explain)

    def _ask_receipt(self) -> None:
        name = self._page.ask_receipt()
        if name:
            self.take_file(name)

    def _ask_again(self, row: TransferRow) -> None:
        name = self._page.ask_new(f"receipt-{row.number}.tuckreceipt")
        if name:
            self.make_again(row, Path(name))

    def _hear(self, changes: frozenset[Kind]) -> None:
        if Kind.TRANSFER in changes:
            self.reload()

    def _explain(self, error: TuckboxError) -> None:
        self._page.notice.say(sentence(error), "bad")
