"""Marks from a file: what they are of, and what bringing them in would change."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from ui.markbook.scale_words import scale_title
from ui.questions.questions_view import QuestionsView
from ui.widgets.date_field import DateField, shown_date
from ui.widgets.form_dialog import FormDialog
from ui.widgets.late_table import LateTable
from ui.widgets.number_field import NumberField
from ui.widgets.plain import PlainLabel
from ui.widgets.row_table import RowTable
from ui.words import counted, tr
from vault.domain.import_marks import MarkItem, MarkOrder, MarkPreview
from vault.domain.incoming import Problem
from vault.domain.markbook import MOST_TOTAL, Assessment, Markbook
from vault.domain.preview import ReadOptions
from vault.domain.scales import Scale
from vault.errors import InvalidValueError

_NEW, _PUPIL, _MARK = "", "pupil", "mark"
_WIDE, _HIGH, _TOTAL = 720, 210, 20
MARKS, ASKED, PROBLEMS = range(3)


class MarksFileDialog(FormDialog):
    """`asked_anew` when what was chosen or answered changes what would be done."""

    asked_anew = Signal()

    def __init__(self, parent: QWidget, file: str, book: Markbook, scales: Sequence[Scale]) -> None:
        super().__init__(
            tr("Marks from a file"),
            tr("{0}: nothing is saved until you have seen what would change.").format(file),
            parent,
            tr("Import"),
        )
        self.setMinimumWidth(_WIDE)
        self._book = book
        self._scales = {scale.key: scale for scale in scales}
        self._needs_columns = self._was_asked = False
        self.assessment, self.scale, self.whose = QComboBox(), QComboBox(), QComboBox()
        self.title = QLineEdit(file.rpartition(".")[0] or file)
        self.day, self.total = DateField(tr("Day")), NumberField()
        self.pupils, self.marks = QComboBox(), QComboBox()
        self.summary = PlainLabel()
        self.questions = QuestionsView()
        self.items = RowTable(
            (
                (tr("Pupil"), lambda i: i.name),
                (tr("Class"), lambda i: i.class_name),
                (tr("Mark now"), lambda i: i.old),
                (tr("Mark in the file"), lambda i: i.new),
                (tr("Note"), lambda i: i.note),
                (tr("Line"), lambda i: i.line),
            )
        )
        self.problems = RowTable(
            (
                (tr("Line"), lambda p: p.line or ""),
                (tr("Why"), lambda p: f"{p.reason[:1].upper()}{p.reason[1:]}."),
                (tr("Result"), lambda p: tr("left out") if p.refused else tr("please check")),
            )
        )
        self._fill()
        self._lay_out()
        for box in (self.assessment, self.scale, self.whose, self.pupils, self.marks):
            box.activated.connect(lambda _: self._change())
        for line in (self.title, self.day):
            line.textEdited.connect(lambda _: self._change())
        self.total.valueChanged.connect(lambda _: self._change())
        self.questions.answered.connect(self._change)
        self._fit()
        self.wait()

    def _fill(self) -> None:
        self.assessment.addItem(tr("A new assessment"), _NEW)
        for one in self._book.assessments:
            self.assessment.addItem(f"{one.title}, {shown_date(one.day)}", one.id)
        for key, scale in self._scales.items():
            if not scale.is_over(date.today()):
                self.scale.addItem(scale_title(scale), key)
        percent = (key for key, scale in self._scales.items() if scale.is_percent)
        self.scale.setCurrentIndex(max(0, self.scale.findData(next(percent, ""))))
        self.whose.addItem(tr("Pupils of {0}").format(self._book.class_name), self._book.class_id)
        self.whose.addItem(tr("Each pupil in their own class"), "")
        self.day.show_value(date.today())
        self.total.setRange(1, MOST_TOTAL)
        self.total.setValue(_TOTAL)

    def _lay_out(self) -> None:
        for words, field in (
            (tr("Assessment"), self.assessment),
            (tr("Title"), self.title),
            (tr("Scale"), self.scale),
            (tr("Day"), self.day),
            (tr("Total"), self.total),
            (tr("Whose marks"), self.whose),
            (tr("Column with the pupils"), self.pupils),
            (tr("Column with the marks"), self.marks),
        ):
            self.add_row(words, field)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("What would change"))
        self.tabs.setMinimumHeight(_HIGH)
        asked = QWidget()
        QVBoxLayout(asked).addWidget(self.questions)
        for words, part in (
            (tr("Marks"), LateTable(self.items, tr("Marks"))),
            (tr("Questions"), asked),
            (tr("Problems"), LateTable(self.problems, tr("Problems"))),
        ):
            self.tabs.addTab(part, words)
        self.form.addRow(self.summary)
        self.form.addRow(self.tabs)

    def stand_on(self, assessment: str) -> None:
        """The one that is meant at first."""
        self.assessment.setCurrentIndex(max(0, self.assessment.findData(assessment)))
        self._fit()

    def _known(self) -> Assessment | None:
        chosen = str(self.assessment.currentData() or "")
        return next((one for one in self._book.assessments if chosen and one.id == chosen), None)

    def _change(self) -> None:
        self._fit()
        self.wait()
        self.asked_anew.emit()

    def _fit(self) -> None:
        """What is known of an assessment that is there is not asked."""
        is_new = self._known() is None
        scale = self._scales.get(str(self.scale.currentData()))
        for field in (self.title, self.scale, self.day):
            self.form.setRowVisible(field, is_new)
        self.form.setRowVisible(self.total, is_new and scale is not None and scale.is_percent)
        for field in (self.pupils, self.marks):
            self.form.setRowVisible(field, self._needs_columns)

    def order(self) -> MarkOrder:
        """What the marks are of; InvalidValueError names the field."""
        known, school_class = self._known(), self.whose.currentData() or None
        if known is not None:
            scale = self._scales.get(known.scale)
            named = scale.title if scale is not None else ""
            return MarkOrder(known.title, named, school_class, known.day, known.out_of)
        if not self.title.text().strip():
            raise InvalidValueError(field="title", reason="it cannot be empty")
        scale = self._scales.get(str(self.scale.currentData()))
        total = self.total.value() if scale is not None and scale.is_percent else 0
        named = scale.title if scale is not None else ""
        return MarkOrder(self.title.text().strip(), named, school_class, self.day.value(), total)

    def options(self, encoding: str = "") -> ReadOptions:
        """How the file is read; by hand where no column says what it holds."""
        if not self._needs_columns or self.pupils.currentText() == self.marks.currentText():
            return ReadOptions(encoding)
        pairs = ((self.pupils.currentText(), _PUPIL), (self.marks.currentText(), _MARK))
        return ReadOptions(encoding, mapping=pairs)

    def wait(self) -> None:
        """Nothing can be brought in before it was seen."""
        self.ok.setEnabled(False)

    def show_preview(self, seen: MarkPreview) -> None:
        """What would be done; with it the button that does it."""
        if seen.needs_columns and not self._needs_columns:
            self._needs_columns = True
            for place, box in enumerate((self.pupils, self.marks)):
                with QSignalBlocker(box):
                    box.addItems(seen.header)
                    box.setCurrentIndex(min(place, box.count() - 1))
            self._fit()
        problems: tuple[Problem, ...] = (*seen.refused, *seen.doubtful)
        items: tuple[MarkItem, ...] = (*seen.changed, *seen.new)
        self.items.show_rows(items)
        self.problems.show_rows(problems)
        self.questions.show_questions(seen.questions)
        self._count(seen)
        self._look(has_items=bool(items), has_problems=bool(problems))
        self.notice.clear()
        if seen.stopped:
            self.notice.say(f"{seen.stopped[:1].upper()}{seen.stopped[1:]}.", "bad")
        elif seen.needs_columns:
            words = tr("Say which column holds the pupils, and which the marks.")
            self.notice.say(words, "warn")
        elif not items and not seen.questions:
            self.notice.say(tr("There is no mark to bring in."), "warn" if problems else "info")
        self.ok.setEnabled(bool(items) and not seen.stopped and not seen.needs_columns)

    def _look(self, *, has_items: bool, has_problems: bool) -> None:
        """At first at what has to be answered, else at what there is."""
        if self.questions.open_ones and not self._was_asked:
            self._was_asked = True
            self.tabs.setCurrentIndex(ASKED)
        elif not has_items and has_problems:
            self.tabs.setCurrentIndex(PROBLEMS)
        elif not self.tabs.isTabVisible(self.tabs.currentIndex()):
            self.tabs.setCurrentIndex(MARKS)

    def _count(self, seen: MarkPreview) -> None:
        self.summary.setText(" · ".join(_counts(seen, self.questions.open_ones)))
        self.tabs.setTabVisible(ASKED, bool(seen.questions))
        self.tabs.setTabVisible(PROBLEMS, bool(self.problems.rowCount()))
        open_ones = self.questions.open_ones
        self.tabs.setTabText(ASKED, tr("Questions ({0})").format(open_ones))
        self.tabs.setTabText(PROBLEMS, tr("Problems ({0})").format(self.problems.rowCount()))


def _counts(seen: MarkPreview, open_ones: int) -> Iterator[str]:
    """'12 new', '1 changed', and what is left out."""
    yield tr("{0} new").format(len(seen.new))
    yield tr("{0} changed").format(len(seen.changed))
    yield tr("{0} the same").format(seen.same)
    if seen.refused:
        yield counted(len(seen.refused), tr("1 row left out"), tr("{0} rows left out"))
    if open_ones:
        yield counted(
            open_ones,
            tr("1 question open: its rows are left out"),
            tr("{0} questions open: their rows are left out"),
        )
    made = [name for name, is_new in seen.assessments if is_new]
    if made:
        yield tr("a new assessment for {0}").format(", ".join(made))
