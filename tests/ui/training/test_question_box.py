"""A question of a test in the training."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QRadioButton

from ui.training.question_box import QuestionBox
from vault.domain.training import Answer, Question

LONG = (
    "9.15, in the cloakroom: Sam said that there was no tea and no breakfast & wore Monday's " * 3
)


def test_a_long_answer_is_broken_into_lines_and_read_out_whole(qtbot):
    box = QuestionBox(1, Question("Which?", (Answer(LONG, True, "a"), Answer("No", False, "b"))))
    qtbot.addWidget(box)
    long, short = box.findChildren(QRadioButton)
    assert long.accessibleName() == LONG
    assert long.text().replace("&&", "&").split() == LONG.split()
    assert short.text() == "No"
    assert long.sizeHint().width() < QFontMetrics(long.font()).horizontalAdvance(LONG) / 2
