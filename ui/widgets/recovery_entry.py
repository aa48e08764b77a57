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
from ui.widgets.typed_fields import SECRET
from vault.domain.messages import sentence
from vault.domain.secrets import RecoveryCode
from vault.errors import ShareRefusedError, SharesMissingError
from vault.unlock import SharePile, is_recovery_share, parse_recovery_code


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
        self.setProperty(SECRET, True)
        self._pile = SharePile()
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
        self.again = QPushButton(self.tr("Start again"))
        self.again.clicked.connect(self.clear)
        self.progress = PlainLabel()
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.again)
        row.addWidget(self.progress, 1)
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
        return 0 if self._pile.is_empty else self._pile.missing

    def add_share(self) -> bool:
        """Take what is typed as a share; False, and why, when it is none that can be. One of
        another set is taken and told: it may be the others that are old."""
        try:
            self._pile.add(self.box.toPlainText())
        except ShareRefusedError as error:
            self.refused.emit(sentence(error))
            return False
        self.box.clear()
        self.box.setFocus()
        if self._pile.doubt is not None:
            self.refused.emit(sentence(self._pile.doubt))
        return True

    def take(self) -> RecoveryCode:
        """What was typed, joined. SharesMissingError, SharesMixedError, WrongRecoveryCodeError."""
        typed = self.box.toPlainText().strip()
        if typed and self._is_share(typed) and not self.add_share():
            raise SharesMissingError(have=self._pile.count, needed=self._pile.needed)
        return parse_recovery_code(typed) if self._pile.is_empty else self._pile.code()

    def clear(self) -> None:
        """Nothing is typed and no share is in."""
        self._pile = SharePile()
        self.box.clear()
        self._look()

    def _is_share(self, text: str) -> bool:
        return not self._pile.is_empty or is_recovery_share(text)

    def _enter(self) -> None:
        typed = self.box.toPlainText().strip()
        if typed and self._is_share(typed) and not self.add_share():
            return
        if not self.missing:
            self.entered.emit()

    def _look(self) -> None:
        typed = self.box.toPlainText().strip()
        self.add.setVisible(bool(typed) and self._is_share(typed))
        self.again.setVisible(not self._pile.is_empty)
        if self._pile.is_empty:
            self.progress.setText("")
        elif self.missing:
            template = self.tr("{0} of {1} shares entered. The next person types theirs.")
            self.progress.setText(template.format(self._pile.count, self._pile.needed))
        else:
            self.progress.setText(self.tr("All {0} shares entered.").format(self._pile.needed))
