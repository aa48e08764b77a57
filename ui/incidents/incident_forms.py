"""Reporting an incident: two minutes, by anybody."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.incidents.incident_words import KINDS, LOCKED
from ui.widgets.form_dialog import FormDialog
from ui.widgets.moment_field import MomentField
from vault.domain.incidents import Incident, IncidentKind, IncidentText, Locked
from vault.errors import InvalidValueError


class ReportDialog(FormDialog):
    """What happened, when, and whether the vault was locked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            "",
            "",
            parent,
        )
        self.setWindowTitle(self.tr("Report an incident"))
        self.ok.setText(self.tr("Report it"))
        self.title = QLineEdit()
        self.title.setMaxLength(120)
        self.title.setPlaceholderText(self.tr("for example: laptop left on the bus"))
        self.kind = QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind)
        self.what = QPlainTextEdit()
        self.what.setPlaceholderText(
            self.tr("What you saw: when, where, which device, whose data, who else was there")
        )
        self.what.setTabChangesFocus(True)
        self.happened = MomentField(self.tr("When it happened, if known"))
        self.aware = MomentField(self.tr("When you noticed it"))
        self.aware.show_value(datetime.now(UTC))
        self.device = QLineEdit()
        self.locked = QComboBox()
        for locked, words in LOCKED.items():
            self.locked.addItem(words, locked)
        self.locked.setCurrentIndex(2)
        for words, field in (
            (self.tr("In a few words"), self.title),
            (self.tr("Kind"), self.kind),
            (self.tr("What happened"), self.what),
            (self.tr("When you noticed it"), self.aware),
            (self.tr("When it happened, if known"), self.happened),
            (self.tr("Device, file or paper"), self.device),
            (self.tr("The vault was"), self.locked),
        ):
            self.add_row(words, field)

    def incident(self) -> Incident:
        """InvalidValueError for times that are none."""
        aware = self.aware.value()
        if aware is None:
            raise InvalidValueError(field="noticed", reason="say when you noticed it")
        return Incident(
            title=self.title.text().strip(),
            kind=IncidentKind(self.kind.currentData()),
            happened_at=self.happened.value(),
            aware_at=aware,
            text=IncidentText(
                what=self.what.toPlainText().strip(),
                device=self.device.text().strip(),
                locked=Locked(self.locked.currentData()),
            ),
        )
