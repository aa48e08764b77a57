"""Forms of the markbook: an assessment, the order of the columns, a note, a target, and what a
block that does not fit is asked about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.markbook.blocks import Landing
from ui.markbook.scale_words import scale_title
from ui.widgets.date_field import DateField, shown_date
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField
from ui.words import counted, tr
from vault.domain.half_terms import HALF_TERMS, HalfTerm
from vault.domain.ids import NEW, ClassId
from vault.domain.markbook import (
    LONGEST_NOTE,
    MOST_TOTAL,
    MOST_WEIGHT,
    Assessment,
    Target,
    note_of,
)
from vault.domain.scales import Scale
from vault.errors import InvalidValueError

_USUAL_TOTAL = 20


class AssessmentDialog(FormDialog):
    """For a new assessment of a class, or for one that is there."""

    def __init__(
        self,
        parent: QWidget,
        scales: Sequence[Scale],
        school_class: ClassId,
        assessment: Assessment | None = None,
    ) -> None:
        title = tr("Change an assessment") if assessment else tr("New assessment")
        of = assessment.id if assessment else ""
        super().__init__(title, "", parent, tr("Save") if assessment else tr("Create"), of=of)
        self._before = assessment or Assessment(
            NEW, 0, school_class, "", "", date.today(), 0, _USUAL_TOTAL
        )
        self._scales = {
            scale.key: scale
            for scale in scales
            if scale.key == self._before.scale or not scale.is_over(date.today())
        }
        self.title, self.scale = QLineEdit(self._before.title), QComboBox()
        self.day = DateField(tr("Day"))
        self.day.show_value(self._before.day)
        self.half_term, self.total, self.weight = QComboBox(), NumberField(), NumberField()
        for key, scale in self._scales.items():
            self.scale.addItem(scale_title(scale), key)
        wanted = self._before.scale or next(
            (key for key, scale in self._scales.items() if scale.is_percent), ""
        )
        self.scale.setCurrentIndex(max(0, self.scale.findData(wanted)))
        self.half_term.addItem(tr("By its day"), 0)
        for number in range(1, HALF_TERMS + 1):
            self.half_term.addItem(HalfTerm(2000, number).name, number)
        self.half_term.setCurrentIndex(self.half_term.findData(self._before.half_term))
        self.total.setRange(1, MOST_TOTAL)
        self.total.setValue(self._before.out_of or _USUAL_TOTAL)
        self.weight.setRange(0, MOST_WEIGHT)
        self.weight.setValue(self._before.weight)
        for words, field in (
            (tr("Title"), self.title),
            (tr("Scale"), self.scale),
            (tr("Day"), self.day),
            (tr("Half-term"), self.half_term),
            (tr("Total"), self.total),
            (tr("Weight"), self.weight),
        ):
            self.add_row(words, field)
        self.scale.currentIndexChanged.connect(lambda _: self._fit())
        self._fit()

    def _fit(self) -> None:
        scale = self._scales.get(str(self.scale.currentData()))
        self.form.setRowVisible(self.total, scale is not None and scale.is_percent)

    def assessment(self) -> Assessment:
        """As it stands in the form; InvalidValueError for what cannot be."""
        day = self.day.value()
        if day is None:
            raise InvalidValueError(field="day", reason=tr("an assessment has a day"))
        if not self.title.text().strip():
            raise InvalidValueError(field="title", reason="it cannot be empty")
        return replace(
            self._before,
            title=self.title.text(),
            scale=str(self.scale.currentData() or ""),
            day=day,
            half_term=int(self.half_term.currentData()),
            out_of=self.total.value(),
            weight=self.weight.value(),
        )


class ColumnsDialog(FormDialog):
    """The order of the assessments; who is unticked is hidden."""

    def __init__(self, parent: QWidget, assessments: Sequence[Assessment]) -> None:
        words = tr("Ticked assessments are shown. Up and Down move one in its place.")
        super().__init__(tr("Columns"), words, parent)
        self._known = {assessment.id: assessment for assessment in assessments}
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Assessments"))
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        for assessment in assessments:
            item = QListWidgetItem(f"{assessment.title}, {shown_date(assessment.day)}")
            item.setData(Qt.ItemDataRole.UserRole, assessment.id)
            shown = Qt.CheckState.Unchecked if assessment.is_hidden else Qt.CheckState.Checked
            item.setCheckState(shown)
            self.list.addItem(item)
        self.frozen = QCheckBox(tr("Stays at the left"))
        self.up, self.down = QPushButton(tr("Up")), QPushButton(tr("Down"))
        for button, by in ((self.up, -1), (self.down, 1)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, by=by: self._move(by))
        self.list.currentItemChanged.connect(lambda *_: self._show_frozen())
        self.frozen.clicked.connect(self._freeze)
        self._frozen = {a.id for a in assessments if a.is_frozen}
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        for widget in (self.up, self.down, self.frozen):
            row.addWidget(widget)
        row.addStretch(1)
        column.addWidget(self.list)
        column.addLayout(row)
        self.add_row(tr("Assessments"), holder)
        self.list.setCurrentRow(0)

    def assessments(self) -> tuple[Assessment, ...]:
        """In their new order."""
        found = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            before = self._known[item.data(Qt.ItemDataRole.UserRole)]
            hidden = item.checkState() != Qt.CheckState.Checked
            found.append(replace(before, is_hidden=hidden, is_frozen=before.id in self._frozen))
        return tuple(found)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentRow(row + by)

    def _show_frozen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.frozen.setChecked(item.data(Qt.ItemDataRole.UserRole) in self._frozen)

    def _freeze(self, on: bool) -> None:
        record = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        self._frozen = self._frozen | {record} if on else self._frozen - {record}


class NoteDialog(FormDialog):
    """A note on one cell; empty, it goes."""

    def __init__(self, parent: QWidget, whose: str, note: str, of: str) -> None:
        super().__init__(tr("Note"), whose, parent, of=of)
        self.note = QPlainTextEdit(note)
        self.note.setTabChangesFocus(True)
        self.add_row(tr("Note"), self.note)

    def text(self) -> str:
        """A clean one. InvalidValueError for more than LONGEST_NOTE characters."""
        return note_of(self.note.toPlainText()[: LONGEST_NOTE + 1])


class TargetDialog(FormDialog):
    """What a pupil is to reach; without a mark it goes."""

    def __init__(self, parent: QWidget, whose: str, target: Target) -> None:
        super().__init__(tr("Target"), f"{whose}: {target.title}", parent, of=target.id)
        self._before = target
        self.value, self.day = QLineEdit(target.value), DateField(tr("To be reached by"))
        self.day.show_value(target.day)
        self.add_row(tr("Target"), self.value)
        self.add_row(tr("To be reached by"), self.day)

    def target(self) -> Target:
        """As it stands in the form."""
        return replace(self._before, value=self.value.text().strip(), day=self.day.value())


class PasteDialog(FormDialog):
    """Where a block would land that is not as large as what was selected, or than the grid."""

    def __init__(self, parent: QWidget, where: Landing, first: str, last: str) -> None:
        rows = counted(where.rows, tr("1 pupil"), tr("{0} pupils"))
        columns = counted(where.columns, tr("1 assessment"), tr("{0} assessments"))
        words = [tr("It lands on {0} in {1}, from {2} to {3}.").format(rows, columns, first, last)]
        if where.lost_rows:
            words.append(
                counted(
                    where.lost_rows,
                    tr("1 row has no pupil and is left out."),
                    tr("{0} rows have no pupil and are left out."),
                )
            )
        if where.lost_columns:
            words.append(
                counted(
                    where.lost_columns,
                    tr("1 column has no assessment and is left out."),
                    tr("{0} columns have no assessment and are left out."),
                )
            )
        super().__init__(tr("Paste"), " ".join(words), parent, tr("Paste here"))
