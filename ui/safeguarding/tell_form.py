"""Who was told of a concern, when, by which way, and what they answered."""

from datetime import date, datetime

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.safeguarding.raise_form import typed_time
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.domain.concern_entries import TellForm

_BODIES = (
    "Children's services",
    "Police",
    "Parent or carer",
    "Head teacher",
    "Deputy safeguarding lead",
    "Class teacher",
    "School nurse or doctor",
    "Mental health service",
)
_WAYS = ("Phone", "In person", "Email", "Letter or form", "Online portal", "Video call")


class TellDialog(FormDialog):
    """`about` names the child; `of` are ids, so that what was typed about one child never comes
    back over another of the same name."""

    hides_record = True

    def __init__(self, about: str, of: str, parent: QWidget) -> None:
        super().__init__(tr("Tell someone"), about, parent, tr("&Record and seal"), of=of)
        self.who = QLineEdit()
        self.who.setPlaceholderText(tr("Name, if you know it"))
        self.body = _typed_or_chosen(_BODIES)
        self.on = DateField(tr("Day"))
        self.on.show_value(date.today())
        self.at = QLineEdit()
        self.at.setPlaceholderText(f"{datetime.now():%H:%M}")  # noqa: DTZ005 - the clock here
        self.at.setMaximumWidth(84)
        self.way = _typed_or_chosen(_WAYS)
        self.way.setCurrentIndex(0)
        self.answer = QPlainTextEdit()
        self.answer.setPlaceholderText(tr("What they said they will do, and by when"))
        self.answer.setTabChangesFocus(True)
        self.answer.setMinimumHeight(64)
        self.answer.setMaximumHeight(112)
        self.add_row(tr("Role or body"), self.body)
        self.add_row(tr("Name"), self.who)
        self.add_row(tr("Day"), self.on)
        self.add_row(tr("Time"), self.at)
        self.add_row(tr("How"), self.way)
        self.add_row(tr("Answer"), self.answer)
        self.body.setFocus()

    def told(self) -> TellForm:
        """InvalidValueError for a day or a time that is none."""
        return TellForm(
            who=self.who.text(),
            body=self.body.currentText(),
            on=self.on.value(),
            at=typed_time(self.at.text()),
            way=self.way.currentText(),
            answer=self.answer.toPlainText(),
        )


def _typed_or_chosen(words: tuple[str, ...]) -> QComboBox:
    """Nothing is chosen to begin with."""
    field = QComboBox()
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.addItems([tr(word) for word in words])
    field.setCurrentIndex(-1)
    return field
