"""Notes of the pupils in sight: newest first, one's own, or what is still to follow.

There is no count of anything on it: a page that may hang on the wall shows nobody's score.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ui.notes.note_words import NoteRow, follow_up_words, kind_tone, kind_words, text_words
from ui.widgets.act_row import Act
from ui.widgets.empty import EmptyHint
from ui.widgets.list_cells import FaceColumn, ToneColumn
from ui.widgets.page import Page
from ui.widgets.plain import Quiet, Title
from ui.widgets.record_list import RecordList
from ui.widgets.switch import Switch
from ui.widgets.typed_fields import SEARCH
from ui.words import tr
from vault.domain.ids import ClassId, RecordId
from vault.domain.notes import KIND_WORDS, NoteKind, NotesPage, WhichNotes
from vault.domain.people import ClassRow

_CLASS, _KIND, _WORDS, _BY = 1, 3, 4, 6
ALL, MINE, WAITING = "all", "mine", "waiting"


class NoteAct(StrEnum):
    """What can be done with notes."""

    NEW = "new"
    OPEN = "open"
    DONE = "done"
    REMOVE = "remove"
    PUPIL = "pupil"


class NotesPageView(Page):
    """`asked` says that other notes are wanted: `which` tells which."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = Switch(
            self.tr("Which notes are shown"),
            (
                (ALL, self.tr("All"), "message-square"),
                (MINE, self.tr("I wrote"), "pencil"),
                (WAITING, self.tr("To follow up"), "calendar-check"),
            ),
        )
        self.views.show_view(ALL)
        self.search, self.room, self.kind = QLineEdit(), QComboBox(), QComboBox()
        self.search.setProperty(SEARCH, True)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(220)
        self.search.setPlaceholderText(self.tr("A name or words (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search notes"))
        self.room.setAccessibleName(self.tr("Class"))
        self.kind.setAccessibleName(self.tr("Kind"))
        self.room.addItem(self.tr("All classes"), "")
        self.kind.addItem(self.tr("Every kind"), "")
        for kind in NoteKind:
            self.kind.addItem(tr(KIND_WORDS[kind]), kind.value)
        self.records = RecordList(
            self.tr("Notes"),
            (
                (self.tr("Pupil"), lambda r: r.called),
                (self.tr("Class"), lambda r: r.note.class_name),
                (self.tr("Day"), lambda r: r.note.facts.day),
                (self.tr("Kind"), lambda r: kind_words(r.note)),
                (self.tr("What was seen"), lambda r: text_words(r.note)),
                (self.tr("Follow-up"), lambda r: follow_up_words(r.note, date.today())),
                (self.tr("By"), lambda r: r.note.written_by),
            ),
            (
                Act(NoteAct.OPEN, self.tr("Open …")),
                Act(NoteAct.DONE, self.tr("Followed up"), fits=lambda r: r.note.waits),
                Act(NoteAct.PUPIL, self.tr("Go to pupil")),
                Act(NoteAct.REMOVE, self.tr("Remove")),
                Act(
                    NoteAct.NEW,
                    self.tr("New note …"),
                    for_none=True,
                    is_main=True,
                    key="Ctrl+Shift+N",
                ),
            ),
            empty=EmptyHint(
                self.tr("No notes yet"),
                self.tr(
                    "What went well, what did not, what you noticed: about one child or several,"
                    " each with their own part. A worry about a child's safety is a concern"
                    " instead."
                ),
                icon="notebook-pen",
            ),
            opens=NoteAct.OPEN,
        )
        self.faces = FaceColumn(self.records.table)
        ToneColumn(self.records.table, _KIND, lambda r: kind_tone(r.note))
        self.records.table.give_room(_WORDS)
        self.records.table.spare(_BY)
        self.more = Quiet(self.tr("Older notes are left out: search, or choose a class."))
        self.more.hide()
        self._lay_out()
        self.views.chosen.connect(lambda _: self.asked.emit())
        self.search.textChanged.connect(lambda _: self.asked.emit())
        self.room.activated.connect(lambda _: self.asked.emit())
        self.kind.activated.connect(lambda _: self.asked.emit())
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self).activated.connect(
            self.records.buttons[NoteAct.NEW].click
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        title = Title(self.tr("Notes"))
        title.setWordWrap(False)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.search)
        column = self.titled_by(head)
        row = QHBoxLayout()
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.room)
        row.addWidget(self.kind)
        column.addLayout(row)
        column.addWidget(self.more)
        column.addWidget(self.records, 1)

    @property
    def which(self) -> WhichNotes:
        """What is asked for now."""
        kind, room = str(self.kind.currentData() or ""), str(self.room.currentData() or "")
        return WhichNotes(
            mine=self.views.view == MINE,
            waiting=self.views.view == WAITING,
            kind=NoteKind(kind) if kind else None,
            class_id=ClassId(RecordId(room)) if room else None,
            words=self.search.text(),
        )

    def show_classes(self, classes: Sequence[ClassRow]) -> None:
        """To narrow the list by; what was chosen stays."""
        chosen = self.room.currentData()
        while self.room.count() > 1:
            self.room.removeItem(1)
        for room in classes:
            self.room.addItem(room.name, room.id)
        self.room.setCurrentIndex(max(self.room.findData(chosen), 0))

    def show_notes(self, page: NotesPage) -> None:
        """Those that fit what is asked for."""
        which = self.which
        is_searched = which != WhichNotes()
        # Of one class alone the column would say the same in each row.
        is_one = len({note.class_name for note in page.notes}) < 2
        self.records.table.setColumnHidden(_CLASS, is_one)
        self.records.show_rows([NoteRow(note) for note in page.notes], is_searched=is_searched)
        self.more.setVisible(page.more)
