"""What hangs on a pupil: a contact, an alert, a consent decision, a class."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ui.desk.record_words import field_words
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField
from ui.words import purpose_words, tr
from vault.domain.ids import NEW, AlertId, ContactId
from vault.domain.people import (
    ALERT_KINDS,
    CONSENT_STATES,
    CONTACT_TEXTS,
    Alert,
    ClassRow,
    Contact,
)


class ContactDialog(FormDialog):
    """A new contact, or one that is there; or what somebody `suggests` about it."""

    def __init__(
        self, parent: QWidget, contact: Contact | None = None, *, suggests: bool = False
    ) -> None:
        title, ok = tr("Contact"), ""
        if suggests:
            title = tr("Suggest a change") if contact else tr("Suggest a contact")
            ok = tr("Suggest")
        super().__init__(title, "", parent, ok, of=contact.id if contact else "")
        self._before = contact or Contact(ContactId(NEW), 0)
        self._edits = {name: QLineEdit(getattr(self._before, name)) for name in CONTACT_TEXTS}
        for name, edit in self._edits.items():
            self.add_row(field_words(name, "contact"), edit)
        self.priority = NumberField()
        self.priority.setRange(1, 20)
        self.priority.setValue(self._before.priority)
        self.add_row(field_words("priority", "contact"), self.priority)
        self.responsible = QCheckBox(tr("has parental responsibility"))
        self.responsible.setChecked(self._before.parental_responsibility)
        self.emergency = QCheckBox(tr("may be called in an emergency"))
        self.emergency.setChecked(self._before.emergency)
        self.form.addRow("", self.responsible)
        self.form.addRow("", self.emergency)

    def contact(self) -> Contact:
        """As it stands in the form, with the id and version that were read."""
        typed = {name: edit.text() for name, edit in self._edits.items()}
        return Contact(
            self._before.id,
            self._before.version,
            **typed,
            priority=self.priority.value(),
            parental_responsibility=self.responsible.isChecked(),
            emergency=self.emergency.isChecked(),
        )


class DeclineDialog(FormDialog):
    """Why a suggestion is not taken; who made it reads that."""

    def __init__(self, parent: QWidget, suggestion: str = "") -> None:
        super().__init__(tr("Decline the suggestion"), "", parent, tr("Decline"), of=suggestion)
        self.reason = QLineEdit()
        self.add_row(tr("Reason (may be empty)"), self.reason)


class AlertDialog(FormDialog):
    """A short plain line that every adult with the child may need."""

    def __init__(self, parent: QWidget, alert: Alert | None = None) -> None:
        super().__init__(
            tr("Alert"),
            tr(
                "One plain sentence that helps at once. Everybody who sees the pupil sees it, so"
                " leave out what only some may know."
            ),
            parent,
            of=alert.id if alert else "",
        )
        self.alert = alert.id if alert else AlertId(NEW)
        self.version = alert.version if alert else 0
        self.kind = QComboBox()
        self.kind.addItems(ALERT_KINDS)
        self.text = QLineEdit(alert.text if alert else "")
        self.ends = DateField(tr("Shown until"))
        if alert:
            self.kind.setCurrentText(alert.kind)
            self.ends.show_value(alert.ends)
        # What is to be known first: the caret stands there, and Enter saves.
        self.add_row(tr("What to know"), self.text)
        self.add_row(tr("Kind"), self.kind)
        self.add_row(tr("Shown until (may be empty)"), self.ends)


class ConsentDialog(FormDialog):
    """What was decided for one purpose, by whom and when."""

    def __init__(self, parent: QWidget, purpose: str, state: str = "given") -> None:
        super().__init__(tr("Consent"), purpose_words(purpose), parent)
        self.purpose = purpose
        self.state = QComboBox()
        self.state.addItems(CONSENT_STATES)
        self.state.setCurrentText(state)
        self.by = QLineEdit()
        self.on = DateField(tr("Decided on"))
        self.on.show_value(date.today())
        self.add_row(tr("Decision"), self.state)
        self.add_row(tr("Decided by"), self.by)
        self.add_row(tr("Decided on"), self.on)


class EnrolDialog(FormDialog):
    """Into which class, from when."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Add to a class"), "", parent, tr("Add"))
        self.school_class = QComboBox()
        self.starts = DateField(tr("From"))
        self.starts.show_value(date.today())
        self.add_row(tr("Class"), self.school_class)
        self.add_row(tr("From"), self.starts)

    def show_classes(self, school_classes: tuple[ClassRow, ...]) -> None:
        """To choose from."""
        for school_class in school_classes:
            self.school_class.addItem(school_class.name, school_class.id)
