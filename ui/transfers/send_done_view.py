"""After sealing: where the file is, what to do next, and the passphrase, this once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.look.fonts import font_to_copy
from ui.transfers.transfer_words import left_out_words, size_words
from ui.widgets.made_late import MadeLate
from ui.widgets.plain import PlainLabel, Title
from ui.words import counted
from vault.domain.transfer import SendReport


class SendDoneView(MadeLate):
    """What was sealed, and the passphrase if there is one: it is shown once."""

    copy_wanted = Signal(str)
    again_wanted = Signal()
    facts: PlainLabel
    passphrase: PlainLabel
    copy: QPushButton
    copied: PlainLabel
    next: PlainLabel
    again: QPushButton
    secret: QFrame

    def make(self) -> None:
        self.title = Title(self.tr("The file is sealed"))
        self.facts = PlainLabel()
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.passphrase = PlainLabel()
        self.passphrase.setFont(font_to_copy())
        self.passphrase.setAccessibleName(self.tr("Passphrase of the file"))
        self.passphrase.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy = QPushButton(self.tr("Copy for 30 seconds"))
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self.passphrase.text()))
        self.copied = PlainLabel()
        self.next = PlainLabel()
        self.again = QPushButton(self.tr("Send something else"))
        self.again.setProperty("main", True)
        self.again.clicked.connect(self.again_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self.secret = QFrame()
        self.secret.setProperty("tone", "warn")
        box = QVBoxLayout(self.secret)
        box.addWidget(
            PlainLabel(
                self.tr(
                    "This passphrase opens the file. It is shown only once and stored nowhere:"
                    " write it down, or tell your colleague now."
                )
            )
        )
        box.addWidget(self.passphrase)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.copied, 1)
        box.addLayout(row)
        box.addWidget(
            PlainLabel(
                self.tr(
                    "Tell it by phone or face to face, never in the same email or on the same"
                    " USB stick as the file."
                )
            )
        )
        for label in self.secret.findChildren(PlainLabel):
            label.setProperty("ground", "warn")
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.setSpacing(14)
        for widget in (self.title, self.facts, self.secret, self.next):
            layout.addWidget(widget)
        layout.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    def show_report(self, report: SendReport, until: str) -> None:
        """`until` is the last day of the file, as it was typed."""
        whose = counted(report.pupils, self.tr("1 pupil"), self.tr("{0} pupils"))
        if report.photos:
            whose += counted(report.photos, self.tr(" and 1 photo"), self.tr(" and {0} photos"))
        held = ""
        if report.photos_held_back:
            held = counted(
                report.photos_held_back,
                self.tr("\n1 photo was left out: there is no consent."),
                self.tr("\n{0} photos were left out: there is no consent."),
            )
        stayed = left_out_words(report.restricted, report.opted_out)
        held += f"\n{stayed}" if stayed else ""
        self.facts.setText(
            self.tr("{0}\n{1}, {2}.{3}").format(report.path, size_words(report.bytes), whose, held)
        )
        self.passphrase.setText(report.passphrase)
        self.secret.setVisible(bool(report.passphrase))
        self.copied.setText("")
        who = ", ".join(report.recipients)
        opens = (
            self.tr("Only {0} can open it").format(who)
            if who
            else self.tr("Only someone who knows the passphrase can open it")
        )
        self.next.setText(
            self.tr(
                "What comes next\n"
                "1. Give the file to your colleague, on a USB stick or any other way. {0}, until"
                " {1}.\n"
                "2. Your colleague opens it in Tuckbox under Receive, and gives you the receipt"
                " (.tuckreceipt).\n"
                "3. Add the receipt under Sent and received, then delete the file."
            ).format(opens, until)
        )

    def show_copied(self, seconds: int) -> None:
        """For how long it stays in the clipboard."""
        self.copied.setText(
            self.tr("Copied. The clipboard is cleared in {0} seconds.").format(seconds)
        )

    def forget(self) -> None:
        """The passphrase goes from the screen."""
        if self.is_made:
            self.passphrase.setText("")
