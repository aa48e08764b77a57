"""A head that stays while what is below it scrolls, unless the head alone would fill the window."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.scroll_column import ScrollColumn

_SHARE = 0.5
"""Of the height: a head that needs more goes along with what scrolls."""


class HeadedScroll(QWidget):
    """`head` needs a layout whose height follows from its width."""

    def __init__(self, head: QWidget, area: ScrollColumn, spacing: int = 0) -> None:
        super().__init__()
        self.head, self.area = head, area
        self._stays = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self._column.addWidget(head)
        self._column.addWidget(area, 1)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return done

    def _fit(self) -> None:
        layout = self.head.layout()
        high = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        stays = high <= self.height() * _SHARE
        if stays != self._stays:
            self._stays = stays
            (self._column if stays else self.area.column).insertWidget(0, self.head)
        if not stays and self.head.width() > 0 and layout is not None:
            # In a column that scrolls nothing is pressed together.
            self.head.setMinimumHeight(layout.totalHeightForWidth(self.head.width()))
        elif stays and self.head.minimumHeight():
            self.head.setMinimumHeight(0)
