"""The steps of an import: what is done, what is looked at, what is to come."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.widgets.elided import paint_lines
from ui.widgets.plain import plain_tip
from vault.domain.preview import RollPreview

_HIGH, _LOW, _LINE, _ICON, _PAD = 44, 28, 18, 20, 8


class ImportStep(StrEnum):
    """In their order."""

    FILE = "file"
    COLUMNS = "columns"
    QUESTIONS = "questions"
    REVIEW = "review"


class StepButton(QPushButton):
    """A sign, the step, and in small what is known of it; pressed, it shows the step."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title, self._detail = title, ""
        self._is_done = self._is_low = False
        self.setProperty("kind", "step")
        self.setCheckable(True)
        self.say("", is_done=False)

    def say(self, detail: str, *, is_done: bool, title: str = "") -> None:
        """What stands below the title; another title where one is given."""
        self._title = title or self._title
        self._detail, self._is_done = detail, is_done
        state = self.tr("done") if is_done else self.tr("to do")
        self.setAccessibleName(", ".join(part for part in (self._title, detail, state) if part))
        self.setToolTip(plain_tip(detail))
        self.update()

    def fit(self, *, is_low: bool) -> None:
        """On a low screen the title alone."""
        self._is_low = is_low
        self.setFixedHeight(_LOW if is_low else _HIGH)

    def sizeHint(self) -> QSize:
        return QSize(160, _LOW if self._is_low else _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        on = self.isChecked()
        name, tint = ("circle", "text2")
        if on:
            name, tint = "circle-dot", "accentText"
        elif self._is_done:
            name, tint = "circle-check", "goodText"
        top = (self.height() - _ICON) // 2
        painter.drawPixmap(_PAD, top, icon_pixmap(name, tint, _ICON, ratio))
        lines = [(self._title, font(strong=on), "text" if self.isEnabled() else "text2")]
        if self._detail and not self._is_low:
            lines.append((self._detail, font("small"), "text2"))
        box = self.rect().adjusted(_PAD + _ICON + 12, 0, -_PAD, 0)
        box.setTop((self.height() - _LINE * len(lines)) // 2)
        box.setHeight(_LINE)
        paint_lines(painter, box, lines, Qt.TextElideMode.ElideMiddle)
        painter.end()


class ImportSteps(QFrame):
    """`chosen` carries the step that a person wants to see."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(0)
        self.buttons: dict[ImportStep, StepButton] = {}
        for step, title in (
            (ImportStep.FILE, self.tr("File chosen")),
            (ImportStep.COLUMNS, self.tr("Columns matched")),
            (ImportStep.QUESTIONS, self.tr("Questions")),
            (ImportStep.REVIEW, self.tr("Review and import")),
        ):
            button = StepButton(title)
            button.clicked.connect(lambda _=False, step=step: self.chosen.emit(step))
            self.buttons[step] = button
            column.addWidget(button)
        self.fit(is_low=False)

    def mark(self, step: ImportStep) -> None:
        """The one that is looked at."""
        for other, button in self.buttons.items():
            button.setChecked(other == step)

    def say(self, step: ImportStep, detail: str, *, is_done: bool, title: str = "") -> None:
        """What is known of a step."""
        self.buttons[step].say(detail, is_done=is_done, title=title)

    def reset(self) -> None:
        """No file: the first step alone can be pressed."""
        for step, button in self.buttons.items():
            button.setEnabled(step == ImportStep.FILE)
            button.say("", is_done=False)
        title = self.tr("Choose a file")
        self.say(ImportStep.FILE, self.tr("none yet"), is_done=False, title=title)
        self.buttons[ImportStep.COLUMNS].show()

    def say_file(self, name: str) -> None:
        """By its name."""
        self.say(ImportStep.FILE, name, is_done=True, title=self.tr("File chosen"))

    def say_roll(self, preview: RollPreview) -> None:
        """How many columns were understood, and what would come of the file."""
        words = self.tr("{0} unchanged, {1} new").format(preview.same, len(preview.new))
        self.say(ImportStep.REVIEW, words, is_done=False)
        if preview.header:
            left = len(preview.header) - len(preview.mapping)
            matched = self.tr("{0} of {1}").format(len(preview.mapping), len(preview.header))
            words = self.tr("{0}, {1} left out").format(matched, left) if left else matched
            self.say(ImportStep.COLUMNS, words, is_done=not preview.needs_columns)

    def offer_all(self, *, has_columns: bool) -> None:
        """But for the questions, which there may be none of."""
        for step in (ImportStep.FILE, ImportStep.REVIEW):
            self.buttons[step].setEnabled(True)
        self.buttons[ImportStep.COLUMNS].setEnabled(has_columns)
        self.buttons[ImportStep.COLUMNS].setVisible(has_columns)

    def fit(self, *, is_low: bool) -> None:
        """On a low screen without what stands below each title."""
        for button in self.buttons.values():
            button.fit(is_low=is_low)
