"""Pupils to tick, looked through class by class; who was ticked stays ticked meanwhile."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem

from ui.desk.desk import Desk
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.actions.classes import ListClasses, OpenClass
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.people import ClassPage, ClassRow

_ID = Qt.ItemDataRole.UserRole
_HIGH = 260


class PupilTicks(QObject):
    """Two rows of a form: which class is looked through, and its pupils. Who is in the group
    already stands first. `changed` when somebody was ticked or not."""

    changed = Signal()

    def __init__(self, dialog: FormDialog, group: ClassId) -> None:
        super().__init__(dialog)
        self._group = group
        self.members: dict[PupilId, str] | None = None
        """None until they have come: nothing is saved before."""
        self.ticked: dict[PupilId, str] = {}
        self.room, self.pupils = QComboBox(), QListWidget()
        self.pupils.setFixedHeight(_HIGH)
        self.pupils.itemChanged.connect(self._tick)
        dialog.add_row(tr("Look through"), self.room)
        dialog.add_row(tr("Pupils"), self.pupils)

    def read(self, desk: Desk, dialog: FormDialog) -> None:
        """From the vault: who is in the group, which classes there are, and then the pupils of the
        one that is chosen."""

        def look_through() -> None:
            if self.chosen_room is not None:
                desk.do(dialog, OpenClass(self.chosen_room), then=self.show_class)

        self.room.currentIndexChanged.connect(lambda _: look_through())
        if self._group:
            desk.do(dialog, OpenClass(self._group), then=self.show_members)
        else:
            self.members = {}
        desk.do(dialog, ListClasses(), then=self.show_classes)

    def show_classes(self, rooms: tuple[ClassRow, ...]) -> None:
        """To choose from; `room` tells by its data which is looked through."""
        self.room.blockSignals(True)
        for room in rooms:
            if room.id != self._group:
                self.room.addItem(room.name, room.id)
        self.room.blockSignals(False)
        self.room.currentIndexChanged.emit(self.room.currentIndex())

    @property
    def chosen_room(self) -> ClassId | None:
        """None while there is none."""
        room = self.room.currentData()
        return ClassId(RecordId(str(room))) if room else None

    def show_members(self, page: ClassPage) -> None:
        """Those who are in it today."""
        self.members = {face.pupil: face.known_as for face in page.faces}
        self.ticked |= self.members
        self._list({})

    def show_class(self, page: ClassPage) -> None:
        """Those of another class, who can be ticked."""
        if page.row.id == self.chosen_room:
            self._list({face.pupil: face.known_as for face in page.faces})

    def _list(self, others: Mapping[PupilId, str]) -> None:
        self.pupils.blockSignals(True)
        self.pupils.clear()
        for pupil, name in {**(self.members or {}), **self.ticked, **others}.items():
            item = QListWidgetItem(name)
            item.setData(_ID, pupil)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_in = pupil in self.ticked
            item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
            self.pupils.addItem(item)
        self.pupils.blockSignals(False)
        self.changed.emit()

    def _tick(self, item: QListWidgetItem) -> None:
        pupil = PupilId(RecordId(str(item.data(_ID))))
        if item.checkState() == Qt.CheckState.Checked:
            self.ticked[pupil] = item.text()
        else:
            self.ticked.pop(pupil, None)
        self.changed.emit()
