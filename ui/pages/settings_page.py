"""Settings: one's own, and one's password."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.at_left import at_left
from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel

_THEMES = (("as the system has it", "system"), ("light", "light"), ("dark", "dark"))


class SettingsPage(QWidget):
    own_changed = Signal()
    password_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = Notice()
        self.theme = QComboBox()
        for words, key in _THEMES:
            self.theme.addItem(self.tr(words), key)
        self.minutes = QSpinBox()
        self.minutes.setRange(1, 30)
        self.minutes.setSuffix(self.tr(" minutes"))
        self.password = QPushButton(self.tr("Change my password …"))
        self.password.clicked.connect(self.password_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self.own = self._group(
            self.tr("For me"),
            (
                (self.tr("Colours"), self.theme),
                (self.tr("Lock when nobody is there for"), self.minutes),
            ),
        )
        self.secret = self._group(self.tr("My password"), (), self.password)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for group in (self.own, self.secret):
            column.addWidget(group)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(self.tr("Settings"), size=16))
        layout.addWidget(self.notice)
        layout.addWidget(scroll, 1)

    def show_own(self, theme: str, minutes: int) -> None:
        """As they are kept; from now on a change is told."""
        self.theme.setCurrentIndex(max(self.theme.findData(theme), 0))
        self.minutes.setValue(minutes)
        self.theme.currentIndexChanged.connect(lambda _: self.own_changed.emit())
        self.minutes.valueChanged.connect(lambda _: self.own_changed.emit())

    @staticmethod
    def _group(
        title: str, rows: tuple[tuple[str, QWidget], ...], button: QPushButton | None = None
    ) -> QGroupBox:
        group = QGroupBox(title)
        form = QFormLayout(group)
        for words, field in rows:
            field.setAccessibleName(words)
            form.addRow(words, field)
        if button is not None:
            form.addRow(at_left(button))
        return group
