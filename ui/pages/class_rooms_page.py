"""Classes on the left, the faces of the chosen one on the right."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.picture import jpeg_pixmap
from ui.widgets.plain import PlainLabel
from vault.domain.ids import PhotoId
from vault.domain.people import ClassPage, ClassRow

_ID = Qt.ItemDataRole.UserRole
_THUMB = 120


class ClassRoomsPage(QWidget):
    class_chosen = Signal(str)
    pupil_opened = Signal(str)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rooms = QListWidget()
        self.rooms.setAccessibleName(self.tr("Classes"))
        self.rooms.currentItemChanged.connect(
            lambda item, _: self.class_chosen.emit(item.data(_ID)) if item else None
        )
        self.faces = QListWidget()
        self.faces.setAccessibleName(self.tr("Pupils of the class"))
        self.faces.setViewMode(QListWidget.ViewMode.IconMode)
        self.faces.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.faces.setMovement(QListWidget.Movement.Static)
        self.faces.setIconSize(QSize(_THUMB, _THUMB))
        self.faces.setGridSize(QSize(_THUMB + 30, _THUMB + 44))
        self.faces.setWordWrap(True)
        self.faces.itemActivated.connect(lambda item: self.pupil_opened.emit(item.data(_ID)))
        self.title = PlainLabel(size=16)
        self.problem = PlainLabel()
        self.print_sheet = QPushButton(self.tr("Photo sheet as PDF …"))
        self.print_sheet.clicked.connect(self.print_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        right = QWidget()
        box = QVBoxLayout(right)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.print_sheet)
        box.addLayout(head)
        box.addWidget(self.faces, 1)
        box.addWidget(self.problem)
        split = QSplitter()
        split.addWidget(self.rooms)
        split.addWidget(right)
        split.setSizes([220, 700])
        QVBoxLayout(self).addWidget(split)

    def show_rooms(self, rooms: tuple[ClassRow, ...]) -> None:
        chosen = self.rooms.currentItem()
        keep = chosen.data(_ID) if self.rooms.currentRow() >= 0 else None
        self.rooms.blockSignals(True)
        self.rooms.clear()
        for room in rooms:
            item = QListWidgetItem(f"{room.name} ({room.pupils})")
            item.setData(_ID, room.id)
            self.rooms.addItem(item)
            if room.id == keep:
                self.rooms.setCurrentItem(item)
        self.rooms.blockSignals(False)
        if not rooms:
            self.problem.setText(self.tr("No classes yet. Bring in a roll on the Import page."))
        elif keep is None:
            self.rooms.setCurrentRow(0)

    def show_class(self, page: ClassPage) -> None:
        teachers = f" · {page.row.teachers}" if page.row.teachers else ""
        self.title.setText(f"{page.row.name}{teachers}")
        self.problem.setText("")
        self.faces.clear()
        for face in page.faces:
            mark = " ⚠" if face.alerts else ""
            note = self.tr("\n(no photo: consent refused)") if face.photo_refused else ""
            item = QListWidgetItem(f"{face.known_as}{mark}{note}")
            item.setData(_ID, face.pupil)
            self.faces.addItem(item)

    def show_thumbs(self, page: ClassPage, thumbs: dict[PhotoId, bytes]) -> None:
        for place, face in enumerate(page.faces):
            item = self.faces.item(place)
            if face.photo in thumbs and item.data(_ID) == face.pupil:
                item.setIcon(QIcon(jpeg_pixmap(thumbs[face.photo])))

    def show_problem(self, words: str) -> None:
        self.problem.setText(words)
