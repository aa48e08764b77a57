"""Sent and received: taking in receipts, and making one again."""

from pathlib import Path

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.transfers.transfer_log_page import TransferLogAct, TransferLogPage
from vault.actions.receive import AddReceipt, ListTransfers, MakeReceipt
from vault.domain.access import Permission
from vault.domain.ids import RecordId, TransferId
from vault.domain.kinds import Kind
from vault.domain.transfer import TransferRow


class TransferLogPresenter(Presenter[TransferLogPage]):
    """Takes in receipts, and writes one again."""

    shows = frozenset({Kind.TRANSFER})

    def __init__(self, page: TransferLogPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.allow(add=desk.may(Permission.RECEIPT_ADD), again=desk.may(Permission.RECEIVE))
        page.records.do(
            {
                TransferLogAct.ADD: lambda _: self._ask_receipt(),
                TransferLogAct.AGAIN: self._ask_again,
            }
        )
        page.file_dropped.connect(self.take_file)
        self.reload()

    def reload(self) -> None:
        self._do(ListTransfers(), self._page.show_rows)

    def take_file(self, path: str) -> None:
        """Add the receipt that lies in this file."""
        done = self.tr("The receipt is valid: the file has arrived, and the list shows it.")
        self._do(AddReceipt(Path(path)), lambda _: self._say(done))

    def make_again(self, row: TransferRow, path: Path) -> None:
        """The receipt for a file that was merged here, once more."""

        template = self.tr("Written to {0}. Give it to {1}: it proves that the file arrived.")
        words = template.format(path, row.partner)
        action = MakeReceipt(TransferId(RecordId(row.id)))
        self._do(action, lambda receipt: self._write_file(path, receipt, words))

    def _ask_receipt(self) -> None:
        name = self._page.ask_receipt()
        if name:
            self.take_file(name)

    def _ask_again(self, row: TransferRow) -> None:
        name = self._page.ask_new(f"receipt-{row.number}.tuckreceipt")
        if name:
            self.make_again(row, Path(name))
