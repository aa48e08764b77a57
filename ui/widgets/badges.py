"""Alert badges: short words on a coloured ground."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.tone_mark import Badge

_LONGEST = 36


class BadgeRow(QWidget):
    """A row of badges, shown anew each time."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)

    def show_badges(self, badges: Iterable[tuple[str, str]]) -> None:
        """Pairs of words and tone."""
        while self._row.count() > 1:
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, (words, tone) in enumerate(badges):
            badge = Badge(_short(words), tone)
            badge.setAccessibleName(words)
            self._row.insertWidget(place, badge)
        self.setVisible(self._row.count() > 1)


def _short(words: str) -> str:
    """So that a long alert does not push the window wider; the whole stands under its tab."""
    return words if len(words) <= _LONGEST else words[: _LONGEST - 2] + " …"
