"""What a file of programmes or of judgements would change, before it does."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.questions.questions_view import QuestionsView
from ui.widgets.form_dialog import FormDialog
from ui.widgets.late_table import LateTable
from ui.widgets.plain import PlainLabel
from ui.widgets.row_table import RowTable
from ui.words import counted, tr
from vault.domain.form_fields import field_label
from vault.domain.import_objectives import ImportItem, ObjectivesPreview
from vault.domain.incoming import Problem

_WIDE, _HIGH = 720, 320
ASKED = 1
Line = tuple[str, str, str, str]


class ImportDialog(FormDialog):
    """Brings in what is listed as new or changed. Rows of a child about whom there is a question
    stay out until it is answered; `asked_anew` when an answer changes what would be done."""

    asked_anew = Signal()

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(title, "", parent, tr("Import"))
        self.setMinimumWidth(_WIDE)
        self._was_asked = False
        self.count, self.questions = PlainLabel(), QuestionsView()
        self.lines = RowTable(
            (
                (tr("Line"), lambda line: line[0]),
                (tr("Of"), lambda line: line[1]),
                (tr("About"), lambda line: line[2]),
                (tr("What happens"), lambda line: line[3]),
            )
        )
        asked = QWidget()
        QVBoxLayout(asked).addWidget(self.questions)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("What the file would change"))
        self.tabs.setMinimumHeight(_HIGH)
        for words, part in (
            (tr("What happens"), LateTable(self.lines, tr("What the file would change"))),
            (tr("Questions"), asked),
        ):
            self.tabs.addTab(part, words)
        self.form.addRow(self.count)
        self.form.addRow(self.tabs)
        self.questions.answered.connect(self._change)
        self.tabs.setTabVisible(ASKED, False)
        self.wait()

    def wait(self) -> None:
        """Nothing can be brought in before it was seen."""
        self.ok.setEnabled(False)

    def _change(self) -> None:
        self.wait()
        self.asked_anew.emit()

    def show_preview(self, seen: ObjectivesPreview) -> None:
        """What would be done; with it the button that does it."""
        self.lines.show_rows(list(_lines(seen)))
        self.questions.show_questions(seen.questions)
        open_ones = self.questions.open_ones
        self.count.setText(" · ".join(_counts(seen, open_ones)))
        self.tabs.setTabVisible(ASKED, bool(seen.questions))
        self.tabs.setTabText(ASKED, tr("Questions ({0})").format(open_ones))
        if open_ones and not self._was_asked:
            self._was_asked = True
            self.tabs.setCurrentIndex(ASKED)
        self.notice.clear()
        if seen.stopped or seen.needs_columns:
            reason = seen.stopped or (seen.refused[0].reason if seen.refused else "")
            self.notice.say(reason, "bad")
        self.ok.setEnabled(bool(seen.new or seen.changed) and not seen.stopped)


def _counts(seen: ObjectivesPreview, open_ones: int) -> Iterator[str]:
    """'12 new', '1 changed', and what is left out."""
    yield counted(len(seen.new), tr("1 new"), tr("{0} new"))
    yield counted(len(seen.changed), tr("1 changed"), tr("{0} changed"))
    yield counted(seen.same, tr("1 the same"), tr("{0} the same"))
    yield counted(len(seen.refused), tr("1 refused"), tr("{0} refused"))
    yield counted(seen.skipped, tr("1 left out"), tr("{0} left out"))
    if open_ones:
        yield counted(open_ones, tr("1 question open"), tr("{0} questions open"))


def _lines(seen: ObjectivesPreview) -> Iterator[Line]:
    """What was refused first, because that is what somebody has to do something about."""
    for problem in seen.refused:
        yield _problem(problem, tr("Refused: {0}"))
    for item in seen.changed:
        yield _item(item, tr("{0} becomes {1}").format(item.old, item.new))
    for item in seen.new:
        yield _item(item, tr("New: {0}").format(item.new) if item.new else tr("New"))
    for problem in seen.doubtful:
        yield _problem(problem, "{0}")


def _item(item: ImportItem, words: str) -> Line:
    return (str(item.line), item.name, item.about, words)


def _problem(problem: Problem, words: str) -> Line:
    return (str(problem.line), field_label(problem.field), "", words.format(problem.reason))
