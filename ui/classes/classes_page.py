"""Classes on the left; the chosen one on the right, as faces or as a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.classes.face_grid import FaceGrid
from ui.widgets.ask_place import ask_new_file
from ui.widgets.empty import EmptyHint
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.record_list import RecordList
from vault.domain.ids import PhotoId
from vault.domain.people import ClassPage, ClassRow

_ID = Qt.ItemDataRole.UserRole


class ClassesPage(Page):
    class_chosen = Signal(str)
    pupil_opened = Signal(str)
    sheet_wanted = Signal(str)
    add_wanted = Signal()
    send_wanted = Signal()
    view_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes = QListWidget()
        self.classes.setAccessibleName(self.tr("Classes"))
        self.classes.currentItemChanged.connect(
            lambda item, _: self.class_chosen.emit(item.data(_ID)) if item else None
        )
        self.faces = FaceGrid(self.tr("Pupils of the class"))
        self.faces.opened.connect(self.pupil_opened)
        self.records = RecordList(
            self.tr("Pupils of the class as a list"),
            (
                (self.tr("Family name"), lambda f: f.called.family),
                (self.tr("Given name"), lambda f: f.called.given),
                (self.tr("Alerts"), lambda f: "; ".join(f.alerts)),
            ),
            empty=EmptyHint(
                self.tr("Nobody is in this class yet"),
                self.tr("Open a pupil and put them into the class on the tab Classes."),
            ),
        )
        self.list = self.records.table
        self.list.opened.connect(lambda face: self.pupil_opened.emit(face.pupil))
        self.title = Title()
        self.subtitle = PlainLabel()
        self.as_list = QPushButton(self.tr("List"))
        self.as_list.setCheckable(True)
        self.print_sheet = QPushButton(self.tr("Photo sheet as PDF … (Ctrl+P)"))
        self.send = QPushButton(self.tr("Send …"))
        self.send.setAccessibleDescription(self.tr("Seal this class into a file for a colleague"))
        self.add = QPushButton(self.tr("Add a class …"))
        self.no_class = EmptyHint(
            self.tr("No classes yet"),
            self.tr("They come with the school's roll, or you add one by hand."),
            self.tr("Go to Import"),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.middle = QStackedWidget()
        for widget in (self.faces, self.records, self.no_class):
            self.middle.addWidget(widget)
        right = QWidget()
        box = QVBoxLayout(right)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.as_list)
        head.addWidget(self.print_sheet)
        head.addWidget(self.send)
        box.addLayout(head)
        box.addWidget(self.subtitle)
        box.addWidget(self.notice)
        box.addWidget(self.middle, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.addWidget(self.classes, 1)
        column.addWidget(self.add)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([200, 760])
        QVBoxLayout(self).addWidget(split)

    def _connect(self) -> None:
        self.as_list.toggled.connect(lambda _: self._turn())
        self.as_list.toggled.connect(self.view_changed)
        self.print_sheet.clicked.connect(self._ask_where)
        self.add.clicked.connect(self.add_wanted)
        self.send.clicked.connect(self.send_wanted)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._ask_where)

    def show_classes(self, school_classes: tuple[ClassRow, ...], wanted: str) -> None:
        """`wanted` is the class to stand on; else the one that was chosen, else the first."""
        self.classes.blockSignals(True)
        self.classes.clear()
        for school_class in school_classes:
            item = QListWidgetItem(f"{school_class.name} ({school_class.pupils})")
            item.setData(_ID, school_class.id)
            self.classes.addItem(item)
            if school_class.id == wanted:
                self.classes.setCurrentItem(item)
        self.classes.blockSignals(False)
        for widget in (self.as_list, self.print_sheet, self.send):
            widget.setEnabled(bool(school_classes))
        if not school_classes:
            self.middle.setCurrentWidget(self.no_class)
        elif self.classes.currentRow() < 0:
            self.classes.setCurrentRow(0)

    def show_class(self, page: ClassPage) -> None:
        row = page.row
        self.title.setText(row.name)
        parts = (row.teachers, f"Year {row.year_group}" if row.year_group else "", row.room)
        many = len(page.faces)
        count = self.tr("1 pupil") if many == 1 else self.tr("{0} pupils").format(many)
        self.subtitle.setText(" · ".join(p for p in (*parts, row.subject, count) if p))
        self.faces.show_faces(page.faces)
        self.records.show_rows(page.faces)
        self._turn()

    def show_thumbs(self, thumbs: dict[PhotoId, bytes]) -> None:
        self.faces.show_pictures(thumbs)

    def _turn(self) -> None:
        as_list = self.as_list.isChecked() or self.records.model.rowCount() == 0
        self.middle.setCurrentWidget(self.records if as_list else self.faces)

    def _ask_where(self) -> None:
        if not self.print_sheet.isVisibleTo(self) or not self.print_sheet.isEnabled():
            return
        name = ask_new_file(self, self.tr("Photo sheet"), "photo-sheet.pdf")
        if name:
            self.sheet_wanted.emit(name)
