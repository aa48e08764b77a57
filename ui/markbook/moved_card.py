"""Who is chosen in the matrix, by name, and what can be done for them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.widgets.band_look import band_words
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.plain import Quiet, Subtitle
from ui.words import counted, tr
from vault.domain.markbook import MarkLine
from vault.domain.progress import Step, way

_SIGNS = {1: ("arrow-up", "infoText"), 0: ("equal", "text2"), -1: ("arrow-down", "warnText")}


class MovedCard(QFrame):
    """Until a cell is chosen it has all who went down. `group_wanted` carries them, and what a
    group of them could be called."""

    group_wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._lines: tuple[MarkLine, ...] = ()
        self._title = ""
        self.sign = IconLabel("arrow-down", "warnText", 20)
        self.head, self.names = Subtitle(), Quiet()
        self.make_group = KeyButton(self.tr("Make a group"), icon="users")
        self.make_group.clicked.connect(lambda: self.group_wanted.emit(self._lines, self._title))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.head)
        words.addWidget(self.names)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self.sign)
        row.addLayout(words, 1)
        row.addWidget(self.make_group)

    def show_lines(self, lines: Sequence[MarkLine], subject: str, step: Step | None = None) -> None:
        """Of one cell, or without a `step` of all who went down; of nobody there is no card."""
        self._lines = tuple(lines)
        moved = way(step) if step is not None else -1
        self.head.setText(_head(len(lines), moved, step))
        words = {1: tr("{0}, up"), 0: tr("{0}, the same"), -1: tr("{0}, down")}[moved]
        self._title = words.format(subject)
        self.names.setText(", ".join(line.called.known_as for line in lines))
        self.sign.show_icon(*_SIGNS[moved])
        self.setVisible(bool(lines))


def _head(many: int, moved: int, step: Step | None) -> str:
    """'4 went up, from Below to Expected'."""
    if not moved and step is not None:
        return counted(many, tr("1 stayed at {1}"), tr("{0} stayed at {1}"), band_words(step[1]))
    words = (
        counted(many, tr("1 went up"), tr("{0} went up"))
        if moved > 0
        else counted(many, tr("1 went down"), tr("{0} went down"))
    )
    if step is None:
        return words
    return tr("{0}, from {1} to {2}").format(words, *(band_words(band) for band in step))
