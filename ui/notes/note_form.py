"""The form of a note: about one child or several, or one child's part of a note that is there."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.notes.part_lines import PartLines
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.plain import PlainLabel
from ui.words import tr
from vault.actions.notes import ChangeNote, WriteNotes
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.notes import (
    CATEGORIES,
    KIND_WORDS,
    LONGEST_CATEGORY,
    Note,
    NoteChange,
    NoteFacts,
    NoteKind,
)
from vault.domain.people import ClassPage, ClassRow
from vault.errors import InvalidValueError, TuckboxError

_LINES = 64
_CATEGORY = 240


class _FactsForm(FormDialog):
    """What is the same for every child in it."""

    def __init__(self, title: str, words: str, parent: QWidget, ok: str, *, of: str = "") -> None:
        super().__init__(title, words, parent, ok, of=of)
        self.setMinimumWidth(620)
        self._used: Mapping[NoteKind, tuple[str, ...]] = {}
        self.day = DateField(tr("Day"))
        self.day.show_value(date.today())
        self.kind, self.category = QComboBox(), QComboBox()
        for kind in NoteKind:
            self.kind.addItem(tr(KIND_WORDS[kind]), kind.value)
        self.category.setEditable(True)
        self.category.setMinimumWidth(_CATEGORY)
        line = self.category.lineEdit()
        if line is not None:
            line.setMaxLength(LONGEST_CATEGORY)
        self.shared, self.follow_up = _text(), QLineEdit()
        self.follow_up_on = DateField(tr("To be done by"))
        self.no_names = QCheckBox(tr("No child of this note is meant: save it as it is"))
        self.no_names.hide()
        self.kind.currentIndexChanged.connect(lambda _: self._offer_categories())
        self._offer_categories()

    def show_categories(self, used: Mapping[NoteKind, tuple[str, ...]]) -> None:
        """What notes are about in this school, before the words to begin with."""
        self._used = used
        self._offer_categories()

    def facts(self) -> NoteFacts:
        """As they stand in the form; InvalidValueError for a day that is none."""
        return NoteFacts(
            self.day.value() or date.today(),
            NoteKind(str(self.kind.currentData())),
            self.category.currentText(),
            self.shared.toPlainText(),
            self.follow_up.text(),
            self.follow_up_on.value(),
        )

    def ask_names(self, error: TuckboxError) -> bool:
        """Where another child seems to be named, the writer may say that none is. False: the
        error is still to be told."""
        if isinstance(error, InvalidValueError) and error.details.get("named"):
            self.no_names.show()
        return False

    def _offer_categories(self) -> None:
        typed, kind = self.category.currentText(), NoteKind(str(self.kind.currentData()))
        own = self._used.get(kind, ())
        words = tuple(dict.fromkeys((*own, *map(tr, CATEGORIES[kind]))))
        offered = {tr(w) for others in CATEGORIES.values() for w in others}
        self.category.clear()
        self.category.addItems(words)
        # What a person wrote themselves stays; a word of another kind does not.
        is_own = typed and typed not in offered
        self.category.setCurrentText(typed if is_own or typed in words else words[0])

    def _add_facts(self) -> None:
        for words, field in (
            (tr("Kind"), self.kind),
            (tr("About"), self.category),
            (tr("What happened"), self.shared),
        ):
            self.add_row(words, field)

    def _add_follow_up(self) -> None:
        """And the day, which is today's nearly always."""
        self.add_row(tr("What follows"), self.follow_up)
        self.add_row(tr("To be done by"), self.follow_up_on)
        self.add_row(tr("Day"), self.day)
        self.form.addRow("", self.no_names)


class NewNoteDialog(_FactsForm):
    """About any number of children. `pupil` is who it begins with, `room` the class."""

    def __init__(
        self, parent: QWidget, room: str = "", pupil: tuple[PupilId, str] | None = None
    ) -> None:
        words = tr(
            "Each child gets a note of their own. What happened stands in all of them, so name"
            " nobody there; write in a child's own line what they alone said or did."
        )
        super().__init__(tr("New note"), words, parent, tr("Save"), of=pupil[0] if pupil else "")
        self._wanted, self.is_about_one = room, pupil is not None
        self.room, self.lines = QComboBox(), PartLines()
        self._add_facts()
        if pupil is None:
            self.add_row(tr("Class"), self.room)
        else:
            self.lines.show_pupils({pupil[0]: pupil[1]}, (pupil[0],))
            self.lines.setFixedHeight(_LINES)
        self.add_row(tr("Pupils"), self.lines)
        self._add_follow_up()

    def show_classes(self, classes: tuple[ClassRow, ...]) -> None:
        """To choose children from; `room` tells by its data which is chosen."""
        self.room.blockSignals(True)
        for room in classes:
            self.room.addItem(room.name, room.id)
        self.room.setCurrentIndex(max(self.room.findData(self._wanted), 0))
        self.room.blockSignals(False)
        self.room.currentIndexChanged.emit(self.room.currentIndex())

    @property
    def chosen_room(self) -> ClassId | None:
        """None while there is none."""
        room = self.room.currentData()
        return ClassId(RecordId(str(room))) if room else None

    def show_class(self, page: ClassPage) -> None:
        """Its children, with those who are in it already."""
        if page.row.id == self.chosen_room:
            self.lines.show_faces(page.faces)

    def action(self) -> WriteNotes:
        """InvalidValueError for a day that is none."""
        return WriteNotes(self.facts(), self.lines.parts(), self.no_names.isChecked())


class ChangeNoteDialog(_FactsForm):
    """One child's note; of who may not change it everything is there to be read."""

    def __init__(self, parent: QWidget, note: Note, *, may_change: bool) -> None:
        words = tr("About {0}, written by {1}.").format(note.called.known_as, note.written_by)
        if note.others:
            words += " " + tr("Others were in it too; their notes stay as they are.")
        super().__init__(tr("Note"), words, parent, tr("Save") if may_change else "", of=note.id)
        self.note = note
        self.day.show_value(note.facts.day)
        self.kind.setCurrentIndex(self.kind.findData(note.facts.kind.value))
        self.category.setCurrentText(note.facts.category)
        self.shared.setPlainText(note.facts.shared)
        self.own_part = _text(note.text)
        self.follow_up.setText(note.facts.follow_up)
        self.follow_up_on.show_value(note.facts.follow_up_on)
        self._add_facts()
        self.add_row(tr("This pupil's part"), self.own_part)
        self._add_follow_up()
        if not may_change:
            self._read_only()

    def action(self) -> ChangeNote:
        """InvalidValueError for a day that is none."""
        change = NoteChange(
            self.note.id, self.note.version, self.facts(), self.own_part.toPlainText()
        )
        return ChangeNote(change, self.no_names.isChecked())

    def _read_only(self) -> None:
        self.ok.hide()
        for field in (self.day, self.follow_up, self.follow_up_on, self.shared, self.own_part):
            field.setReadOnly(True)
        for box in (self.kind, self.category):
            box.setEnabled(False)
        self.form.addRow("", PlainLabel(tr("Who wrote a note, and the office, can change it.")))


def _text(words: str = "") -> QPlainTextEdit:
    field = QPlainTextEdit(words)
    field.setTabChangesFocus(True)
    field.setFixedHeight(_LINES)
    return field
