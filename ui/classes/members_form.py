"""Who is in a group or a class: ticked from the pupils of other classes, from one day on."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import counted, tr
from vault.actions.classes import SetMembers
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.people import ClassPage, ClassRow
from vault.domain.school_values import SchoolClass
from vault.errors import InvalidValueError

_ID = Qt.ItemDataRole.UserRole
_HIGH = 260


class MembersDialog(FormDialog):
    """Its members stand first, and then the pupils of the class that is chosen to look through; who
    was ticked stays ticked while others are looked through."""

    def __init__(self, parent: QWidget, school_class: SchoolClass) -> None:
        words = tr("Who is ticked is in it from this day on. Who is not leaves it on this day.")
        title = tr("Pupils in {0}").format(school_class.name)
        super().__init__(title, words, parent, tr("Save"), of=school_class.id)
        self._group = school_class.id
        self._members: dict[PupilId, str] | None = None
        """None until they have come: nothing is saved before."""
        self._ticked: dict[PupilId, str] = {}
        self.on, self.room, self.pupils = DateField(tr("From")), QComboBox(), QListWidget()
        self.on.show_value(date.today())
        self.pupils.setFixedHeight(_HIGH)
        self.pupils.itemChanged.connect(self._tick)
        self.add_row(tr("From"), self.on)
        self.add_row(tr("Look through"), self.room)
        self.add_row(tr("Pupils"), self.pupils)

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
        self._members = {face.pupil: face.known_as for face in page.faces}
        self._ticked |= self._members
        self._list({})

    def show_class(self, page: ClassPage) -> None:
        """Those of another class, who can be ticked."""
        if page.row.id == self.chosen_room:
            self._list({face.pupil: face.known_as for face in page.faces})

    def action(self) -> SetMembers:
        """InvalidValueError for a day that is none."""
        on = self.on.value()
        if on is None or self._members is None:
            raise InvalidValueError(field="day", reason=tr("say from which day on"))
        return SetMembers(self._group, tuple(self._ticked), on)

    def _list(self, others: Mapping[PupilId, str]) -> None:
        self.pupils.blockSignals(True)
        self.pupils.clear()
        for pupil, name in {**(self._members or {}), **self._ticked, **others}.items():
            item = QListWidgetItem(name)
            item.setData(_ID, pupil)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_in = pupil in self._ticked
            item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
            self.pupils.addItem(item)
        self.pupils.blockSignals(False)
        self._count()

    def _tick(self, item: QListWidgetItem) -> None:
        pupil = PupilId(RecordId(str(item.data(_ID))))
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked[pupil] = item.text()
        else:
            self._ticked.pop(pupil, None)
        self._count()

    def _count(self) -> None:
        words = counted(len(self._ticked), tr("1 pupil is in it"), tr("{0} pupils are in it"))
        self.notice.say(words, "info")
