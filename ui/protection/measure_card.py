"""The second depth: one measure in plain words, and what was checked, each with its act."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.fonts import font
from ui.look.tokens import space
from ui.protection.check_words import TONES, sentence_of
from ui.protection.measure_list import state_words
from ui.protection.state_mark import StateMark
from ui.protection.summary_card import small_head
from ui.widgets.at_left import at_left
from ui.widgets.plain import PlainLabel, Quiet, Subtitle, plain_tip
from ui.widgets.tone_mark import Badge
from ui.words import counted, tr
from vault.domain.assessments import CheckItem, Result
from vault.domain.protection import Measure

_WIDEST, _HIGH, _MARK = 640, 32, 16
_GOOD_SHOWN = 3


class MeasureCard(QFrame):
    """`act_wanted` carries the check whose button was pressed. `button_words` says what stands on
    the button of a check, '' for none; `is_own` whether the act is this person's, who is shown the
    first of them as the main one. `built` when its buttons are new. What is added to `below`
    stands under the measure."""

    act_wanted = Signal(object)
    built = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.button_words: Callable[[CheckItem], str] = lambda _item: ""
        self.is_own: Callable[[CheckItem], bool] = lambda _item: False
        self._is_open = False
        self.measure: Measure | None = None
        self.acts: dict[str, QPushButton] = {}
        self.more = QPushButton()
        self._shown: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 14, 20, 16)
        self._column.setSpacing(12)
        self.below = QVBoxLayout()
        self.below.setSpacing(12)
        self._column.addLayout(self.below)
        self._column.addStretch(1)

    def show_measure(self, measure: Measure) -> None:
        """In place of the one before; what is good is folded away again for another one."""
        if self.measure is None or self.measure.number != measure.number:
            self._is_open = False
        self.measure = measure
        self._build()

    def _build(self) -> None:
        measure = self.measure
        if measure is None:
            return
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown, self.acts = QWidget(), {}
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid"))
        column.addLayout(self._head(measure))
        column.addWidget(small_head(tr("In plain words")))
        words = PlainLabel(measure.does)
        words.setMaximumWidth(_WIDEST)
        row = QHBoxLayout()
        row.addWidget(words, 1)
        row.addStretch(0)
        column.addLayout(row)
        if measure.items:
            column.addSpacing(4)
            column.addWidget(small_head(tr("What was checked")))
            self._add_checks(column, measure)
        self._column.insertWidget(0, self._shown)
        self.built.emit()

    def _head(self, measure: Measure) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        title = Subtitle(measure.title)
        title.setWordWrap(False)
        head.addWidget(title)
        words = state_words(measure)
        if words:
            head.addWidget(Badge(words, TONES[measure.state]))
        head.addStretch(1)
        return head

    def _add_checks(self, column: QVBoxLayout, measure: Measure) -> None:
        waiting = [item for item in measure.due if item.is_not_yet]
        for item in measure.due:
            if not item.is_not_yet:
                column.addWidget(self._check(item, sentence_of(item)))
        if waiting:
            words = (
                tr("One check needs a full run, and there was none yet.")
                if len(waiting) == 1
                else tr("{0} checks need a full run, and there was none yet.").format(len(waiting))
            )
            row = self._check(waiting[0], words)
            row.setToolTip(plain_tip("\n".join(item.title for item in waiting)))
            column.addWidget(row)
        unknown = [item for item in measure.items if item.result is Result.UNKNOWN]
        for item in unknown:
            if not item.is_left_out:
                column.addWidget(self._check(item, sentence_of(item)))
        left_out = sum(1 for item in unknown if item.is_left_out)
        if left_out:
            single = tr("1 more is about records that your role may not read.")
            many = tr("{0} more are about records that your role may not read.")
            words = counted(left_out, single, many)
            column.addWidget(_line(Result.UNKNOWN, Quiet(words)))
        self._add_good(column, measure)

    def _add_good(self, column: QVBoxLayout, measure: Measure) -> None:
        shown = 1 if measure.due else _GOOD_SHOWN
        good = measure.good
        if len(good) <= shown + 1 or self._is_open:
            shown = len(good)
        for item in good[:shown]:
            column.addWidget(self._check(item, sentence_of(item)))
        hidden = len(good) - shown
        self.more = QPushButton(
            tr("Show less") if self._is_open else tr("{0} more, all good").format(hidden)
        )
        self.more.setProperty("kind", "link")
        self.more.setFont(font("small"))
        self.more.clicked.connect(self._turn)
        if hidden or self._is_open:
            row = at_left(self.more)
            row.setContentsMargins(_MARK + 8, 0, 0, 0)
            column.addWidget(row)
        else:
            self.more.setParent(self._shown)
            self.more.hide()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._build()
        self.more.setFocus()

    def _check(self, item: CheckItem, words: str) -> QWidget:
        line = PlainLabel(words)
        why = tr("Why it matters: {0}").format(item.why)
        line.setToolTip(plain_tip(f"{item.title}. {why}"))
        line.setAccessibleDescription(why)
        button = None
        named = self.button_words(item)
        if named and (item.is_due or item.result is Result.UNKNOWN):
            button = QPushButton(named)
            is_first = not any(act.property("main") for act in self.acts.values())
            button.setProperty("main", is_first and self.is_own(item))
            button.setAccessibleName(f"{named}: {item.title}")
            button.clicked.connect(lambda: self.act_wanted.emit(item))
            self.acts[item.id] = button
        return _line(item.result, line, button)


def _line(result: Result, words: PlainLabel, button: QPushButton | None = None) -> QWidget:
    box = QWidget()
    box.setMinimumHeight(_HIGH)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(StateMark(result, _MARK))
    row.addWidget(words, 1)
    if button is not None:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return box
