"""Sent and received: which sealed file went to whom or came from whom, why, and until when."""

from datetime import date
from enum import StrEnum

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from ui.widgets.act_row import Act
from ui.widgets.ask_place import ask_file, ask_new_file
from ui.widgets.date_field import shown_date
from ui.widgets.dates import day_text, moment_text
from ui.widgets.drop_area import DropArea
from ui.widgets.empty import EmptyHint
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.record_list import RecordList
from ui.widgets.typed_fields import SEARCH
from vault.domain.collation import holds, query_words
from vault.domain.moments import moment
from vault.domain.transfer import INTERRUPTED, NEVER_FINISHED, TransferRow

RECEIPTS = "Receipts (*.tuckreceipt)"
_SEARCH = 320
_SHOWN = (
    ("Sent and received", "all"),
    ("Sent", "sent"),
    ("Sent, no receipt yet", "waiting"),
    ("Received", "received"),
)


_UNFINISHED = {
    INTERRUPTED: (
        "\nIt is not certain what happened to the file. It may be on its USB stick or drive, with"
        " .part after the name: plug the USB stick in and unlock again to finish it. If it is"
        " gone, treat it as sent."
    ),
    NEVER_FINISHED: ("\nThe file was never finished and nobody can open it: make it again."),
}


class TransferLogAct(StrEnum):
    """What can be done with a file that was sent or received."""

    ADD = "add"
    AGAIN = "again"


class TransferLogPage(DropArea):
    """`file_dropped` carries the path of a receipt."""

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
        self.details = PlainLabel()
        self.details.setMinimumHeight(40)
        self.records = RecordList(
            self.tr("Sent and received"),
            (
                (self.tr("When"), lambda r: moment(r.at)),
                (self.tr("Way"), lambda r: "→ sent" if r.direction == "sent" else "← received"),
                (self.tr("To or from"), _partner),
                (self.tr("What"), lambda r: r.about),
                (self.tr("Pupils"), lambda r: r.pupils),
                (self.tr("Opens until"), _until),
                (self.tr("Receipt"), receipt_state),
                (self.tr("Why"), lambda r: r.reason),
            ),
            (
                Act(TransferLogAct.ADD, self.tr("Add a receipt …"), for_none=True),
                Act(
                    TransferLogAct.AGAIN,
                    self.tr("Make the receipt again …"),
                    fits=lambda r: r.direction == "received",
                ),
            ),
            empty=EmptyHint(
                self.tr("Nothing sent or received yet"),
                self.tr("Each sealed file that is sent or received is listed here automatically."),
                icon="send",
            ),
            choose=self.tr("Choose a file that was received in the table first."),
            notice=self.notice,
            below=self.details,
        )
        self.records.chosen_changed.connect(self._describe)
        self.table = self.records.table
        self.add, self.again = self.records.buttons.values()
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        title = Title(self.tr("Sent and received"))
        title.setWordWrap(False)
        self.search.setMaximumWidth(_SEARCH)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.search, 1)
        head.addWidget(self.which)
        layout = self.titled_by(head)
        layout.addWidget(self.records, 1)

    def allow(self, *, add: bool, again: bool) -> None:
        """What the role may do is offered, and only that."""
        self.add.setVisible(add)
        self.again.setVisible(again)
        self.setAcceptDrops(add)

    def show_rows(self, rows: tuple[TransferRow, ...]) -> None:
        """Newest first, narrowed by what is typed."""
        self._all = rows
        self._narrow()

    def ask_receipt(self) -> str:
        """Which receipt, or ''."""
        return ask_file(self, self.tr("A receipt"), RECEIPTS)

    def ask_new(self, name: str) -> str:
        """Where the receipt is to go, or ''."""
        return ask_new_file(self, self.tr("Receipt"), name, RECEIPTS)

    def _narrow(self) -> None:
        words, which = query_words(self.search.text()), self.which.currentData()
        rows = [r for r in self._all if _fits(r, which) and _holds(r, words)]
        self.records.show_rows(rows, is_searched=bool(self._all))

    def _describe(self, row: TransferRow | None) -> None:
        hint = self.tr("Choose a line to read it in full.") if self._all else ""
        self.details.setText(hint if row is None else _details(row))


def receipt_state(row: TransferRow) -> str:
    """Words for whether the file is known to have arrived; with a sign, for want of colour."""
    if row.direction != "sent":
        return "✓ merged" if row.state == "whole" else "◐ merged in part"
    if row.receipt_at:
        return f"✓ {day_text(moment(row.receipt_at))}"
    if row.state in _UNFINISHED:
        return f"✗ {row.state}"
    return "? not yet"


def _partner(row: TransferRow) -> str:
    return row.partner or "anyone who knows the passphrase"


def _until(row: TransferRow) -> date | None:
    return date.fromisoformat(row.until) if row.until else None


def _fits(row: TransferRow, which: str) -> bool:
    if which == "waiting":
        return row.is_out and not row.receipt_at
    return which in ("all", row.direction)


def _holds(row: TransferRow, words: list[str]) -> bool:
    return holds(" ".join((_partner(row), row.about, row.reason, row.by, row.kinds)), words)


def _details(row: TransferRow) -> str:
    """All that is known of one file, in two lines."""
    sent = row.direction == "sent"
    at = moment_text(moment(row.at))
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
