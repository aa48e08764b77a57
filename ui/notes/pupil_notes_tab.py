"""A pupil's notes, on a tab of their page: made and read as the tab is turned to."""

from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.notes.note_asking import may_change, open_new, open_note
from ui.notes.note_form import NewNoteDialog
from ui.notes.note_words import follow_up_words, kind_words, text_words, with_others
from ui.widgets.act_row import Act
from ui.widgets.empty import EmptyHint
from ui.widgets.page import Page
from ui.widgets.record_list import RecordList
from ui.words import tr
from vault.actions.notes import DraftNotes, FollowUpNote, PupilNotes, RemoveNote
from vault.domain.access import Permission
from vault.domain.catalogue.notes import NOTE_KIND, NOTE_READ, NOTE_WRITE
from vault.domain.ids import PupilId
from vault.domain.notes import Note


class PupilNoteAct(StrEnum):
    """What can be done on the tab."""

    OPEN = "open"
    DONE = "done"
    REMOVE = "remove"
    PRINT = "print"
    NEW = "new"


class PupilNotesTab(RecordList):
    """Newest first, without any count."""

    def __init__(self) -> None:
        self.title = tr("Notes")
        super().__init__(
            self.title,
            (
                (tr("Day"), lambda n: n.facts.day),
                (tr("Kind"), kind_words),
                (tr("What was seen"), text_words),
                (tr("Others"), with_others),
                (tr("Follow-up"), lambda n: follow_up_words(n, date.today())),
                (tr("By"), lambda n: n.written_by),
            ),
            (
                Act(PupilNoteAct.OPEN, tr("Open …")),
                Act(PupilNoteAct.DONE, tr("Followed up"), fits=lambda n: n.waits),
                Act(PupilNoteAct.REMOVE, tr("Remove")),
                Act(PupilNoteAct.PRINT, tr("Print …"), for_none=True),
                Act(PupilNoteAct.NEW, tr("New note …"), for_none=True, is_last=True),
            ),
            opens=PupilNoteAct.OPEN,
            keeps_choice=True,
            is_late=True,
        )
        self.column.unsetContentsMargins()

    def make(self) -> None:
        super().make()
        for button in self.buttons.values():
            button.setAccessibleName(f"{button.text()} ({self.title})")

    def empty_hint(self) -> QWidget:
        return EmptyHint(tr("Nothing here yet"), tr("Nobody has written a note about this pupil."))


class PupilNotesPresenter(Presenter[Page]):
    """Reads as the tab is turned to: reading is itself an entry of the trail."""

    shows = frozenset({NOTE_KIND})

    def __init__(self, page: Page, desk: Desk, pupil: PupilId, tab: PupilNotesTab) -> None:
        super().__init__(page, desk)
        self._pupil, self._tab, self._is_read = pupil, tab, False
        self.called = ""
        tab.do(
            {
                PupilNoteAct.OPEN: lambda note: open_note(desk, page, note),
                PupilNoteAct.DONE: lambda note: self._do(FollowUpNote(note.id, date.today())),
                PupilNoteAct.REMOVE: lambda note: self._do(RemoveNote(note.id, note.version)),
                PupilNoteAct.PRINT: lambda _: self._show_paper(DraftNotes(pupil)),
                PupilNoteAct.NEW: lambda _: self.ask_new(),
            }
        )
        tab.allow(may_write=desk.may(NOTE_WRITE))
        tab.chosen_changed.connect(self._limit)

    @property
    def is_offered(self) -> bool:
        """Whether this person reads notes."""
        return self._desk.may(NOTE_READ)

    @property
    def may_write(self) -> bool:
        """Whether this person writes notes."""
        return self._desk.may(NOTE_WRITE)

    def turned(self, *, is_here: bool) -> None:
        """Whether the tab is the one that shows."""
        if is_here and not self._is_read:
            self._is_read = True
            self._read()

    def reload(self) -> None:
        if self._is_read:
            self._read()

    def _read(self) -> None:
        self._do(PupilNotes(self._pupil), self._tab.show_rows)

    def _limit(self, note: Note | None) -> None:
        if not self._tab.is_made:
            return
        buttons = self._tab.buttons
        buttons[PupilNoteAct.REMOVE].setEnabled(note is not None and may_change(self._desk, note))
        buttons[PupilNoteAct.PRINT].setVisible(self._desk.may(Permission.PRINT))

    def ask_new(self) -> None:
        """The form of a new note about this pupil."""
        dialog = NewNoteDialog(self._page, pupil=(self._pupil, self.called))
        open_new(self._desk, dialog)
