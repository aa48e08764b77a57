"""A password line: hidden unless revealed, warns of Caps Lock, shows how strong it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.plain import PlainLabel
from ui.widgets.typed_fields import SECRET
from vault.domain.secrets import Password
from vault.unlock import judge_password, suggest_passphrase

_WORDS = ("very weak", "weak", "fair", "good", "strong")


class _Line(QLineEdit):
    caps_noticed = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_noticed.emit(False)
        elif len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            # Qt does not tell the state of Caps Lock; a letter whose case does not fit does.
            self.caps_noticed.emit(typed.isupper() != shift)
        super().keyPressEvent(event)


class PasswordField(QWidget):
    """`entered` on Enter. Paste is allowed; the text is taken out with `take`."""

    entered = Signal()

    def __init__(self, name: str, *, judged: bool = False) -> None:
        super().__init__()
        self.setProperty(SECRET, True)
        self.line = _Line()
        self.line.setAccessibleName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.returnPressed.connect(self.entered)
        self.line.caps_noticed.connect(self._tell_caps)
        self.reveal = QCheckBox(self.tr("Show"))
        self.reveal.setAccessibleName(self.tr("Show {0}").format(name))
        self.reveal.toggled.connect(self._reveal)
        self.caps = PlainLabel(self.tr("Caps Lock seems to be on."))
        self.caps.setProperty("tone", "warn")
        self.caps.hide()
        self.meter = QProgressBar()
        self.meter.setRange(0, 4)
        self.meter.setTextVisible(False)
        self.meter.setMaximumHeight(8)
        self.meter.setAccessibleName(self.tr("Strength of the password"))
        self.judgement = PlainLabel()
        self.own_words: list[str] = []
        if judged:
            self.line.textChanged.connect(self.judge)
        else:
            # Only ever hidden here: shown without a parent, they would be windows for a moment.
            self.meter.hide()
            self.judgement.hide()
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.reveal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        for widget in (self.caps, self.meter, self.judgement):
            layout.addWidget(widget)
        self.setFocusProxy(self.line)

    def take(self) -> Password:
        """The password; the line is emptied."""
        text = self.line.text()
        self.line.clear()
        return Password.typed(text)

    def peek(self) -> Password:
        """The password, left where it is."""
        return Password.typed(self.line.text())

    def judge(self) -> None:
        """Say how strong it is, and why not stronger."""
        judged = judge_password(self.peek(), self.own_words)
        self.meter.setValue(judged.score if self.line.text() else 0)
        reason = f": {judged.reason}" if judged.reason else ""
        self.judgement.setText(f"{_WORDS[judged.score]}{reason}" if self.line.text() else "")

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)

    def _tell_caps(self, on: bool) -> None:
        self.caps.setVisible(on)


class PassphraseMaker(QPushButton):
    """Writes a passphrase of words into a field, to be written down. The keyboard goes on to
    `after`: Enter on this button once more would replace what was just written down."""

    made = Signal()

    def __init__(self, field: PasswordField, after: QWidget) -> None:
        super().__init__()
        self.setText(self.tr("Make a passphrase for me"))
        self._field, self._after = field, after
        self.clicked.connect(self._make)

    def _make(self) -> None:
        self._field.line.setText(suggest_passphrase())
        self._field.reveal.setChecked(True)
        self.setText(self.tr("Make another passphrase"))
        self._after.setFocus()
        self.made.emit()
