"""Typing what is on the recovery paper: the code of one sheet, or shares one after the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.plain import PlainLabel
from vault.domain.messages import sentence
from vault.domain.secrets import RecoveryCode, ShareFacts
from vault.errors import ShareRefusedError, SharesMissingError
from vault.unlock import is_recovery_share, read_recovery_share, recovery_code_of


class _Box(QPlainTextEdit):
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class RecoveryEntry(QWidget):
    """A share that is in leaves the box, so that the next person does not see it. `refused`
    carries words; `entered` is Enter on a code, or on the last share."""

    entered = Signal()
    refused = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._shares: dict[int, str] = {}
        self._first: ShareFacts | None = None
        self.box = _Box()
        self.box.setAccessibleName(name)
        self.box.setPlaceholderText(
            self.tr("the groups of the printed code, or the words of one person's share")
        )
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(76)
        self.box.entered.connect(self._enter)
        self.box.textChanged.connect(self._look)
        self.add = QPushButton(self.tr("Add this share"))
        self.add.clicked.connect(self.add_share)
        self.again = QPushButton(self.tr("Begin again"))
        self.again.clicked.connect(self.clear)
        self.said = PlainLabel()
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.again)
        row.addWidget(self.said, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        layout.addLayout(row)
        self.setFocusProxy(self.box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look()

    @property
    def missing(self) -> int:
        """How many shares are still to come; 0 for a code."""
        return max(self._first.needed - len(self._shares), 0) if self._first else 0

    def add_share(self) -> bool:
        """Take what is typed as a share; False, and why, when it is none that fits."""
        text = self.box.toPlainText()
        try:
            facts = read_recovery_share(text)
            if self._first is not None and facts.batch != self._first.batch:
                raise ShareRefusedError(reason="it belongs to another set than the first")
            if facts.number in self._shares:
                raise ShareRefusedError(reason="it is in already")
        except ShareRefusedError as error:
            self.refused.emit(sentence(error))
            return False
        self._first = self._first or facts
        self._shares[facts.number] = text
        self.box.clear()
        self.box.setFocus()
        return True

    def take(self) -> RecoveryCode:
        """What was typed, joined. SharesMissingError, WrongRecoveryCodeError."""
        typed = self.box.toPlainText().strip()
        if typed and self._is_share(typed) and not self.add_share():
            raise SharesMissingError(have=len(self._shares), needed=self._needed())
        if self.missing:
            raise SharesMissingError(have=len(self._shares), needed=self._needed())
        return recovery_code_of(list(self._shares.values()) or [self.box.toPlainText().strip()])

    def clear(self) -> None:
        """Nothing is typed and no share is in."""
        self._shares.clear()
        self._first = None
        self.box.clear()
        self._look()

    def _needed(self) -> int:
        return self._first.needed if self._first is not None else 2

    def _is_share(self, text: str) -> bool:
        return self._first is not None or is_recovery_share(text)

    def _enter(self) -> None:
        typed = self.box.toPlainText().strip()
        if typed and self._is_share(typed) and not self.add_share():
            return
        if not self.missing:
            self.entered.emit()

    def _look(self) -> None:
        typed = self.box.toPlainText().strip()
        self.add.setVisible(bool(typed) and self._is_share(typed))
        self.again.setVisible(self._first is not None)
        if self._first is None:
            self.said.setText("")
        elif self.missing:
            said = self.tr("{0} of {1} shares are in. The next person types theirs.")
            self.said.setText(said.format(len(self._shares), self._first.needed))
        else:
            self.said.setText(self.tr("All {0} shares are in.").format(self._first.needed))
