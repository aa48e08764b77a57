"""How the vault is locked: three sentences that a new data lead can tell the head teacher."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look.icons import set_icon
from ui.look.mark import mark_pixmap
from ui.look.tokens import size, space
from ui.today.card import Card, IconLabel, lines, link, rule
from ui.words import tr

_ICON = 20


class LockedCard(Card):
    """`practice_wanted` when somebody would rather try first."""

    practice_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        pad = space("card_padding")
        inner = QVBoxLayout()
        inner.setContentsMargins(pad, pad, pad, pad)
        inner.setSpacing(pad)
        self.column.addLayout(inner)
        inner.addLayout(self._head())
        for icon, words in (
            (
                "lock",
                tr(
                    "Every record and photo is encrypted. Only a password or the recovery sheet"
                    " opens it."
                ),
            ),
            (
                "wifi-off",
                tr(
                    "The program has no network connection. Records leave only in a file that you"
                    " seal for one named person."
                ),
            ),
            (
                "users",
                tr("Each colleague has a profile and sees what their work needs, no more."),
            ),
        ):
            inner.addLayout(_line(icon, words))
        inner.addWidget(rule())
        self.practice = link(f" {tr('Try it first in a practice school')}")
        set_icon(self.practice, "play", "accentText")
        self.practice.clicked.connect(self.practice_wanted)
        inner.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignLeft)

    def _head(self) -> QHBoxLayout:
        mark = QLabel()
        side = size("control_big")
        mark.setPixmap(mark_pixmap(side, self.devicePixelRatioF()))
        mark.setFixedSize(side, side)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(lines(tr("How this box is locked"), strong=True))
        words.addWidget(lines(tr("Three things to tell your head"), quiet=True))
        head = QHBoxLayout()
        head.setSpacing(space("inside_control"))
        head.addWidget(mark)
        head.addLayout(words, 1)
        return head


def _line(icon: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space("inside_control"))
    row.addWidget(IconLabel(icon, "goodText", _ICON), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(lines(words), 1)
    return row
