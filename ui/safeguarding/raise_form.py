"""What is written down of a concern: when and where, what was seen and heard, the child's own
words, what was done, who was told."""

from datetime import date, datetime, time

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.look.tokens import space
from ui.safeguarding.marks_editor import MarksEditor
from ui.widgets.date_field import DateField, shown_date
from ui.widgets.plain import PlainLabel, Quiet, Subtitle
from ui.widgets.tone_mark import ToneMark
from ui.words import tr
from vault.domain.concern_form import ConcernForm
from vault.errors import InvalidValueError

_DATE, _TIME, _SHORT = 120, 84, 130


class RaiseForm(QFrame):
    """Date and time show the moment at which the first word was typed, until they are changed."""

    def __init__(self, marks: MarksEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._marks = marks
        self.on = DateField(tr("Date"))
        self.at = QLineEdit()
        self.at.setAccessibleName(tr("Time"))
        self.place, self.others, self.told = QLineEdit(), QLineEdit(), QLineEdit()
        self.facts, self.words, self.done = (_Text(high) for high in (68, 44, 40))
        self.told.setPlaceholderText(tr("Nobody yet"))
        for field in (self.place, self.others, self.facts, self.words, self.done, self.told):
            field.textChanged.connect(self._begin)
        self.on.setFixedWidth(_DATE)
        self.at.setFixedWidth(_TIME)
        self.clear()
        self._lay_out()

    def clear(self) -> None:
        """As for a new concern; nothing counts as typed."""
        for line in (self.on, self.at, self.place, self.others, self.told):
            line.blockSignals(True)
            line.clear()
            line.setModified(False)
            line.blockSignals(False)
        for text in (self.facts, self.words, self.done):
            text.blockSignals(True)
            text.setPlainText("")
            text.blockSignals(False)
        now = datetime.now()  # noqa: DTZ005 - the day and hour of the wall clock in this room
        self.on.setPlaceholderText(shown_date(now.date()))
        self.at.setPlaceholderText(f"{now:%H:%M}")

    def form(self) -> ConcernForm:
        """InvalidValueError for a day or a time that is none."""
        now = datetime.now()  # noqa: DTZ005 - as above
        is_dated = self.on.isModified() or bool(self.on.text())
        return ConcernForm(
            on=self.on.value() if is_dated else now.date(),
            at=typed_time(self.at.text()),
            place=self.place.text(),
            others=self.others.text(),
            facts=self.facts.toPlainText(),
            words=self.words.toPlainText(),
            done=self.done.toPlainText(),
            told=self.told.text(),
            marks=self._marks.marks(),
        )

    def text(self) -> str:
        """What is to be sealed; InvalidValueError, with its field marked and under the caret."""
        fields = {"date": self.on, "time": self.at, "facts": self.facts}
        for field in fields.values():
            _mark(field, is_wrong=False)
        try:
            return self.form().text(date.today())
        except InvalidValueError as error:
            wrong = fields.get("date" if error.details.get("field") == tr("Date") else "")
            wrong = fields.get(str(error.details.get("field")), wrong)
            if wrong is not None:
                _mark(wrong, is_wrong=True)
                wrong.setFocus()
            raise

    def _begin(self) -> None:
        """The first word was typed: when that was is kept, however long it takes to go on."""
        now = datetime.now()  # noqa: DTZ005 - as above
        for line, words in ((self.on, shown_date(now.date())), (self.at, f"{now:%H:%M}")):
            if not line.isModified():
                line.setText(words)
                line.setModified(True)

    def _lay_out(self) -> None:
        pad = space("card_padding")
        top = QHBoxLayout()
        top.setSpacing(pad)
        for words, field, stretch in (
            (tr("Date"), self.on, 0),
            (tr("Time"), self.at, 0),
            (tr("Place"), self.place, 1),
            (tr("Who else was there"), self.others, 1),
        ):
            top.addLayout(_labelled(words, "", field), stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(pad + 4, 12, pad + 4, 12)
        column.setSpacing(10)
        column.addLayout(top)
        for words, hint, text, stretch in (
            (
                tr("What did you see or hear?"),
                tr("facts first, then what you think"),
                self.facts,
                4,
            ),
            (tr("The child’s own words"), tr("exactly as they were said"), self.words, 2),
            (tr("What have you done about it?"), "", self.done, 2),
        ):
            column.addLayout(_labelled(words, hint, text), stretch)
        column.addLayout(
            _labelled(tr("Who have you told?"), tr("names, or leave it empty"), self.told)
        )
        self.danger = PlainLabel()
        self.danger.setProperty("ground", "warn")
        frame = QFrame()
        frame.setProperty("tone", "warn")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(ToneMark("warn"))
        row.addWidget(self.danger, 1)
        column.addWidget(frame)


def _labelled(words: str, hint: str, field: QWidget) -> QVBoxLayout:
    label = Subtitle(words)
    label.setWordWrap(False)
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(words)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label)
    if hint:
        aside = Quiet(hint, is_small=True)
        row.addWidget(aside, 1)
    else:
        row.addStretch(1)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addLayout(row)
    column.addWidget(field, 1)
    return column


class _Text(QPlainTextEdit):
    """As low as it is told, and higher where there is room: by Qt's own hint three of them would
    not fit a small screen."""

    def __init__(self, high: int) -> None:
        super().__init__()
        self._high = high
        self.setTabChangesFocus(True)
        self.setMinimumHeight(high)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._high)


def typed_time(text: str) -> time | None:
    """'9:15', '09.15', '0915'; None for nothing; InvalidValueError."""
    words = text.strip().replace(".", ":")
    if not words:
        return None
    if words.isdecimal() and len(words) in (3, 4):
        words = f"{words[:-2]}:{words[-2:]}"
    try:
        return time.fromisoformat(words.zfill(5))
    except ValueError as error:
        raise InvalidValueError(field="time", reason="a time looks like 10:55") from error


def _mark(field: QWidget, *, is_wrong: bool) -> None:
    field.setProperty("wrong", is_wrong)
    field.style().unpolish(field)
    field.style().polish(field)
