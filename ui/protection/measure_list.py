"""The seven measures in a list: what each is called, how many of its checks are good, its state."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, radius
from ui.protection.check_words import result_words
from ui.protection.state_mark import paint_state
from ui.words import counted, tr
from vault.domain.assessments import Result
from vault.domain.protection import Measure, Protection

Index = QModelIndex | QPersistentModelIndex
_MEASURE, _TALLY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_HIGH, _ICON, _STATE, _SIDE = 44, 20, 16, 12
_ICONS: Final = (
    *("lock", "search-check", "key-round", "scale"),
    *("graduation-cap", "siren", "megaphone"),
)
_INCIDENTS, _FAMILIES = 6, 7
_TRAINING = 5


class MeasureList(QListWidget):
    """`chosen` carries the measure under the cursor."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Lines(self))
        self.currentItemChanged.connect(self._tell)

    def show_protection(self, status: Protection) -> None:
        """Anew, with nothing chosen."""
        self.blockSignals(True)
        self.clear()
        for measure in status.measures:
            tally = tally_words(measure, status)
            item = QListWidgetItem(measure.short)
            item.setData(_MEASURE, measure)
            item.setData(_TALLY, tally)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(measure, tally))
            item.setSizeHint(QSize(0, _HIGH))
            self.addItem(item)
        self.setFixedHeight(_HIGH * self.count() + 2)
        self.blockSignals(False)

    def choose(self, number: int) -> None:
        """Put the cursor on the measure of this number, counted from 1."""
        self.setCurrentRow(number - 1)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_MEASURE))


def tally_words(measure: Measure, status: Protection) -> str:
    """'4 of 6'; for people, incidents and families in words. '' where only words are seen."""
    if not measure.items:
        return ""
    if measure.number == _TRAINING and status.trained is not None:
        trained, people = status.trained
        return counted(people, tr("{1} of 1 person"), tr("{1} of {0} people"), trained)
    if measure.number == _INCIDENTS and status.incidents is not None and not measure.due:
        return tr("none open")
    if measure.number == _FAMILIES and measure.state is Result.PASS:
        return tr("up to date")
    if not measure.known:
        return tr("not known")
    return tr("{0} of {1}").format(len(measure.good), measure.known)


def state_words(measure: Measure) -> str:
    """'2 to do', 'good', 'not known'; '' where only words are seen."""
    if not measure.items:
        return ""
    if measure.due:
        once = [item for item in measure.due if not item.is_not_yet]
        waits = len(once) < len(measure.due)
        return tr("{0} to do").format(len(once) + waits)
    return result_words(measure.state)[2:]


def _spoken(measure: Measure, tally: str) -> str:
    return ", ".join(part for part in (measure.short, tally, state_words(measure)) if part)


class _Lines(QStyledItemDelegate):
    """Paints icon, title, tally and state."""

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        measure: Measure = index.data(_MEASURE)
        tally: str = index.data(_TALLY)
        box = QRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_background(painter, box, option, is_selected=is_selected)
        ratio = painter.device().devicePixelRatio()
        middle = box.center().y() + 1
        picture = icon_pixmap(
            _ICONS[measure.number - 1], "accentText" if is_selected else "text2", _ICON, ratio
        )
        painter.drawPixmap(box.left() + _SIDE, middle - _ICON // 2, picture)
        right = box.right() - _SIDE
        if measure.items:
            right -= _STATE
            paint_state(painter, measure.state, right, middle - _STATE // 2, _STATE)
            right -= _SIDE
        side = Qt.AlignmentFlag.AlignVCenter
        small = font("small")
        painter.setFont(small)
        painter.setPen(colour("text2"))
        wide = QFontMetrics(small).horizontalAdvance(tally)
        words = QRect(right - wide, box.top(), wide, box.height())
        painter.drawText(words, side | Qt.AlignmentFlag.AlignRight, tally)
        title = font(strong=is_selected)
        painter.setFont(title)
        painter.setPen(colour("text"))
        left = box.left() + _SIDE + _ICON + _SIDE
        room = QRect(left, box.top(), words.left() - 8 - left, box.height())
        shown = QFontMetrics(title).elidedText(
            measure.short, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, side, shown)
        painter.restore()


def _paint_background(painter: QPainter, box: QRect, option: Option, *, is_selected: bool) -> None:
    is_under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
    inside = box.adjusted(1, 1, -1, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if is_selected or is_under_mouse:
        painter.setBrush(colour("selection" if is_selected else "hover"))
        painter.drawRoundedRect(inside, radius("control"), radius("control"))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("focus"), 2))
        painter.drawRoundedRect(inside, radius("control"), radius("control"))
