"""A received file before it is merged: who sent it, and both sides of all that it would touch."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from ui.look.tokens import space
from ui.questions.questions_view import QuestionsView
from ui.transfers.meeting_table import HERE, OUTCOME, THERE, Meeting, MeetingTable, meetings_of
from ui.transfers.receive_subjects import Subject, SubjectTable, subjects_of
from ui.transfers.transfer_words import SECTIONS, kind_words
from ui.widgets.dates import day_text, moment_text
from ui.widgets.key_button import KeyButton
from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel
from ui.widgets.shared_width import share_width
from ui.widgets.tables import RowView
from ui.widgets.tabs import Tabs
from ui.widgets.tick_view import TickView
from ui.words import counted
from vault.domain.deciding import MINE, THEIRS, Deciding
from vault.domain.transfer import MergePreview, Standing

_TWO_LINES = 46
_WHO, _WHAT = range(2)


class ReceivePreviewView(QWidget):
    """`decided` carries a Meeting and what was said of it, `rest_wanted` 'mine' or 'theirs'."""

    decided = Signal(object, str)
    rest_wanted = Signal(str)
    left_out_changed = Signal()
    answered = Signal()
    merge_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deciding = Deciding()
        self._preview: MergePreview | None = None
        self._is_filling = False
        self.origin = Notice(closes=False)
        self.facts, self.counts, self.waiting = PlainLabel(), PlainLabel(), PlainLabel()
        self.sections = {title: QCheckBox() for title in SECTIONS}
        self._subjects, self._meetings = SubjectTable(), MeetingTable()
        self.subjects = TickView(self._subjects, self.tr("Whose records"))
        self.meetings = RowView(self._meetings, self.tr("Both sides, field by field"))
        self.meetings.verticalHeader().setDefaultSectionSize(_TWO_LINES)
        self.meetings.setWordWrap(True)
        share_width(self.meetings, (HERE, THERE), snug=(0, OUTCOME))
        share_width(self.subjects, (1,), snug=())
        self.mine = KeyButton(self.tr("Keep mine"), "Alt+1")
        self.theirs = KeyButton(self.tr("Take theirs"), "Alt+2")
        self.rest_mine = QPushButton(self.tr("Keep mine for the rest"))
        self.rest_theirs = QPushButton(self.tr("Take theirs for the rest"))
        self.other = QPushButton(self.tr("Another file …"))
        self.merge = KeyButton("", "Ctrl+Enter", bare=True)
        self.merge.setProperty("main", True)
        self.questions = QuestionsView()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        ticks = QHBoxLayout()
        ticks.addWidget(PlainLabel(self.tr("Take in:")))
        for box in self.sections.values():
            ticks.addWidget(box)
        ticks.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.meetings, 1)
        row = QHBoxLayout()
        row.addWidget(self.mine)
        row.addWidget(self.theirs)
        row.addStretch(1)
        for button in (self.rest_mine, self.rest_theirs):
            row.addWidget(button)
        column.addLayout(row)
        split = QSplitter()
        split.setHandleWidth(space("between_cards"))
        split.addWidget(self.subjects)
        split.addWidget(right)
        split.setSizes([280, 680])
        split.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addWidget(self.waiting, 1)
        foot.addWidget(self.other)
        foot.addWidget(self.merge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.origin)
        layout.addWidget(self.facts)
        layout.addWidget(self.counts)
        layout.addLayout(ticks)
        self.tabs = Tabs(self.tr("What is in the file"), self)
        self.tabs.addTab(self.questions, self.tr("Who is who"))
        self.tabs.addTab(split, self.tr("What changes"))
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.subjects.selectionModel().currentRowChanged.connect(lambda now, _: self._turn(now))
        self.meetings.selectionModel().currentChanged.connect(lambda *_: self._fit())
        self.meetings.clicked.connect(self._clicked)
        self.meetings.activated.connect(self._clicked)
        self._subjects.ticks_changed.connect(self._leave_out)
        for box in self.sections.values():
            box.toggled.connect(lambda _: self._leave_out())
        self.mine.clicked.connect(lambda: self._say(MINE))
        self.theirs.clicked.connect(lambda: self._say(THEIRS))
        self.rest_mine.clicked.connect(lambda: self.rest_wanted.emit(MINE))
        self.rest_theirs.clicked.connect(lambda: self.rest_wanted.emit(THEIRS))
        self.questions.answered.connect(self._hear_answer)
        self.merge.clicked.connect(self.merge_wanted)
        self.other.clicked.connect(self.other_wanted)
        for keys, button in (("Alt+1", self.mine), ("Alt+2", self.theirs)):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)

    def show_preview(self, preview: MergePreview, deciding: Deciding) -> None:
        """Anew, on the child that is looked at already when there is one."""
        first = self._preview is None or self._preview.file != preview.file
        self._preview, self._deciding = preview, deciding
        self._subjects.deciding = self._meetings.deciding = deciding
        self._say_sender(preview)
        self._say_counts(preview)
        chosen = self.subjects.chosen()
        subjects = subjects_of(preview)
        self._is_filling = True
        self._subjects.show_rows(subjects)
        left = deciding.decisions().without_pupils
        self._subjects.tick([s.pupil for s in subjects if s.pupil and s.pupil not in left])
        self._show_sections(preview, first=first)
        self._is_filling = False
        stay = chosen.pupil if isinstance(chosen, Subject) else None
        rows = [s.pupil for s in subjects]
        self.subjects.setCurrentIndex(QModelIndex())
        if subjects:
            row = rows.index(stay) if stay in rows and not first else 0
            self.subjects.setCurrentIndex(self._subjects.index(row, 0))
        else:
            self._meetings.show_rows(())
        self._show_questions(preview, first=first)
        self.redraw()

    def _show_questions(self, preview: MergePreview, *, first: bool) -> None:
        self.tabs.setTabVisible(_WHO, bool(preview.questions))
        self.questions.take_answers(self._deciding.answers().answers)
        self.questions.show_questions(preview.questions)
        if first:
            self.tabs.setCurrentIndex(_WHO if preview.questions else _WHAT)

    def _hear_answer(self) -> None:
        self._deciding.answer(self.questions.answers())
        self.redraw()
        self.answered.emit()

    def take_keyboard(self) -> None:
        """To what a person has to look at first."""
        asks = self.tabs.currentIndex() == _WHO
        (self.questions.list if asks else self.meetings).setFocus()

    def redraw(self) -> None:
        """Something was decided, or left out."""
        self._meetings.redraw()
        self.subjects.viewport().update()
        items = self._preview.items if self._preview else ()
        waiting = len(self._deciding.still_open(items))
        taken = sum(1 for item in items if not self._deciding.is_left_out(item))
        count = self.questions.open_ones
        title = self.tr("Who is who ({0} open)").format(count) if count else self.tr("Who is who")
        self.tabs.setTabText(_WHO, title)
        rest = self.tr("Merge all but {0}").format(count) if count else ""
        self.merge.say(
            self.tr("Merge: {0} still to decide").format(waiting)
            if waiting
            else rest or self.tr("Merge")
        )
        self.merge.setEnabled(not waiting and taken > 0)
        for button in (self.rest_mine, self.rest_theirs):
            button.setEnabled(waiting > 0)
        comes = (
            counted(
                len(items),
                self.tr("1 record will be merged; Ctrl+Z undoes it."),
                self.tr("{1} of {0} records will be merged; Ctrl+Z undoes them all."),
                f"{taken:,}",
            )
            if taken
            else self.tr("There is nothing to merge.")
        )
        self.waiting.setText(f"{comes} {self.questions.rest_words()}".strip())
        self._fit()

    def step_on(self) -> None:
        """To the next line that waits for a person, with this child first."""
        row = self._meetings.place_of(self._meetings.is_open)
        if row >= 0:
            self.meetings.setCurrentIndex(self._meetings.index(row, HERE))
            return
        for place in range(self._subjects.rowCount()):
            subject = self._subjects.row_at(self._subjects.index(place, 0))
            if self._deciding.still_open(subject.items):
                self.subjects.setCurrentIndex(self._subjects.index(place, 0))
                return

    def left_out(self) -> tuple[frozenset[str], tuple[str, ...]]:
        """Kinds of record and pupils that are to stay out."""
        tables = [SECTIONS[title] for title, box in self.sections.items() if not box.isChecked()]
        return frozenset().union(*tables), self._subjects.left_out()

    def _say_sender(self, preview: MergePreview) -> None:
        who = f"{preview.sender.name}, {preview.sender.school}"
        if preview.sender.is_known:
            words = self.tr(
                "From {0}. The signature is valid, and this colleague's card is confirmed."
            )
            self.origin.say(words.format(who), "good")
        else:
            words = self.tr(
                "It says it is from {0}. The signature is valid, but you do not have this"
                " sender's card: only the passphrase vouches for it. Ask them whether they sent it."
            )
            self.origin.say(words.format(who), "warn")
        kinds = "; ".join(kind_words(kind) for kind in preview.kinds)
        self.facts.setText(
            self.tr("{0} · file {1} · made {2} · opens until {3}\nWhy: {4}\nWhat: {5}").format(
                preview.about,
                preview.number,
                moment_text(preview.made_at),
                day_text(preview.until),
                preview.reason,
                kinds,
            )
        )

    def _say_counts(self, preview: MergePreview) -> None:
        counts = (
            (self.tr("{0} new"), preview.count(Standing.NEW)),
            (self.tr("{0} changed"), preview.count(Standing.CHANGED)),
            (self.tr("{0} changed on both sides"), preview.count(Standing.CONFLICT)),
            (self.tr("{0} deleted there"), preview.count(Standing.REMOVED)),
            (self.tr("{0} to tell apart"), len(preview.questions)),
            (self.tr("{0} found by name and birth date alone"), len(preview.by_name)),
            (self.tr("{0} the same"), preview.same),
        )
        parts = [words.format(count) for words, count in counts if count]
        if preview.left_aside:
            parts.append(
                self.tr("{0} left out: their child or class is not here, or is asked about").format(
                    preview.left_aside
                )
            )
        self.counts.setText(" · ".join(parts))

    def _show_sections(self, preview: MergePreview, *, first: bool) -> None:
        left = self._deciding.decisions().without_tables
        for title, tables in SECTIONS.items():
            box = self.sections[title]
            count = sum(1 for item in preview.items if item.table in tables)
            box.setText(f"{self.tr(title)} ({count})")
            box.setVisible(count > 0)
            if first:
                box.setChecked(not tables <= left)

    def _turn(self, index: QModelIndex) -> None:
        if index.isValid():
            self._meetings.show_rows(meetings_of(self._subjects.row_at(index).items))
            row = self._meetings.place_of(self._meetings.is_open)
            self.meetings.setCurrentIndex(self._meetings.index(max(row, 0), HERE))
        self._fit()

    def _fit(self) -> None:
        meeting = self.meetings.chosen()
        can = isinstance(meeting, Meeting) and meeting.met.is_conflict
        for button in (self.mine, self.theirs):
            button.setEnabled(can)

    def _clicked(self, index: QModelIndex) -> None:
        """The value that is wanted was clicked, or entered."""
        meeting = self._meetings.row_at(index)
        if meeting.met.is_conflict:
            if index.column() == HERE:
                self._say(MINE)
            elif index.column() == THERE:
                self._say(THEIRS)

    def _say(self, decision: str) -> None:
        meeting = self.meetings.chosen()
        if isinstance(meeting, Meeting) and meeting.met.is_conflict:
            self.decided.emit(meeting, decision)

    def _leave_out(self) -> None:
        if not self._is_filling:
            self.left_out_changed.emit()
