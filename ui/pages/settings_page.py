"""Settings: one's own, the school's details and one's password."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.at_left import at_left
from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel
from vault.domain.people import School

_THEMES = (("as the system has it", "system"), ("light", "light"), ("dark", "dark"))


class SettingsPage(QWidget):
    own_changed = Signal()
    password_wanted = Signal()
    school_saved = Signal()

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
        self.school, self.number, self.town = QLineEdit(), QLineEdit(), QLineEdit()
        self.save_school = QPushButton(self.tr("Save the school's details"))
        self.save_school.clicked.connect(self.school_saved)
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
        self.of_school = self._group(
            self.tr("The school"),
            (
                (self.tr("Name"), self.school),
                (self.tr("Number (DfE)"), self.number),
                (self.tr("Town"), self.town),
            ),
            self.save_school,
        )
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for group in (self.own, self.secret, self.of_school):
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

    def show_school(self, school: School) -> None:
        self.school.setText(school.name)
        self.number.setText(school.number)
        self.town.setText(school.town)

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
