"""Forms of the page of scales: a scale of the school's own, and what is expected on a scale."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.markbook.scale_words import point_words, scale_title
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField
from ui.widgets.plain import PlainLabel
from ui.words import tr
from vault.domain.expected_bands import changed_from, own_now, reach
from vault.domain.half_terms import HALF_TERMS
from vault.domain.ids import NEW
from vault.domain.scale_text import as_typed, from_typed, moved
from vault.domain.scales import EDITOR_WORDS, MOST_POINTS, Editor, Evaluation, Scale
from vault.errors import InvalidValueError

_HIGH, _NOTE_HIGH = 150, 64
_MOST_DECIMALS = 2


class ScaleDialog(FormDialog):
    """For a new scale, or for one of the school's own that is there. `start` is one to begin with,
    of which a copy is made with its values and what is expected on it."""

    def __init__(self, parent: QWidget, before: Scale | None, start: Scale | None = None) -> None:
        super().__init__(
            tr("Change a scale") if before else tr("New scale"),
            tr(
                "Write a line for each value, the lowest first: its code, a colon, what it means."
                " Below a line that begins with # stand those that are not compared."
            ),
            parent,
            tr("Save") if before else tr("Create"),
            of=before.id if before else "",
        )
        shown = before or start or Scale(NEW, 0, "", Editor.POINTS)
        copied = tuple(replace(one, id=NEW, version=0) for one in shown.evaluations)
        self._before = before or replace(
            shown,
            id=NEW,
            version=0,
            code="",
            values=tuple(replace(value, id=NEW) for value in shown.values),
            evaluations=copied,
            starts=None,
            ends=None,
        )
        self.title, self.editor = QLineEdit(), QComboBox()
        self.title.setText(before.title if before else "")
        for editor, words in EDITOR_WORDS.items():
            self.editor.addItem(tr(words), editor.value)
        self.editor.setCurrentIndex(self.editor.findData(shown.editor.value))
        self.lowest, self.highest, self.decimals = NumberField(), NumberField(), NumberField()
        for field, most, value in (
            (self.lowest, MOST_POINTS, shown.lowest),
            (self.highest, MOST_POINTS, shown.highest),
            (self.decimals, _MOST_DECIMALS, shown.decimals),
        ):
            field.setRange(0, most)
            field.setValue(value)
        self.percent = QCheckBox(tr("Each assessment has a total of its own"))
        self.percent.setChecked(shown.is_percent)
        self.values, self.note = QPlainTextEdit(), QPlainTextEdit(shown.note)
        self.values.setPlainText(as_typed(shown.values))
        self.values.setMinimumHeight(_HIGH)
        self.note.setMaximumHeight(_NOTE_HIGH)
        for text in (self.values, self.note):
            text.setTabChangesFocus(True)
        self.ends = DateField(tr("Last day"))
        self.ends.show_value(self._before.ends)
        for words, row in (
            (tr("Title"), self.title),
            (tr("How a mark is entered"), self.editor),
            (tr("Lowest mark"), self.lowest),
            (tr("Highest mark"), self.highest),
            (tr("Decimals"), self.decimals),
            (tr("Per cent"), self.percent),
            (tr("Values"), self.values),
            (tr("Note"), self.note),
            (tr("Last day"), self.ends),
        ):
            self.add_row(words, row)
        self.editor.currentIndexChanged.connect(lambda _: self._fit())
        self.percent.toggled.connect(lambda _: self._fit())
        self._fit()

    def _fit(self) -> None:
        """Only what such a scale has."""
        editor = Editor(str(self.editor.currentData()))
        is_points = editor is Editor.POINTS
        self.form.setRowVisible(self.percent, is_points)
        self.form.setRowVisible(self.decimals, is_points)
        for field in (self.lowest, self.highest):
            self.form.setRowVisible(field, is_points and not self.percent.isChecked())
        self.form.setRowVisible(self.values, editor in (Editor.POINTS, Editor.LETTERS))

    def scale(self) -> Scale:
        """As it stands in the form; InvalidValueError for what cannot be."""
        editor = Editor(str(self.editor.currentData()))
        is_percent = editor is Editor.POINTS and self.percent.isChecked()
        typed = self.values.toPlainText()
        has_values = editor in (Editor.POINTS, Editor.LETTERS)
        before = self._before
        values = from_typed(typed, before.values) if has_values else ()
        evaluations = before.evaluations
        if editor is Editor.LETTERS and before.editor is Editor.LETTERS:
            evaluations = moved(evaluations, before.values, values)
        elif editor is not before.editor:
            evaluations = ()
        return replace(
            before,
            title=self.title.text(),
            editor=editor,
            lowest=0 if is_percent else self.lowest.value(),
            highest=100 if is_percent else self.highest.value(),
            decimals=self.decimals.value() if editor is Editor.POINTS else 0,
            is_percent=is_percent,
            values=values,
            evaluations=evaluations,
            note=self.note.toPlainText(),
            ends=self.ends.value(),
        )


class ExpectedDialog(FormDialog):
    """Where the bands of a scale begin, for the whole year and for any half-term of its own. A line
    that is left empty says nothing."""

    def __init__(self, parent: QWidget, scale: Scale) -> None:
        super().__init__(
            tr("What is expected: {0}").format(scale_title(scale)),
            tr(
                "Say with which mark each band begins; a lower mark is well below. A half-term"
                " without a line of its own goes by the whole year."
            ),
            parent,
            of=scale.key,
        )
        self._scale = scale
        self.cells: dict[tuple[int, int], QLineEdit | QComboBox] = {}
        board = QWidget()
        grid = QGridLayout(board)
        grid.setContentsMargins(0, 0, 0, 0)
        self._heads = (tr("Below from"), tr("Expected from"), tr("Above from"))
        for column, words in enumerate(self._heads, start=1):
            grid.addWidget(PlainLabel(words), 0, column)
        own = own_now(scale)
        for half_term in range(HALF_TERMS + 1):
            point = PlainLabel(point_words(half_term))
            point.setWordWrap(False)
            grid.addWidget(point, half_term + 1, 0)
            marks = _marks(own.get(half_term))
            for column in range(3):
                cell = self._cell(marks[column] if marks else None)
                cell.setAccessibleName(f"{point_words(half_term)}: {self._heads[column]}")
                grid.addWidget(cell, half_term + 1, column + 1)
                self.cells[half_term, column] = cell
        self.first_day = DateField(tr("First day"))
        board.setAccessibleName(tr("Bands"))
        self.form.addRow(board)
        self.add_row(tr("First day"), self.first_day)
        hint = tr("With a first day, earlier assessments keep what was expected of them.")
        self.form.addRow("", PlainLabel(hint))

    def _cell(self, mark: int | None) -> QLineEdit | QComboBox:
        if self._scale.editor is not Editor.LETTERS:
            return QLineEdit("" if mark is None else str(mark))
        box = QComboBox()
        box.addItem("", None)
        ranked: dict[int, list[str]] = {}
        for value in self._scale.values:
            if value.counts:
                ranked.setdefault(value.rank, []).append(value.code)
        for rank in sorted(ranked):
            box.addItem(", ".join(ranked[rank]), rank)
        box.addItem(tr("no value"), reach(self._scale)[1] + 1)
        place = next((n for n in range(1, box.count()) if box.itemData(n) >= (mark or 0)), 0)
        box.setCurrentIndex(place if mark is not None else 0)
        return box

    def evaluations(self) -> tuple[Evaluation, ...]:
        """All that the school expects on the scale from now on; InvalidValueError names the cell
        that is wrong."""
        return changed_from(self._scale, self._lines(), self.first_day.value())

    def _lines(self) -> Iterator[tuple[int, int, int, int]]:
        for half_term in range(HALF_TERMS + 1):
            marks = [self._mark(half_term, column) for column in range(3)]
            given = [mark for mark in marks if mark is not None]
            if not given:
                continue
            for column, mark in enumerate(marks):
                if mark is None:
                    reason = tr("fill in the whole line, or leave all of it empty")
                    raise InvalidValueError(field=self._name(half_term, column), reason=reason)
                if column and mark < given[column - 1]:
                    reason = tr("it cannot begin below the band before it")
                    raise InvalidValueError(field=self._name(half_term, column), reason=reason)
            yield half_term, given[0], given[1], given[2]

    def _name(self, half_term: int, column: int) -> str:
        return self.cells[half_term, column].accessibleName()

    def _mark(self, half_term: int, column: int) -> int | None:
        cell = self.cells[half_term, column]
        if isinstance(cell, QComboBox):
            chosen = cell.currentData()
            return None if chosen is None else int(chosen)
        text = cell.text().strip().removesuffix("%").strip()
        if not text:
            return None
        lowest, highest = reach(self._scale)
        if self._scale.editor is Editor.COUNTER:
            highest = MOST_POINTS
        if not (text.isascii() and text.isdecimal() and len(text) <= 5):
            reason = tr("a whole number belongs here")
        elif not lowest <= int(text) <= highest + 1:
            reason = tr("a mark of this scale belongs here, or {0} for a band that none reaches")
            reason = reason.format(highest + 1)
        else:
            return int(text)
        raise InvalidValueError(field=self._name(half_term, column), reason=reason)

    def point_at(self, label: str) -> None:
        """Into the very cell that is wrong."""
        for cell in self.cells.values():
            if cell.accessibleName() == label:
                cell.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        super().point_at(label)


def _marks(evaluation: Evaluation | None) -> tuple[int, int, int] | None:
    if evaluation is None:
        return None
    return (evaluation.below_from, evaluation.expected_from, evaluation.above_from)
