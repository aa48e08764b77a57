"""The first depth of Protection: three lines, with a button where one leads on."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.fonts import font
from ui.look.tokens import space
from ui.protection.headlines import Headline
from ui.protection.state_mark import StateMark
from ui.widgets.plain import PlainLabel, Quiet, Subtitle

_HIGH, _MARK = 55, 24


class SummaryCard(QFrame):
    """`wanted` carries what the pressed line leads to."""

    wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(name)
        self.buttons: list[QPushButton] = []
        self.texts: list[str] = []
        self._lines: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)

    def show_lines(self, lines: Iterable[Headline]) -> None:
        """In place of those before."""
        if self._lines is not None:
            self._lines.hide()
            self._lines.deleteLater()
        self._lines, self.buttons, self.texts = QWidget(), [], []
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, line in enumerate(lines):
            if place:
                column.addWidget(rule())
            column.addWidget(self._line(line))
        self._column.addWidget(self._lines)

    def _line(self, line: Headline) -> QWidget:
        self.texts.append(f"{line.strong} {line.quiet}")
        box = QWidget()
        box.setMinimumHeight(_HIGH)
        row = QHBoxLayout(box)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(space("card_padding"))
        row.addWidget(StateMark(line.result, _MARK))
        strong, quiet = Subtitle(line.strong), Quiet(line.quiet)
        strong.setWordWrap(False)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(strong)
        words.addWidget(quiet, 1)
        row.addLayout(words, 1)
        if line.button:
            button = QPushButton(line.button)
            button.setAccessibleName(f"{line.button}: {line.strong}")
            button.clicked.connect(lambda _=False, to=line.leads_to: self.wanted.emit(to))
            row.addWidget(button)
            self.buttons.append(button)
        return box


def rule() -> QFrame:
    """A thin line between things."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def small_head(words: str) -> PlainLabel:
    """What a part of a card is about."""
    head = Quiet(words)
    head.setFont(font("small", strong=True))
    return head
