"""What the school decides once: where it is, who answers for data, how strict training is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ui.widgets.at_left import at_left
from ui.widgets.form import Form
from ui.widgets.number_field import NumberField
from ui.widgets.plain import PlainLabel
from vault.domain.law import LAWS
from vault.domain.policy import Country, Phase, Policy

_PHASES = {Phase.PRIMARY: "primary", Phase.SECONDARY: "secondary"}
_MOST_DAYS = 90


class PolicyForm(QWidget):
    """`saved` asks to keep what `policy` gives."""

    saved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.country, self.phase = QComboBox(), QComboBox()
        for country, law in LAWS.items():
            self.country.addItem(self.tr(law.name), country)
        for phase, words in _PHASES.items():
            self.phase.addItem(self.tr(words), phase)
        self.grace = NumberField()
        self.grace.setRange(0, _MOST_DAYS)
        self.grace.setSuffix(self.tr(" days"))
        self.officer, self.contact = QLineEdit(), QLineEdit()
        self.address, self.number = QLineEdit(), QLineEdit()
        self.save = QPushButton(self.tr("Save the policy"))
        self.save.setProperty("main", True)
        self.save.clicked.connect(self.saved)
        self._form = Form(self)
        self._form.addRow(
            PlainLabel(
                self.tr(
                    "These appear in every notice, letter and document. The country decides which"
                    " law they name and which retention schedule fits."
                )
            )
        )
        for words, field in (
            (self.tr("Country"), self.country),
            (self.tr("Kind of school"), self.phase),
            (self.tr("Officer or contact"), self.officer),
            (self.tr("Telephone and email"), self.contact),
            (self.tr("Address"), self.address),
            (self.tr("Registration number at the authority"), self.number),
            (self.tr("New staff may send and print before their training for"), self.grace),
        ):
            field.setAccessibleName(words)
            self._form.addRow(words, field)
        for box in (self.country, self.phase, self.grace):
            box.setMaximumWidth(220)
        self._form.addRow(at_left(self.save))
        self._speak_its_law()
        self.country.currentIndexChanged.connect(self._speak_its_law)

    def _speak_its_law(self) -> None:
        """The words of the chosen country; a number only where an authority gives numbers."""
        law = LAWS[Country(self.country.currentData())]
        words = self.tr("{0} or contact").format(law.terms.officer.capitalize())
        self.officer.setAccessibleName(words)
        label = self._form.labelForField(self.officer)
        if isinstance(label, QLabel):
            label.setText(words)
        self._form.setRowVisible(self.number, bool(law.registered_with))

    def allow(self, *, writes: bool) -> None:
        """Who only reads sees the values."""
        self.save.setVisible(writes)
        for box in (self.country, self.phase, self.grace):
            box.setEnabled(writes)
        for line in (self.officer, self.contact, self.address, self.number):
            line.setReadOnly(not writes)

    def show_policy(self, policy: Policy) -> None:
        """As it was read: a change is held against it."""
        self.shown = policy
        self.country.setCurrentIndex(self.country.findData(policy.country))
        self.phase.setCurrentIndex(self.phase.findData(policy.phase))
        self.grace.setValue(policy.training_grace_days)
        self.officer.setText(policy.officer)
        self.contact.setText(policy.contact)
        self.address.setText(policy.address)
        self.number.setText(policy.authority_number)

    def policy(self) -> Policy:
        """As it is written now."""
        return Policy(
            country=Country(self.country.currentData()),
            phase=Phase(self.phase.currentData()),
            training_grace_days=self.grace.value(),
            address=self.address.text(),
            contact=self.contact.text(),
            officer=self.officer.text(),
            authority_number=self.number.text(),
        )
