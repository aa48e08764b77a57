"""An incident: deciding whom to tell, the drafts, and what was learnt."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.incidents.incident_words import LETTERS
from ui.look.tokens import space
from ui.widgets.moment_field import shown_moment
from ui.widgets.plain import PlainLabel
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.titled_box import TitledBox
from vault.domain.incidents import Incident, IncidentState, Letter, Risk
from vault.domain.law.shape import Law

_HIGH = 88
"""Four lines; more scrolls."""


class IncidentTellTab(QWidget):
    """`letter_wanted` and `mark_wanted` carry the kind of letter, `lesson_done` the place of a
    lesson that is ticked off once the incident is closed."""

    decide_wanted = Signal()
    letter_wanted = Signal(object)
    mark_wanted = Signal(object)
    close_wanted = Signal()
    lesson_done = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.risk = QComboBox()
        self.risk.setAccessibleName(self.tr("Risk"))
        for risk in Risk:
            self.risk.addItem("", risk)
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(self.tr("Reason for the decision"))
        self.reason.setPlaceholderText(
            self.tr("Why. This stays on record even if nobody has to be told.")
        )
        self.decide = QPushButton(self.tr("Record the decision"))
        self.decide.setProperty("main", True)
        self.decide.clicked.connect(self.decide_wanted)
        self.notified = PlainLabel()
        self.lessons = QPlainTextEdit()
        self.lessons.setAccessibleName(self.tr("What will change, one per line"))
        self.lessons.setPlaceholderText(
            self.tr("What will change from now on, one per line; the security check will ask")
        )
        self.ticks: list[QCheckBox] = []
        self._ticked_off = QVBoxLayout()
        self.close_it = QPushButton(self.tr("Close the incident"))
        self.close_it.clicked.connect(self.close_wanted)
        for field in (self.reason, self.lessons):
            field.setTabChangesFocus(True)
            field.setFixedHeight(_HIGH)
        self._letters: list[QPushButton] = []
        self._lay_out()

    def _lay_out(self) -> None:
        decide = TitledBox(self.tr("1. Decide"))
        column = QVBoxLayout(decide)
        column.addWidget(self.risk, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reason)
        column.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignRight)
        tell = TitledBox(self.tr("2. Tell"))
        rows = QVBoxLayout(tell)
        rows.addWidget(self.notified)
        for kind, words in LETTERS.items():
            row = QHBoxLayout()
            draft = QPushButton(self.tr("{0}: read the draft …").format(words))
            mark = QPushButton(self.tr("{0}: told").format(words))
            draft.clicked.connect(lambda _=False, k=kind: self.letter_wanted.emit(k))
            mark.clicked.connect(lambda _=False, k=kind: self.mark_wanted.emit(k))
            self._letters.append(mark)
            row.addWidget(draft)
            row.addWidget(mark)
            row.addStretch(1)
            rows.addLayout(row)
        learn = TitledBox(self.tr("3. Learn"))
        last = QVBoxLayout(learn)
        last.addWidget(self.lessons)
        last.addLayout(self._ticked_off)
        last.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignRight)
        scroll = ScrollColumn(self.tr("Decide, tell, learn"), sideways=False)
        scroll.column.setSpacing(space("between_cards"))
        for box in (decide, tell, learn):
            scroll.column.addWidget(box)
        scroll.column.addStretch(1)
        QVBoxLayout(self).addWidget(scroll)

    def show_law(self, law: Law) -> None:
        """Who is told of each risk, in the words of the school's country."""
        for place in range(self.risk.count()):
            self.risk.setItemText(place, law.breach.risks[Risk(self.risk.itemData(place))])

    def show_incident(self, incident: Incident, *, writes: bool) -> None:
        """A closed one cannot be changed, but its lessons are ticked off."""
        may_write = writes and incident.state is not IncidentState.CLOSED
        self.risk.setCurrentIndex(self.risk.findData(incident.risk))
        self.reason.setPlainText(incident.reason)
        notified = [f"{LETTERS[Letter(who)]}: {shown_moment(at)}" for who, at in incident.notified]
        self.notified.setText("; ".join(notified) or self.tr("Nobody has been told yet."))
        self._show_lessons(incident, writes=writes)
        for field in (self.reason, self.lessons):
            field.setReadOnly(not may_write)
        for widget in (self.risk, self.decide, self.close_it, *self._letters):
            widget.setEnabled(may_write)

    def _show_lessons(self, incident: Incident, *, writes: bool) -> None:
        """A text until the incident is closed, then a line each to be ticked off."""
        is_closed = incident.state is IncidentState.CLOSED
        self.lessons.setVisible(not is_closed)
        self.close_it.setVisible(not is_closed)
        for tick in self.ticks:
            tick.deleteLater()
        self.ticks = []
        if not is_closed:
            if incident.lessons:
                self.lessons.setPlainText("\n".join(lesson.text for lesson in incident.lessons))
            return
        for place, lesson in enumerate(incident.lessons):
            # An ampersand would otherwise mark a key.
            tick = QCheckBox(lesson.text.replace("&", "&&"))
            tick.setAccessibleName(self.tr("Done: {0}").format(lesson.text))
            tick.setChecked(lesson.is_done)
            tick.setEnabled(writes and not lesson.is_done)
            tick.toggled.connect(lambda _on, p=place: self.lesson_done.emit(p))
            self.ticks.append(tick)
            self._ticked_off.addWidget(tick)

    def chosen_risk(self) -> Risk:
        """UNDECIDED until somebody chooses."""
        return Risk(self.risk.currentData())

    def typed_lessons(self) -> tuple[str, ...]:
        """A line each, empty ones too."""
        return tuple(self.lessons.toPlainText().split("\n"))
