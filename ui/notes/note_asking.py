"""The forms of notes, opened by any page that shows some, and what they are filled with."""

from PySide6.QtWidgets import QWidget

from ui.desk.desk import Desk
from ui.desk.submit import submit_with
from ui.notes.note_form import ChangeNoteDialog, NewNoteDialog
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.notes import NoteCategories
from vault.domain.access import SCOPED_ROLES, Role
from vault.domain.catalogue.notes import NOTE_WRITE
from vault.domain.notes import Note


def may_change(desk: Desk, note: Note) -> bool:
    """Own ones, and any for who keeps the school's records; the vault asks the same."""
    is_office = desk.profile.role not in SCOPED_ROLES | {Role.SEND_COORDINATOR}
    return desk.may(NOTE_WRITE) and (note.is_mine or is_office)


def open_new(desk: Desk, dialog: NewNoteDialog) -> None:
    """A new note."""
    desk.do(dialog, NoteCategories(), then=dialog.show_categories)

    def show_room() -> None:
        room = dialog.chosen_room
        if room is not None:
            desk.do(dialog, OpenClass(room), then=dialog.show_class)

    dialog.room.currentIndexChanged.connect(lambda _: show_room())
    if not dialog.is_about_one:
        desk.do(dialog, ListClasses(), then=dialog.show_classes)
    submit_with(desk, dialog, dialog.action, lambda _: None, dialog.ask_names)


def open_note(desk: Desk, over: QWidget, note: Note) -> None:
    """One child's note, to be changed by who may and read by others."""
    dialog = ChangeNoteDialog(over, note, may_change=may_change(desk, note))
    desk.do(dialog, NoteCategories(), then=dialog.show_categories)
    submit_with(desk, dialog, dialog.action, lambda _: None, dialog.ask_names)
