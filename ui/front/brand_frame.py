"""What stands beside every page before a vault is open: the mark, and what locked means."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.front.locked_lines import LockedLines
from ui.look.mark import mark_pixmap
from ui.widgets.plain import Quiet, Title

_MARK, _NARROWEST, _AIR = 52, 880, 32
_SHARE, _NARROW, _WIDE = 0.38, 340, 520
"""Of the window's width, between two widths in px."""


class BrandFrame(QWidget):
    """The page in the middle of the right side; it scrolls where the window is too low."""

    def __init__(self, page: QWidget, lines: list[tuple[str, str]] | None = None) -> None:
        """`lines` as `locked_lines` makes them."""
        super().__init__()
        self.page = page
        self.side = QFrame()
        self.side.setObjectName("sidebar")
        self.side.setFixedWidth(_NARROW)
        mark = QLabel()
        mark.setPixmap(mark_pixmap(_MARK, mark.devicePixelRatioF()))
        name = QHBoxLayout()
        name.setSpacing(16)
        name.addWidget(mark)
        name.addWidget(Title("Tuckbox"), 1)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(40, 48, 40, 40)
        column.setSpacing(16)
        column.addLayout(name)
        column.addSpacing(24)
        column.addWidget(Title(self.tr("Locked. Nobody can read the records on this computer.")))
        column.addWidget(
            Quiet(
                self.tr(
                    "Names, photos and notes stay encrypted until a member of staff unlocks them."
                    " Tuckbox has no network connection."
                )
            )
        )
        column.addStretch(1)
        if lines:
            column.addWidget(LockedLines(lines))
        layout = page.layout()
        if layout is not None:
            layout.setContentsMargins(_AIR, _AIR, _AIR, _AIR)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(_scrolling(page), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window is for the page alone."""
        super().resizeEvent(event)
        self.side.setFixedWidth(min(max(round(self.width() * _SHARE), _NARROW), _WIDE))
        self.side.setVisible(self.width() >= _NARROWEST)


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(page.windowTitle())
    area.setObjectName("page")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(page)
    return area
