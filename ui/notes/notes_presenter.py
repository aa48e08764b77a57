"""Notes: what the page does."""

from datetime import date

from PySide6.QtCore import QTimer

from ui.desk.desk import Desk
from ui.desk.list_faces import ListFaces
from ui.desk.presenter import Presenter
from ui.notes.note_asking import may_change, open_new, open_note
from ui.notes.note_form import NewNoteDialog
from ui.notes.note_words import NoteRow
from ui.notes.notes_page import WAITING, NoteAct, NotesPageView
from vault.actions.classes import ListClasses
from vault.actions.notes import FollowUpNote, ListNotes, RemoveNote
from vault.domain.catalogue.notes import NOTE_KIND, NOTE_WRITE
from vault.domain.kinds import Kind
from vault.domain.notes import NotesPage

_TYPED_MS = 200


class NotesPresenter(Presenter[NotesPageView]):
    """`record` 'waiting' turns to what is still to follow: so Today asks for it."""

    shows = frozenset({NOTE_KIND, Kind.CLASS, Kind.PUPIL})

    def __init__(self, page: NotesPageView, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        if record == WAITING:
            page.views.show_view(WAITING)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TYPED_MS)
        self._soon.timeout.connect(self._read)
        page.asked.connect(self._soon.start)
        ListFaces(desk, page.faces, self)
        page.records.allow(may_write=desk.may(NOTE_WRITE))
        page.records.do(
            {
                NoteAct.NEW: lambda _: self._ask_new(),
                NoteAct.OPEN: self._open,
                NoteAct.DONE: self._done,
                NoteAct.REMOVE: self._remove,
                NoteAct.PUPIL: lambda row: self.navigate.emit("pupil", str(row.note.pupil)),
            }
        )
        page.records.chosen_changed.connect(self._limit)
        self.reload()

    def reload(self) -> None:
        self._do(ListClasses(), self._page.show_classes)
        self._read()

    def _read(self) -> None:
        which = self._page.which

        def show(page: NotesPage) -> None:
            if self._page.which == which:
                self._page.show_notes(page)

        self._do(ListNotes(which), show)

    def _limit(self, row: NoteRow | None) -> None:
        may = row is not None and may_change(self._desk, row.note)
        self._page.records.buttons[NoteAct.REMOVE].setEnabled(may)

    def _ask_new(self) -> None:
        dialog = NewNoteDialog(self._page, str(self._page.room.currentData() or ""))
        open_new(self._desk, dialog)

    def _open(self, row: NoteRow) -> None:
        open_note(self._desk, self._page, row.note)

    def _done(self, row: NoteRow) -> None:
        self._do(FollowUpNote(row.note.id, date.today()))

    def _remove(self, row: NoteRow) -> None:
        self._do(RemoveNote(row.note.id, row.note.version))
