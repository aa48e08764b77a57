"""Bring in a roll or photos: what the page looks like."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ui.desk.record_words import field_words
from ui.imports.import_reading_tab import ImportReadingTab
from ui.imports.photo_table import FACE, PhotoTable
from ui.questions.question_words import counted
from ui.questions.questions_view import QuestionsView
from ui.widgets.ask_place import ask_file, ask_folder
from ui.widgets.drop_area import DropArea
from ui.widgets.drop_frame import DropFrame
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from vault.domain.file_names import readable
from vault.domain.identity.questions import Question
from vault.domain.incoming import Problem
from vault.domain.preview import ImportReport, PhotoPreview, RollPreview

_QUESTIONS, _NEW, _CHANGED, _PROBLEMS, _READING, _PHOTOS = range(6)


class ImportsPage(DropArea):
    """A file or folder before it is imported: what is new, changed, refused and asked.
    `file_chosen` carries its path."""

    file_chosen = Signal(str)
    apply_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.file_dropped.connect(self.file_chosen)
        self.apply = QPushButton()
        self.apply.setProperty("main", True)
        self.apply.setEnabled(False)
        self.apply.clicked.connect(self.apply_wanted)
        self._other = QPushButton(self.tr("Another file … (Ctrl+O)"))
        self._other.clicked.connect(self._ask_file)
        self.summary, self.waits = PlainLabel(), PlainLabel()
        self.waits.setProperty("tone", "warn")
        record = (("Kind", lambda i: i.kind), ("Record", lambda i: i.label))
        line = ("Line", lambda i: i.line or "")
        self._new = RowTable((*record, line))
        self._changed = RowTable((*record, ("What changes", _diffs), line))
        self._problems = RowTable(
            (
                ("File", lambda p: p.file),
                ("Line", lambda p: p.line or ""),
                ("Field", lambda p: field_words(p.field) if p.field else ""),
                ("Why", lambda p: p.reason),
                ("Result", lambda p: "left out" if p.refused else "read; please check"),
            )
        )
        self.photos = PhotoTable()
        self.reading = ImportReadingTab()
        self.questions = QuestionsView()
        self.questions.answered.connect(self._count_questions)
        self.tabs = QTabWidget()
        self._fill_tabs()
        self._make_keys()
        self._lay_out()
        self.clear()

    def _make_keys(self) -> None:
        for keys, act in (
            ("Ctrl+O", self._ask_file),
            ("Ctrl+Shift+O", self._ask_folder),
            ("Ctrl+Return", self.apply.click),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _fill_tabs(self) -> None:
        self.tabs.addTab(self.questions, self.tr("Questions"))
        for title, model in (
            (self.tr("New"), self._new),
            (self.tr("Changed"), self._changed),
            (self.tr("Problems"), self._problems),
        ):
            self.tabs.addTab(RowView(model, title), title)
        self.tabs.addTab(self.reading, self.tr("How it was read"))
        faces = RowView(self.photos, self.tr("Photos"))
        faces.show_faces(FACE)
        self.tabs.addTab(faces, self.tr("Photos"))
        # Hidden, they leave their room empty; else the drop frame would fill the page.
        policy = self.tabs.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.tabs.setSizePolicy(policy)

    def _lay_out(self) -> None:
        file = QPushButton(self.tr("Choose a file … (Ctrl+O)"))
        folder = QPushButton(self.tr("Choose a folder …"))
        file.clicked.connect(self._ask_file)
        folder.clicked.connect(self._ask_folder)
        self._drop = DropFrame(
            self.tr("Drop a file or folder anywhere on this page"),
            self.tr(
                "A OneRoster ZIP, a School Data Sync folder, a class list (CSV) or photos. You see"
                " what would change first; nothing is saved until you press Import."
            ),
            file,
            folder,
        )
        foot = QHBoxLayout()
        counts = QVBoxLayout()
        counts.addWidget(self.summary)
        counts.addWidget(self.waits)
        foot.addLayout(counts, 1)
        foot.addWidget(self._other)
        foot.addWidget(self.apply)
        layout = QVBoxLayout(self)
        layout.addWidget(Title(self.tr("Import")))
        layout.addWidget(self._drop)
        layout.addWidget(self.notice)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)

    def clear(self) -> None:
        """Nothing is chosen."""
        for model in (self._new, self._changed, self._problems, self.photos):
            model.show_rows(())
        self.summary.setText("")
        self.questions.forget()
        self._show_questions(())
        self.apply.setEnabled(False)
        self.tabs.hide()
        self._make_room(is_wanted=False)

    def clear_all(self) -> None:
        """Nor does anything stand that was said of it."""
        self.clear()
        self.notice.clear()

    def show_roll(self, preview: RollPreview) -> None:
        """Of a list of pupils; tabs without content are left out."""
        self._new.show_rows(preview.new)
        self._changed.show_rows(preview.changed)
        self._show_tabs(roll=True, is_list=bool(preview.header))
        self._show_problems((*preview.refused, *preview.doubtful))
        first = self._show_questions(preview.questions)
        self.summary.setText(
            self.tr("{0} new · {1} changed · {2} the same · {3} refused · {4} to review").format(
                len(preview.new),
                len(preview.changed),
                preview.same,
                len(preview.refused),
                len(preview.doubtful),
            )
        )
        if preview.header:
            self.reading.show_reading(preview)
        if preview.stopped:
            self.notice.say(preview.stopped, "bad")
            self.tabs.setCurrentIndex(_PROBLEMS)
        elif preview.needs_columns:
            self.notice.say(
                self.tr(
                    "No column is called a name. Choose below what each column holds, then press"
                    " 'Read again'."
                ),
                "warn",
            )
            self.tabs.setCurrentIndex(_READING)
        else:
            format_notes = (f"Read as {preview.format_name}.", *preview.notes)
            idle = () if preview.will_write else (self.tr("There is nothing new to import."),)
            self.notice.say(" ".join((*format_notes, *idle)))
            if first or not preview.questions:
                self.tabs.setCurrentIndex(self._worth_a_look(preview))
        self.apply.setEnabled(preview.will_write and not preview.stopped)
        if first:
            self.questions.list.setFocus()

    @staticmethod
    def _worth_a_look(preview: RollPreview) -> int:
        if preview.questions:
            return _QUESTIONS
        if preview.new:
            return _NEW
        if preview.changed:
            return _CHANGED
        return _PROBLEMS if preview.refused or preview.doubtful else _NEW

    def show_photos(self, preview: PhotoPreview) -> None:
        """Of pictures; the sure ones are ticked."""
        self._show_tabs(roll=False, is_list=False)
        self.photos.show_rows(preview.matches)
        matches = preview.matches
        self.summary.setText(
            self.tr(
                "{0} pictures · {1} ticked · {2} the same · {3} refused · {4} without a pupil"
            ).format(
                len(matches),
                len(self.photos.picked()),
                sum(1 for m in matches if m.is_same),
                sum(1 for m in matches if m.refused),
                sum(1 for m in matches if m.pupil is None),
            )
        )
        self.notice.clear()
        if preview.unread:
            warning = self.tr("Not read, because they are not pictures ({0}): {1}")
            shown = ", ".join(map(readable, preview.unread[:3])) + (
                " …" if len(preview.unread) > 3 else ""
            )
            self.notice.say(warning.format(len(preview.unread), shown), "warn")
        self._show_questions(preview.questions)
        self.tabs.setCurrentIndex(_QUESTIONS if preview.questions else _PHOTOS)
        self.apply.setEnabled(bool(preview.questions) or any(m.may_be_picked for m in matches))
        if preview.questions:
            self.questions.list.setFocus()

    def show_report(self, report: ImportReport) -> None:
        """After the import: what was done, and every row that was not."""
        self.clear()
        self._show_tabs(roll=True, is_list=False)
        self._show_problems(report.problems)
        self.tabs.setVisible(bool(report.problems))
        self._make_room(is_wanted=bool(report.problems))
        self.tabs.setCurrentIndex(_PROBLEMS)
        summary = self.tr(
            "Imported: {0} new, {1} changed, {2} the same, {3} refused. Ctrl+Z undoes it."
        ).format(report.new, report.changed, report.same, report.refused)
        rest = counted(report.questions, report.skipped - report.questions)
        self.notice.say(f"{summary} {rest}".strip(), "warn" if report.questions else "good")

    def show_problem(self, words: str, tone: str = "bad") -> None:
        """Nothing can be imported while it stands."""
        self.notice.say(words, tone)
        self.apply.setEnabled(False)

    def _ask_file(self) -> None:
        self._chosen(ask_file(self, self.tr("Import")))

    def _ask_folder(self) -> None:
        self._chosen(ask_folder(self, self.tr("Import")))

    def _chosen(self, name: str) -> None:
        if name:
            self.file_chosen.emit(name)

    def _show_questions(self, questions: tuple[Question, ...]) -> bool:
        """Whether there are any where there were none."""
        first = bool(questions) and not self.tabs.isTabVisible(_QUESTIONS)
        self.tabs.setTabVisible(_QUESTIONS, bool(questions))
        self.questions.show_questions(questions)
        self._count_questions()
        return first

    def _count_questions(self) -> None:
        """How many are open, on the tab and on the button that brings the rest in."""
        count = self.questions.open_ones
        title = self.tr("Questions ({0} open)").format(count) if count else self.tr("Questions")
        self.tabs.setTabText(_QUESTIONS, title)
        self.waits.setText(self.questions.rest_words())
        self.waits.setVisible(bool(self.waits.text()))
        self.apply.setText(
            self.tr("Import all but {0} (Ctrl+Enter)").format(count)
            if count
            else self.tr("Import (Ctrl+Enter)")
        )

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        self._problems.show_rows(problems)
        self.tabs.setTabText(_PROBLEMS, self.tr("Problems ({0})").format(len(problems)))

    def _make_room(self, *, is_wanted: bool) -> None:
        """What is looked at gets the room of the invitation to drop something."""
        self._drop.setHidden(is_wanted)
        self._other.setVisible(is_wanted)

    def _show_tabs(self, *, roll: bool, is_list: bool) -> None:
        self.tabs.show()
        self._make_room(is_wanted=True)
        for place in (_NEW, _CHANGED, _PROBLEMS):
            self.tabs.setTabVisible(place, roll)
        self.tabs.setTabVisible(_READING, is_list)
        self.tabs.setTabVisible(_PHOTOS, not roll)


def _diffs(item: object) -> str:
    fields = getattr(item, "fields", ())
    return "; ".join(f"{field_words(d.field)}: {d.old or '–'} → {d.new}" for d in fields)
