"""After merging: what it did, and the receipt that goes back to the sender."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.questions.question_words import unanswered_words
from ui.widgets.ask_place import ask_new_file
from ui.widgets.plain import PlainLabel, Title
from ui.words import counted
from vault.domain.transfer import MergeReport

RECEIPT = ".tuckreceipt"


class ReceiveDoneView(QWidget):
    """`receipt_wanted` carries the place where the receipt is to go."""

    receipt_wanted = Signal(str)
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.title = Title(self.tr("Merged"))
        self.summary, self.next = PlainLabel(), PlainLabel()
        self.receipt = QPushButton(self.tr("Save the receipt …"))
        self.receipt.setProperty("main", True)
        self.receipt.clicked.connect(self._ask_where)
        self.other = QPushButton(self.tr("Receive another file"))
        self.other.clicked.connect(self.other_wanted)
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.setSpacing(14)
        for widget in (self.title, self.summary, self.next):
            layout.addWidget(widget)
        for button in (self.receipt, self.other):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_report(self, report: MergeReport, sender: str, about: str) -> None:
        """`about` is whom the file was about; it names the receipt."""
        self._name = about
        counts = (
            (self.tr("{0} new"), report.new),
            (self.tr("{0} changed"), report.changed),
            (self.tr("{0} deleted"), report.removed),
            (self.tr("{0} the same"), report.same),
            (self.tr("{0} decided by you"), report.decided),
        )
        parts = [words.format(f"{count:,}") for words, count in counts if count]
        if refused := report.pictures_refused:
            single, many = self.tr("1 picture refused"), self.tr("{0} pictures refused")
            parts.append(counted(refused, single, many))
        rest = unanswered_words(report.questions, report.skipped - report.questions)
        if report.skipped:
            rest += self.tr(" To bring them in later, ask {0} for a new file.").format(sender)
        summary = " · ".join(parts) + self.tr(".\nCtrl+Z undoes all of it.")
        self.summary.setText(f"{summary}\n{rest}".strip())
        self.next.setText(
            self.tr(
                "What comes next\n"
                "1. Save the receipt and give it to {0}: it is signed, and proves that the file"
                " arrived complete. It contains no pupil records.\n"
                "2. Delete the sealed file. Its contents are now in the vault."
            ).format(sender)
        )
        self.receipt.setEnabled(True)

    def _ask_where(self) -> None:
        kinds = self.tr("Receipts (*.tuckreceipt)")
        chosen = ask_new_file(self, self.tr("Receipt"), f"{self._name}{RECEIPT}", kinds)
        if chosen:
            self.receipt_wanted.emit(chosen if chosen.endswith(RECEIPT) else chosen + RECEIPT)
