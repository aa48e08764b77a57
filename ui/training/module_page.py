"""One training module: text and pictures to read, then its questions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.training.question_box import QuestionBox
from ui.training.reading import ReadingView
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Title
from ui.words import counted
from vault.domain.training import BlockKind, Module, TestResult


class ModulePage(Page):
    """`marked_wanted` carries the chosen answers by question."""

    marked_wanted = Signal(object)
    certificate_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Title()
        self.summary = PlainLabel()
        self.reading = ReadingView(self.tr("Text of the module"))
        self.questions: list[QuestionBox] = []
        self.mark = QPushButton(self.tr("Mark my answers"))
        self.mark.setProperty("main", True)
        self.again = QPushButton(self.tr("Answer again"))
        self.certificate = QPushButton(self.tr("Certificate …"))
        self.back = QPushButton(self.tr("All modules"))
        self.mark.clicked.connect(self._hand_in)
        self.again.clicked.connect(self._begin_anew)
        self.certificate.clicked.connect(self.certificate_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.again.hide()
        self.certificate.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        for button in (self.certificate, self.again, self.mark):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addWidget(self.summary)
        layout.addWidget(self.notice)
        layout.addWidget(self.reading, 1)
        layout.addLayout(foot)

    def show_module(self, module: Module) -> tuple[str, ...]:
        """Shows it; the names of the pictures that are still to come."""
        self.title.setText(module.title)
        self.summary.setText(
            counted(
                module.minutes,
                self.tr("About 1 minute. {1} questions; {2} % right answers are a pass."),
                self.tr("About {0} minutes. {1} questions; {2} % right answers are a pass."),
                len(module.questions),
                module.pass_mark,
            )
        )
        self.reading.show_blocks(module.blocks)
        for number, question in enumerate(module.questions, start=1):
            box = QuestionBox(number, question)
            box.answered.connect(self._count)
            self.questions.append(box)
            self.reading.column.addWidget(box)
        self.reading.column.addStretch(1)
        self._count()
        pictures = (b.picture for b in module.blocks if b.kind is BlockKind.PICTURE)
        return tuple(dict.fromkeys(pictures))

    def show_picture(self, name: str, pixmap: QPixmap) -> None:
        """By its name in the module's text."""
        self.reading.show_picture(name, pixmap)

    def show_result(self, result: TestResult) -> None:
        """Each answer is explained; certificate or another try."""
        for box in self.questions:
            box.explain()
            box.setEnabled(False)
        template = (
            self.tr("Passed, with {0} %. It counts for a year.")
            if result.has_passed
            else self.tr("{0} %: not passed yet. Read why at each question, then answer again.")
        )
        self.notice.say(template.format(result.score), "good" if result.has_passed else "warn")
        self.mark.hide()
        self.again.setVisible(not result.has_passed)
        self.certificate.setVisible(result.has_passed)
        (self.certificate if result.has_passed else self.again).setFocus()
        self.reading.ensureWidgetVisible(self.questions[0])

    def _hand_in(self) -> None:
        self.marked_wanted.emit(tuple(box.chosen for box in self.questions))

    def _begin_anew(self) -> None:
        for box in self.questions:
            box.begin_anew()
            box.setEnabled(True)
        self.notice.clear()
        self.again.hide()
        self.mark.show()
        self._count()
        self.questions[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        left = sum(1 for box in self.questions if box.chosen < 0)
        self.mark.setEnabled(left == 0)
        self.mark.setToolTip(
            counted(
                left,
                self.tr("1 question has no answer yet"),
                self.tr("{0} questions have no answer yet"),
            )
            if left
            else ""
        )
