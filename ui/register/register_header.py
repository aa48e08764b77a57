"""The head of a register: once for each of the blocks beside each other."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour, size
from ui.register.register_cells import RegisterCells
from ui.words import tr

_DAYS = ("M", "T", "W", "T", "F", "S", "S")


class RegisterHeader(QHeaderView):
    """'Pupil', the letters of the days before, and 'Today', once for each block."""

    def __init__(self, parent: QWidget, cells: RegisterCells) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._cells = cells
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(80)
        self.setAccessibleName(tr("Columns of the register"))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), size("table_header") - 4)

    def paintSection(self, painter: QPainter, rect: QRect, _section: int) -> None:
        cells = self._cells
        painter.fillRect(rect, colour("sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("border"))
        painter.setPen(colour("text2"))
        painter.setFont(font("small"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(60, 0, 0, 0), middle, tr("Pupil"))
        days = cells.register.earlier_days
        for box, day in zip(cells.earlier_of(rect), days, strict=False):
            painter.drawText(
                QRect(box.left(), rect.top(), box.width(), rect.height()),
                Qt.AlignmentFlag.AlignCenter,
                _DAYS[day.weekday()],
            )
        painter.setFont(font("small", strong=True))
        painter.setPen(colour("text"))
        cell = cells.cell_of(rect)
        words = QRect(cell.left(), rect.top(), rect.right() - cell.left(), rect.height())
        painter.drawText(words, middle, tr("Mark"))
