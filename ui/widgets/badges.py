"""Alert badges: short words on a coloured background."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ui.widgets.flow import Flow
from ui.widgets.plain import plain_tip
from ui.widgets.tone_mark import Badge

_LONGEST = 36


class BadgeRow(QWidget):
    """Badges beside each other, shown anew each time."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._row = Flow(down=4)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._row)

    def show_badges(self, badges: Iterable[tuple[str, str]]) -> None:
        """Pairs of words and tone."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words, tone in badges:
            badge = Badge(_short(words), tone)
            badge.setAccessibleName(words)
            if badge.text() != words:
                badge.setToolTip(plain_tip(words))
            self._row.addWidget(badge)
        self.setVisible(self._row.count() > 0)


def _short(words: str) -> str:
    """So that a long reason takes no more than a line; the whole stands under the pointer."""
    return words if len(words) <= _LONGEST else words[: _LONGEST - 2] + " …"
