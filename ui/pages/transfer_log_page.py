"""Sent and received: which sealed file went to whom or came from whom, why, and until when."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from ui.models.row_table import RowTable
from ui.widgets.ask_place import ask_file, ask_new_file
from ui.widgets.date_field import shown_date
from ui.widgets.empty import EmptyHint
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView
from ui.widgets.typed_fields import SEARCH
from vault.domain.transfer import INTERRUPTED, NEVER_FINISHED, TransferRow

RECEIPTS = "Receipts (*.tuckreceipt)"
_SHOWN = (
    ("Sent and received", "all"),
    ("Sent", "sent"),
    ("Sent, no receipt yet", "waiting"),
    ("Received", "received"),
)


_UNFINISHED = {
    INTERRUPTED: (
        "\nIt is not certain what became of the file. It may lie on its stick or drive, with .part"
        " behind the name: put the stick in and unlock again, then it is finished. If it is not"
        " there any more, take it for sent."
    ),
    NEVER_FINISHED: ("\nThe file never got its name, and nobody can open it: make it anew."),
}


class TransferLogPage(Page):
    """`again_wanted` carries the received file that a receipt is to be made for once more."""

    add_wanted = Signal()
    again_wanted = Signal(object)
    file_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[TransferRow, ...] = ()
        self.search = QLineEdit()
        self.search.setProperty(SEARCH, True)
        self.search.setPlaceholderText(self.tr("Find a person, a class, a reason … (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Find in what was sent and received"))
        self.search.textChanged.connect(lambda _: self._narrow())
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Which files are shown"))
        for words, key in _SHOWN:
            self.which.addItem(self.tr(words), key)
        self.which.currentIndexChanged.connect(lambda _: self._narrow())
        self._rows = RowTable(
            (
                (self.tr("When"), lambda r: datetime.fromisoformat(r.at)),
                (self.tr("Way"), lambda r: "→ sent" if r.direction == "sent" else "← received"),
                (self.tr("To or from"), _partner),
                (self.tr("What"), lambda r: r.about),
                (self.tr("Pupils"), lambda r: r.pupils),
                (self.tr("Opens until"), _until),
                (self.tr("Receipt"), receipt_state),
                (self.tr("Why"), lambda r: r.reason),
            )
        )
        self.table = RowView(self._rows, self.tr("Sent and received"))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._describe())
        self.empty = EmptyHint(
            self.tr("Nothing was sent or received yet"),
            self.tr("Each sealed file that leaves or comes in is written down here by itself."),
        )
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.empty)
        self.details = PlainLabel()
        self.add = QPushButton(self.tr("Add a receipt …"))
        self.add.clicked.connect(self.add_wanted)
        self.again = QPushButton(self.tr("Make the receipt again …"))
        self.again.clicked.connect(self._ask_again)
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self.which)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.again)
        row.addStretch(1)
        self.details.setMinimumHeight(40)
        layout = self.titled(self.tr("Sent and received"))
        layout.addLayout(head)
        layout.addWidget(self.middle, 1)
        layout.addWidget(self.details)
        layout.addLayout(row)

    def allow(self, *, add: bool, again: bool) -> None:
        """What the role may do is offered, and only that."""
        self.add.setVisible(add)
        self.again.setVisible(again)
        self.setAcceptDrops(add)

    def show_rows(self, rows: tuple[TransferRow, ...]) -> None:
        self._all = rows
        self.middle.setCurrentWidget(self.table if rows else self.empty)
        self._narrow()

    def ask_receipt(self) -> str:
        """Which receipt, or ''."""
        return ask_file(self, self.tr("A receipt"), RECEIPTS)

    def ask_new(self, name: str) -> str:
        """Where the receipt is to go, or ''."""
        return ask_new_file(self, self.tr("Receipt"), name, RECEIPTS)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.file_dropped.emit(url.toLocalFile())
                return

    def _narrow(self) -> None:
        said, which = self.search.text().casefold().split(), self.which.currentData()
        self._rows.show_rows([r for r in self._all if _fits(r, which) and _holds(r, said)])
        self._describe()

    def _describe(self) -> None:
        row = self.table.chosen()
        hint = self.tr("Choose a line to read all of it here.") if self._all else ""
        self.details.setText(_told(row) if isinstance(row, TransferRow) else hint)

    def _ask_again(self) -> None:
        row = self.table.chosen()
        if isinstance(row, TransferRow) and row.direction == "received":
            self.again_wanted.emit(row)
        else:
            self.notice.say(self.tr("Choose a file that was received in the table first."))


def receipt_state(row: TransferRow) -> str:
    """Words for whether the file is known to have arrived; with a sign, for want of colour."""
    if row.direction != "sent":
        return "✓ merged" if row.state == "whole" else "◐ merged in part"
    if row.receipt_at:
        return f"✓ {datetime.fromisoformat(row.receipt_at).astimezone():%d/%m/%Y}"
    if row.state in _UNFINISHED:
        return f"✗ {row.state}"
    return "? not yet"


def _partner(row: TransferRow) -> str:
    return row.partner or "whoever knows the passphrase"


def _until(row: TransferRow) -> date | None:
    return date.fromisoformat(row.until) if row.until else None


def _fits(row: TransferRow, which: str) -> bool:
    if which == "waiting":
        return row.is_out and not row.receipt_at
    return which in ("all", row.direction)


def _holds(row: TransferRow, words: list[str]) -> bool:
    text = " ".join((_partner(row), row.about, row.reason, row.by, row.kinds)).casefold()
    return all(word in text for word in words)


def _told(row: TransferRow) -> str:
    """All that is known of one file, in two lines."""
    sent = row.direction == "sent"
    at = f"{datetime.fromisoformat(row.at).astimezone():%d/%m/%Y %H:%M}"
    way = f"sent to {_partner(row)}" if sent else f"received from {_partner(row)}"
    photos = f", {_counted(row.photos, 'photo')}" if row.photos else ""
    return (
        f"File {row.number}, {way} by {row.by} on {at}: {row.about}. Why: {row.reason}.\n"
        f"In it: {row.kinds} of {_counted(row.pupils, 'pupil')}{photos}."
        f" It could be opened until {shown_date(_until(row))}."
        f"{_UNFINISHED.get(row.state, '')}"
    )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
