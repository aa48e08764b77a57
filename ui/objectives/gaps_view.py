"""The gaps as a chart: objectives that are insecure for most first, and who has most gaps first.
Each bar is a row of a table, so that a keyboard and a screen reader go through the same figures."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui.look.tokens import colour
from ui.objectives.objective_table import Index, ObjectiveTable
from ui.widgets.made_late import MadeLate
from ui.widgets.plain import Subtitle
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from ui.words import tr
from vault.domain.objective_gaps import GapRow, by_gaps

_JUDGED = 3
_BAR, _ROUND, _AIR = 12, 3, 24
_BAR_WIDE, _BAR_LEAST, _NUMBER, _NARROW = 180, 112, 48, 440


class _Bars(QStyledItemDelegate):
    """A bar over the whole of what was judged; its part that is not secure in the strong colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        if not isinstance(view, RowView):
            return
        row: GapRow = view.row_at(index)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour("selection"))
        box = QRect(option.rect).adjusted(8, 0, -8 - _NUMBER, 0)
        top = box.center().y() - _BAR / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("j4" if row.tally.judged else "border"))
        painter.drawRoundedRect(QRectF(box.left(), top, box.width(), _BAR), _ROUND, _ROUND)
        if row.tally.gaps:
            painter.setBrush(colour("j1" if row.tally.is_insecure_for_most else "j2"))
            wide = max(_ROUND * 2.0, box.width() * row.percent / 100)
            painter.drawRoundedRect(QRectF(box.left(), top, wide, _BAR), _ROUND, _ROUND)
        foot = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(foot, colour("border"))
        painter.setPen(colour("text2"))
        words = QRect(box.right() + 6, option.rect.top(), _NUMBER, option.rect.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, f"{row.percent} %")
        painter.restore()


class GapsView(MadeLate):
    """`pupil_opened` carries an id."""

    pupil_opened = Signal(str)
    objectives: RowView
    pupils: RowView

    def __init__(self) -> None:
        super().__init__()
        self._table: ObjectiveTable | None = None

    def make(self) -> None:
        self.objectives = self._made(tr("Objective"), tr("Objectives by how insecure they are"))
        self.pupils = self._made(tr("Pupil"), tr("Pupils by their gaps"))
        self.pupils.opened.connect(lambda row: self.pupil_opened.emit(row.record))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for words, view, share in (
            (tr("Insecure for most"), self.objectives, 1),
            (tr("Who has most gaps"), self.pupils, 1),
        ):
            column = QVBoxLayout()
            column.addWidget(Subtitle(words))
            column.addWidget(view, 1)
            row.addLayout(column, share)
        if self._table is not None:
            self._fill(self._table)

    def show_table(self, table: ObjectiveTable) -> None:
        """Of the pupils and objectives that are shown."""
        self._table = table
        if self.is_made:
            self._fill(table)

    def _fill(self, table: ObjectiveTable) -> None:
        objectives = [GapRow(o.id, o.text, table.tally(o.id)) for o in table.objectives]
        pupils = [GapRow(p.pupil, p.called.listed, table.tally(p.pupil)) for p in table.pupils]
        for view, rows in ((self.objectives, objectives), (self.pupils, pupils)):
            _model(view).show_rows(by_gaps(rows))

    def _made(self, head: str, name: str) -> RowView:
        model = RowTable(
            (
                (head, lambda row: row.name),
                (tr("Not secure"), lambda row: row.percent),
                (tr("Gaps"), lambda row: row.tally.gaps),
                (tr("Judged"), lambda row: row.tally.judged),
            )
        )
        view = _GapRows(model, name, self)
        view.setItemDelegateForColumn(1, _Bars(view))
        header = view.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, _BAR_WIDE)
        for column in (2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            words = str(model.headerData(column, Qt.Orientation.Horizontal))
            header.resizeSection(column, header.fontMetrics().horizontalAdvance(words) + _AIR)
        return view


class _GapRows(RowView):
    """Where there is little room, the bars are short and the names are read."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = max(_BAR_LEAST, min(_BAR_WIDE, event.size().width() // 4))
        self.horizontalHeader().resizeSection(1, bar)
        self.setColumnHidden(_JUDGED, event.size().width() < _NARROW)
        super().resizeEvent(event)


def _model(view: RowView) -> Any:
    return view.model()
