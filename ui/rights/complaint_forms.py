"""Forms of the register of complaints: a new one, its acknowledgement, its answer."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.errors import InvalidValueError

_HEIGHT = 110


class _DayDialog(FormDialog):
    """A form with one day in it."""

    def __init__(self, parent: QWidget, title: str, words: str, ok: str, day: str) -> None:
        super().__init__(title, words, parent, ok)
        self.field = DateField(day)
        self.field.show_value(date.today())

    def day(self) -> date:
        """InvalidValueError for no date."""
        value = self.field.value()
        if value is None:
            raise InvalidValueError(field="day", reason="say which day it was")
        return value


class ComplaintDialog(_DayDialog):
    """Who complains, and about what; `time` is the sentence that says how soon they must hear."""

    def __init__(self, parent: QWidget, time: str) -> None:
        super().__init__(
            parent,
            tr("New complaint"),
            tr(
                "Someone is unhappy with how the school uses data. Record it the day it arrives,"
                " by letter, email or in person. {0}"
            ).format(time),
            tr("Record it"),
            tr("Received on"),
        )
        self.who = QLineEdit()
        self.who.setPlaceholderText(tr("for example: Robin Ash, mother"))
        self.about = QPlainTextEdit()
        self.about.setTabChangesFocus(True)
        self.about.setMaximumHeight(_HEIGHT)
        self.add_row(tr("Who"), self.who)
        self.add_row(tr("Received on"), self.field)
        self.add_row(tr("About what"), self.about)
        self.who.setFocus()


class AcknowledgeDialog(_DayDialog):
    """They were told that it has come."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            tr("Acknowledge the complaint"),
            tr("Enter the day you told them that you have it, by letter, email or in person."),
            tr("Record it"),
            tr("Told on"),
        )
        self.add_row(tr("Told on"), self.field)


class AnswerDialog(_DayDialog):
    """What came of it, and when they were told."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            tr("Outcome"),
            tr("Write what you found, what has changed, and that they can go to the authority."),
            tr("Close the complaint"),
            tr("Answered on"),
        )
        self.outcome = QPlainTextEdit()
        self.outcome.setTabChangesFocus(True)
        self.outcome.setMaximumHeight(_HEIGHT)
        self.add_row(tr("Answered on"), self.field)
        self.add_row(tr("Outcome"), self.outcome)
