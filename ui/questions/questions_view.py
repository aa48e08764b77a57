"""Questions of identity, side by side: answered one by one, by hand or with the keyboard alone.

There is no answer for all of them, no key repeats while it is held, and nothing is answered
beforehand: what nobody answers is left out.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.look.fonts import font
from ui.look.tokens import space
from ui.questions.answer_button import AnswerButton
from ui.questions.contacts_tick import ContactsTick
from ui.questions.question_list import QuestionList
from ui.questions.question_words import (
    because,
    heading,
    new_words,
    same_words,
    skip_words,
    unanswered_words,
    verdict,
)
from ui.questions.sides_view import SidesView
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.plain import Quiet, Subtitle
from ui.widgets.scroll_column import ScrollColumn
from vault.domain.identity.questions import Answer, Answers, Question

_LOW, _NARROW, _ASIDE = 420, 560, 268
_IN_A_ROW = 3


class QuestionsView(QWidget):
    """`answered` when an answer was given or taken back; `looked_at` carries the question that is
    shown, so that its pictures can be fetched; `finished` when Enter finds none that is open.
    With `apart` the page places `aside` (the list), `heading`, `place` and `next` itself."""

    answered = Signal()
    looked_at = Signal(object)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None, *, apart: bool = False) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self._given: dict[str, str] = {}
        self._is_filling, self._is_apart = False, apart
        self.list = QuestionList()
        self.heading = Subtitle()
        self.place, self.reason = Quiet(), Quiet(is_small=True)
        self.next = KeyButton(self.tr("Next question"), self.tr("Enter"), bare=True)
        self.next.clicked.connect(self.go_on)
        self.sides = SidesView()
        self.table = self.sides.table
        self.buttons: dict[str, AnswerButton] = {}
        self._answers = QGridLayout()
        self._answers.setSpacing(12)
        self.contacts_too = ContactsTick()
        self.contacts_too.clicked.connect(self._choose_contacts)
        self.aside = self._make_aside()
        self._lay_out(apart=apart)
        self.list.currentRowChanged.connect(lambda _: self._turn())
        self._make_keys([self, self.aside] if apart else [self])

    def _make_aside(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(_ASIDE)
        title = Quiet(self.tr("Questions"), is_small=True)
        title.setFont(font("small", strong=True))
        title.setContentsMargins(8, 4, 8, 8)
        column = QVBoxLayout(card)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        return card

    def _lay_out(self, *, apart: bool) -> None:
        # On a small screen this part scrolls; the window does not grow for it.
        scroll = ScrollColumn(self.tr("Questions"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = scroll.column
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        if not apart:
            top = QHBoxLayout()
            top.addWidget(self.heading)
            top.addWidget(self.place, 1)
            self.heading.setWordWrap(False)
            right.addLayout(top)
        why = QHBoxLayout()
        why.setSpacing(6)
        why.addWidget(IconLabel("info", "text2"), 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self.reason, 1)
        right.addWidget(self.sides)
        right.addLayout(why)
        right.addLayout(self._answers)
        right.addWidget(self.contacts_too)
        if not apart:
            right.addWidget(self.next, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0 if apart else 8, 0, 0)
        layout.setSpacing(space("card_padding"))
        if not apart:
            layout.addWidget(self.aside)
        layout.addWidget(scroll, 1)

    def _make_keys(self, holders: list[QWidget]) -> None:
        keys = [str(number) for number in range(1, 10)] + ["A", "L"]
        for holder in holders:
            for key in keys:
                self._key(holder, key, partial(self._press, key))
            self._key(holder, "Backspace", self._take_back)
        for key in ("Return", "Enter"):
            shortcut = self._key(self.list, key, self.go_on)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    @staticmethod
    def _key(holder: QWidget, keys: str, act: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), holder)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        # A key that is held down must not answer the next question too.
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
        return shortcut

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Anew, on the one that is looked at when it is still there; answers stay with it."""
        now = self.current
        self._questions = tuple(questions)
        ids = [question.id for question in self._questions]
        self._given = {key: answer for key, answer in self._given.items() if key in ids}
        self._is_filling = True
        self.list.show_questions(self._questions)
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
    def is_answered(self) -> bool:
        """Whether the one that is looked at is answered."""
        return self.current is not None and self.current.id in self._given

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
        return unanswered_words(self.open_ones, self.left_out)

    def progress_words(self) -> str:
        """'1 of 3 answered.', and how an answer is taken back."""
        done = len(self._questions) - self.open_ones
        words = self.tr("{0} of {1} answered.").format(done, len(self._questions))
        return f"{words} {self.tr('Backspace takes an answer back.')}" if done else words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sides.fit(is_low=event.size().height() < _LOW)

    def show_face(self, question: Question, record: str, jpeg: bytes) -> None:
        """A photo of a candidate, or with an empty `record` the picture of the file; one that
        comes when another question is looked at is not shown."""
        if self.current is not None and self.current.id == question.id and jpeg:
            self.sides.show_face(record, jpeg)

    def answer(self, answer: str) -> None:
        """Answer the question that is looked at. It stays in sight, so that a person sees what was
        chosen before the next one comes."""
        question = self.current
        if question is None:
            return
        self._given[question.id] = self.contacts_too.with_contacts(answer)
        self._relabel()
        self._show_answer(question)
        # Enter goes on from the list; on a button it would press that again.
        self.list.setFocus()
        self.answered.emit()

    def _choose_contacts(self) -> None:
        """An answer that was given follows; one that is still to come will."""
        given = self._given.get(self.current.id, "") if self.current is not None else ""
        if given:
            self.answer(given.partition(",")[0])

    def go_on(self) -> None:
        """To the next question that nobody has answered, or out of them."""
        row, count = self.list.currentRow(), len(self._questions)
        for step in range(1, count):
            there = (row + step) % count
            if self._questions[there].id not in self._given:
                self.list.setCurrentRow(there)
                self.list.setFocus()
                return
        self.finished.emit()

    def _take_back(self) -> None:
        question = self.current
        if question is not None and self._given.pop(question.id, None) is not None:
            self._relabel()
            self._show_answer(question)
            self.answered.emit()

    def _press(self, key: str) -> None:
        if key in self.buttons:
            self.buttons[key].click()

    def _relabel(self) -> None:
        self.list.label(self._questions, self._given)

    def _turn(self) -> None:
        if self._is_filling:
            return
        question = self.current
        self.sides.show_question(question)
        self._clear_answers()
        if question is None:
            for label in (self.heading, self.place, self.reason):
                label.setText("")
            self.contacts_too.hide()
            return
        self.heading.setText(heading(question))
        number = self.tr("Question {0} of {1}.").format(
            self.list.currentRow() + 1, len(self._questions)
        )
        nothing = self.tr("Nothing is saved until you have seen all that would change.")
        # Where the list stands within the view, the page around it says when it is saved.
        self.place.setText(f"{number} {nothing}" if self._is_apart else number)
        self.reason.setText(f"{because(question)} {verdict(question)}".strip())
        self._offer_answers(question)
        self.contacts_too.show_question(question, self._given.get(question.id, ""))
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
        in_a_row = _IN_A_ROW if self.width() >= _NARROW else 2
        if len(offered) == _IN_A_ROW + 1:
            in_a_row = 2
        for column in range(_IN_A_ROW):
            self._answers.setColumnStretch(column, 1 if column < in_a_row else 0)
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
        given = self._given.get(question.id, "").partition(",")[0]
        for button in self.buttons.values():
            button.setChecked(button.answer == given)
