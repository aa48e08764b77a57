"""Questions of identity, side by side: answered one by one, by hand or with the keyboard alone.

There is no answer for all of them, no key repeats while it is held, and nothing is answered
beforehand: what nobody answers is left out.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.questions.answer_button import AnswerButton
from ui.questions.question_words import (
    because,
    counted,
    heading,
    new_words,
    place,
    same_words,
    short_answer,
    skip_words,
)
from ui.questions.sides_view import SidesView
from ui.widgets.plain import PlainLabel, Subtitle
from ui.widgets.scroll_column import ScrollColumn
from vault.domain.identity.questions import Answer, Answers, Question

_LOW = 380
_IN_A_ROW = 4


class QuestionsView(QWidget):
    """`answered` when an answer was given or taken back; `looked_at` carries the question that is
    shown, so that its pictures can be fetched."""

    answered = Signal()
    looked_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self._given: dict[str, str] = {}
        self._is_filling = False
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Questions"))
        self.list.setWordWrap(True)
        self.list.setFixedWidth(268)
        self.heading, self.place, self.reason = Subtitle(), PlainLabel(), PlainLabel()
        self.state = PlainLabel()
        self.sides = SidesView()
        self.table = self.sides.table
        self.heading.setWordWrap(False)
        self.place.setWordWrap(False)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.buttons: dict[str, AnswerButton] = {}
        self._answers = QGridLayout()
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _: self._turn())
        self._make_keys()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addWidget(self.place, 1)
        # On a small screen this part scrolls; the window does not grow for it.
        scroll = ScrollColumn()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = scroll.column
        right.setContentsMargins(0, 0, 0, 0)
        right.addLayout(top)
        right.addWidget(self.sides)
        right.addWidget(self.reason)
        right.addLayout(self._answers)
        right.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.state)
        self.state.setFixedWidth(268)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(left)
        layout.addWidget(scroll, 1)

    def _make_keys(self) -> None:
        keys = [str(number) for number in range(1, 10)] + ["A", "L"]
        for key in keys:
            self._key(key, partial(self._press, key))
        self._key("Backspace", self._take_back)

    def _key(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        # A key that is held down must not answer the next question too.
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Anew, on the one that is looked at when it is still there; answers stay with it."""
        now = self.current
        self._questions = tuple(questions)
        ids = [question.id for question in self._questions]
        self._given = {key: answer for key, answer in self._given.items() if key in ids}
        self._is_filling = True
        self.list.clear()
        for _ in self._questions:
            self.list.addItem(QListWidgetItem())
        self._is_filling = False
        self._relabel()
        if ids:
            stay = ids.index(now.id) if now is not None and now.id in ids else 0
            self.list.setCurrentRow(stay)
        self._turn()

    @property
    def current(self) -> Question | None:
        """The question that is looked at."""
        row = self.list.currentRow()
        return self._questions[row] if 0 <= row < len(self._questions) else None

    def answers(self) -> Answers:
        """What was answered, by the questions' ids."""
        return tuple(sorted(self._given.items()))

    def take_answers(self, answers: Answers) -> None:
        """What was answered before a lock; it stays with the questions that are shown next."""
        self._given = dict(answers)

    def forget(self) -> None:
        """No question, and no answer."""
        self._given.clear()
        self.show_questions(())

    @property
    def open_ones(self) -> int:
        """How many nobody has answered."""
        return sum(1 for question in self._questions if question.id not in self._given)

    @property
    def left_out(self) -> int:
        """How many were answered with 'leave out'."""
        return sum(1 for answer in self._given.values() if answer == Answer.SKIP)

    def rest_words(self) -> str:
        """What stays out, in words."""
        return counted(self.open_ones, self.left_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sides.fit(is_low=event.size().height() < _LOW)

    def show_face(self, question: Question, record: str, jpeg: bytes) -> None:
        """A photo of a candidate, or with an empty `record` the picture of the file; one that
        comes when another question is looked at is not shown."""
        if self.current is not None and self.current.id == question.id and jpeg:
            self.sides.show_face(record, jpeg)

    def answer(self, answer: str) -> None:
        """Answer the question that is looked at, then go on to the next that is open."""
        question = self.current
        if question is None:
            return
        self._given[question.id] = answer
        self._relabel()
        # The button that was pressed goes with its question: the keyboard stays with the list.
        self.list.setFocus()
        self._step_on()
        self.answered.emit()

    def _take_back(self) -> None:
        question = self.current
        if question is not None and self._given.pop(question.id, None) is not None:
            self._relabel()
            self._show_answer(question)
            self.answered.emit()

    def _press(self, key: str) -> None:
        if key in self.buttons:
            self.buttons[key].click()

    def _step_on(self) -> None:
        row, count = self.list.currentRow(), len(self._questions)
        order = [(row + step) % count for step in range(1, count)]
        for next_row in order:
            if self._questions[next_row].id not in self._given:
                self.list.setCurrentRow(next_row)
                return
        question = self.current
        if question is not None:
            self._show_answer(question)

    def _relabel(self) -> None:
        for row, question in enumerate(self._questions):
            given = self._given.get(question.id, "")
            mark = "✓" if given else "?"
            answer = short_answer(question, given)
            name = question.incoming.name or place(question)
            item = self.list.item(row)
            item.setText(f"{mark}  {name}\n     {answer}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {answer}")
        done = len(self._questions) - self.open_ones
        self.state.setText(
            self.tr(
                "{0} of {1} answered. Up and Down choose a question, Backspace takes an answer"
                " back."
            ).format(done, len(self._questions))
        )

    def _turn(self) -> None:
        if self._is_filling:
            return
        question = self.current
        self.sides.show_question(question)
        self._clear_answers()
        if question is None:
            for label in (self.heading, self.place, self.reason):
                label.setText("")
            return
        self.heading.setText(heading(question))
        number = self.tr("Question {0} of {1}").format(
            self.list.currentRow() + 1, len(self._questions)
        )
        self.place.setText(f"{number} · {place(question)}" if place(question) else number)
        self.reason.setText(because(question))
        self._offer_answers(question)
        self._show_answer(question)
        self.looked_at.emit(question)

    def _offer_answers(self, question: Question) -> None:
        offered: list[tuple[str, tuple[str, str], str]] = [
            (str(number), same_words(question, candidate), f"{Answer.SAME}:{candidate.id}")
            for number, candidate in enumerate(question.candidates[:9], start=1)
        ]
        if question.may_be_new:
            offered.append(("A", new_words(question), Answer.NEW))
        offered.append(("L", skip_words(question), Answer.SKIP))
        rows = -(-len(offered) // _IN_A_ROW)
        in_a_row = -(-len(offered) // rows)
        for at, (key, (title, does), answer) in enumerate(offered):
            button = AnswerButton(title, does, key, answer)
            button.clicked.connect(lambda _, answer=answer: self.answer(answer))
            self._answers.addWidget(button, at // in_a_row, at % in_a_row)
            self.buttons[key] = button

    def _clear_answers(self) -> None:
        for button in self.buttons.values():
            self._answers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}

    def _show_answer(self, question: Question) -> None:
        given = self._given.get(question.id, "")
        for button in self.buttons.values():
            button.setChecked(button.answer == given)
