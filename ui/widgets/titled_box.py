"""A card with its title inside, in the weight of titles."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QStyle, QStyleOptionGroupBox, QStylePainter

from ui.look.fonts import font


class TitledBox(QGroupBox):
    """Its font is not set, because every field inside would wear it too."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionGroupBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.setFont(font(strong=True))
        painter.drawComplexControl(QStyle.ComplexControl.CC_GroupBox, option)
        painter.end()
