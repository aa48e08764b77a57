"""An incident: what happened, in the words that the letters are made from."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.incidents.incident_words import KINDS, LOCKED
from ui.widgets.form import Form
from ui.widgets.moment_field import MomentField
from ui.widgets.scroll_column import ScrollColumn
from vault.domain.incidents import Incident, IncidentKind, IncidentState, IncidentText, Locked
from vault.errors import InvalidValueError

_HIGH, _WIDE = 72, 640
"""Three lines of some 75 letters; more scrolls."""


class IncidentFactsTab(QWidget):
    """What happened, when, and what was done at once."""

    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit()
        self.title.setMaxLength(120)
        self.kind = _choice(KINDS)
        self.locked = _choice(LOCKED)
        self.happened = MomentField(self.tr("When it happened"))
        self.aware = MomentField(self.tr("When it was noticed"))
        self.device = QLineEdit()
        self.what, self.consequences = _text(), _text()
        self.measures, self.delay = _text(), _text()
        self.save = QPushButton(self.tr("Save"))
        self.save.setProperty("main", True)
        self.save.clicked.connect(self.save_wanted)
        form = Form()
        for words, field in (
            (self.tr("In a few words"), self.title),
            (self.tr("Kind"), self.kind),
            (self.tr("Noticed"), self.aware),
            (self.tr("Happened"), self.happened),
            (self.tr("Device, file or paper"), self.device),
            (self.tr("The vault was"), self.locked),
            (self.tr("What happened"), self.what),
            (self.tr("What it may mean for the children"), self.consequences),
            (self.tr("What is being done"), self.measures),
            (self.tr("Why it is told late, if it is"), self.delay),
        ):
            if not field.accessibleName():
                field.setAccessibleName(words)
            form.addRow(words, field)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save)
        scroll = ScrollColumn(self.tr("What happened"), sideways=False)
        scroll.column.addLayout(form)
        scroll.column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

    def show_incident(self, incident: Incident, *, writes: bool) -> None:
        """A closed one cannot be saved."""
        self.title.setText(incident.title)
        self.kind.setCurrentIndex(list(KINDS).index(incident.kind))
        self.locked.setCurrentIndex(list(LOCKED).index(incident.text.locked))
        self.happened.show_value(incident.happened_at)
        self.aware.show_value(incident.aware_at)
        self.device.setText(incident.text.device)
        self.what.setPlainText(incident.text.what)
        self.consequences.setPlainText(incident.text.consequences)
        self.measures.setPlainText(incident.text.measures)
        self.delay.setPlainText(incident.text.delay)
        self.save.setVisible(writes and incident.state is not IncidentState.CLOSED)

    def changed(self, incident: Incident) -> Incident:
        """The incident with what is typed; InvalidValueError for a time that is none."""
        aware = self.aware.value()
        if aware is None:
            raise InvalidValueError(field="noticed", reason="say when it was noticed")
        return replace(
            incident,
            title=self.title.text().strip(),
            kind=IncidentKind(self.kind.currentData()),
            happened_at=self.happened.value(),
            aware_at=aware,
            text=IncidentText(
                what=self.what.toPlainText().strip(),
                device=self.device.text().strip(),
                locked=Locked(self.locked.currentData()),
                consequences=self.consequences.toPlainText().strip(),
                measures=self.measures.toPlainText().strip(),
                delay=self.delay.toPlainText().strip(),
            ),
        )


def _choice(words: dict[IncidentKind, str] | dict[Locked, str]) -> QComboBox:
    box = QComboBox()
    for value, text in words.items():
        box.addItem(text, value)
    return box


def _text() -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(_HIGH)
    field.setMaximumWidth(_WIDE)
    return field
