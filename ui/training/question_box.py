"""One question of a test: answers to choose from, and afterwards why each is right or wrong."""

from textwrap import fill

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel
from ui.widgets.titled_box import TitledBox
from vault.domain.training import Question

_LINE = 90
"""Letters of an answer in one line: a radio button breaks none by itself, and would be cut off in
the smallest window."""


class QuestionBox(TitledBox):
    """`answered` at each choice; `chosen` is -1 until there is one."""

    answered = Signal()

    def __init__(self, number: int, question: Question) -> None:
        super().__init__(self.tr("Question {0}").format(number))
        self._question = question
        self._group = QButtonGroup(self)
        self._notices: list[Notice] = []
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(question.text))
        for place, answer in enumerate(question.answers):
            # An ampersand would otherwise mark a key.
            button = QRadioButton(fill(answer.text, _LINE).replace("&", "&&"))
            button.setAccessibleName(answer.text)
            self._group.addButton(button, place)
            layout.addWidget(button)
            why = Notice(closes=False)
            self._notices.append(why)
            layout.addWidget(why)
        self._group.idToggled.connect(lambda _place, on: self.answered.emit() if on else None)

    @property
    def chosen(self) -> int:
        """The answer's place, from 0; -1 for none."""
        return self._group.checkedId()

    def explain(self) -> None:
        """The chosen answer with its reason; where it was wrong, the right one with its too."""
        chosen, right = self.chosen, self._question.right
        for place, notice in enumerate(self._notices):
            why = self._question.answers[place].why
            if place == right:
                notice.say(self.tr("Right: {0}").format(why), "good")
            elif place == chosen:
                notice.say(self.tr("Not right: {0}").format(why), "bad")

    def begin_anew(self) -> None:
        """No answer chosen, nothing explained."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
        for notice in self._notices:
            notice.clear()
