"""Classes on the left where there are several; the chosen one as faces or as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ui.classes.class_filters import ClassFilters
from ui.classes.class_table import ClassTableView
from ui.classes.consent_strip import ConsentStrip
from ui.classes.face_grid import FaceGrid
from ui.classes.own_groups import GroupMenu
from ui.desk.list_out import SaveListButton
from ui.look.tokens import face_size, space
from ui.widgets.elided import ElidedLine
from ui.widgets.empty import EmptyHint
from ui.widgets.flat_stack import FlatStack
from ui.widgets.key_button import KeyButton
from ui.widgets.page import Page
from ui.widgets.plain import Title
from ui.widgets.room_view import RoomView
from ui.widgets.switch import Switch
from vault.domain.class_table import ClassLine
from vault.domain.ids import PhotoId
from vault.domain.people import ClassPage, ClassRow
from vault.domain.seating import SeatingPage

_ID = Qt.ItemDataRole.UserRole
_CLASSES = 144
FACES, SEATS, TABLE = "faces", "seats", "table"


class ClassesPage(Page):
    """Classes on the left, the chosen one as faces or as a table on the right. `class_chosen` and
    `pupil_opened` carry ids, `view_changed` the key of the view."""

    class_chosen = Signal(str)
    pupil_opened = Signal(str)
    sheet_wanted = Signal()
    add_wanted = Signal()
    send_wanted = Signal()
    view_changed = Signal(str)
    seating_wanted = Signal()
    projects = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes = QListWidget()
        self.classes.setAccessibleName(self.tr("Classes"))
        self.classes.currentItemChanged.connect(
            lambda item, _: self.class_chosen.emit(item.data(_ID)) if item else None
        )
        self.faces = FaceGrid(self.tr("Pupils of the class"))
        self.table = ClassTableView(self.tr("Pupils of the class as a table"))
        self.seats = RoomView(self.tr("The room with the pupils of the class"))
        for view in (self.faces, self.table, self.seats):
            view.opened.connect(self.pupil_opened)
        self.title, self.subtitle = Title(), ElidedLine()
        self.title.setWordWrap(False)
        self.views = Switch(
            self.tr("How the class is shown"),
            (
                (FACES, self.tr("Faces"), "layout-grid"),
                (TABLE, self.tr("Table"), "table-2"),
                (SEATS, self.tr("Seating"), "armchair"),
            ),
        )
        self.views.show_view(FACES)
        self.filters, self.strip = ClassFilters(), ConsentStrip()
        self.face_side = QSlider(Qt.Orientation.Horizontal)
        self.face_side.setRange(face_size("class_min"), face_size("class_max"))
        self.face_side.setValue(face_size("class_default"))
        self.face_side.setFixedWidth(120)
        self.face_side.setAccessibleName(self.tr("Size of the faces"))
        self.save_list = SaveListButton(self, is_small=True)
        self.print_sheet = KeyButton(self.tr("Print photo sheet"), "Ctrl+P", "printer")
        self.send = KeyButton(self.tr("Send class"), icon="send")
        self.send.setAccessibleDescription(self.tr("Seal this class into a file for a colleague"))
        self.add = QPushButton(self.tr("Add a class …"))
        self.add_group, self.group = QPushButton(self.tr("Make a group …")), GroupMenu()
        self.no_class = EmptyHint(
            self.tr("No classes yet"),
            self.tr("They come with the school's roll, or you add one by hand."),
            self.tr("Go to Import"),
            icon="users",
        )
        self.nobody = EmptyHint(
            self.tr("Nobody is in this class yet"),
            self.tr("Open a pupil and add them to the class on the Classes tab."),
            icon="users",
        )
        self.no_plan = EmptyHint(
            self.tr("This class has no seating plan yet"),
            self.tr("A plan shows who sits where, by first names."),
            self.tr("Go to Seating"),
            icon="armchair",
        )
        self.no_plan.acted.connect(self.seating_wanted)
        self._has_plan = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        # From the outside in: Qt dresses all that a widget holds anew wherever that is put.
        self.middle = FlatStack(self)
        views = (self.faces, self.table, self.seats)
        for widget in (*views, self.no_class, self.nobody, self.no_plan):
            self.middle.addWidget(widget)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title)
        head.addWidget(self.subtitle, 1)
        head.addWidget(self.group)
        head.addWidget(self.add_group)
        head.addWidget(self.print_sheet)
        head.addWidget(self.send)
        second = self._second_row()
        self.left = QWidget(self)
        self.left.setFixedWidth(_CLASSES)
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.classes, 1)
        column.addWidget(self.add)
        box = QVBoxLayout()
        box.setSpacing(space("between_controls"))
        for part in (head, second):
            box.addLayout(part)
        box.addWidget(self.notice)
        box.addWidget(self.middle, 1)
        box.addWidget(self.strip)
        row = QHBoxLayout(self)
        row.setSpacing(16)
        row.addWidget(self.left)
        row.addLayout(box, 1)

    def _second_row(self) -> QHBoxLayout:
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self.views)
        second.addWidget(self.filters, 1)
        second.addStretch(0)
        second.addWidget(self.face_side)
        self.beside_table = QWidget()
        beside = QHBoxLayout(self.beside_table)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.save_list)
        second.addWidget(self.beside_table)
        return second

    def _connect(self) -> None:
        self.views.chosen.connect(self._turn)
        self.views.chosen.connect(self.view_changed)
        self.filters.changed.connect(self._filter)
        self.face_side.valueChanged.connect(self.faces.set_side)
        self.print_sheet.clicked.connect(self._print)
        self.add.clicked.connect(self.add_wanted)
        self.send.clicked.connect(self.send_wanted)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print)

    def list_title(self, _name: str) -> str:
        return self.title.text()

    def show_classes(self, school_classes: tuple[ClassRow, ...], wanted: str) -> None:
        """`wanted` is the class to stand on; else the one that was chosen, else the first."""
        self.classes.blockSignals(True)
        self.classes.clear()
        for school_class in school_classes:
            item = QListWidgetItem(f"{school_class.name} ({school_class.pupils})")
            item.setData(_ID, school_class.id)
            item.setSizeHint(QSize(0, 32))
            self.classes.addItem(item)
            if school_class.id == wanted:
                self.classes.setCurrentItem(item)
        self.classes.blockSignals(False)
        self.left.setVisible(len(school_classes) != 1 or self.add.isVisibleTo(self.left))
        for widget in (self.views, self.filters, self.face_side, self.print_sheet, self.send):
            widget.setEnabled(bool(school_classes))
        if not school_classes:
            self.middle.setCurrentWidget(self.no_class)
        elif self.classes.currentRow() < 0:
            self.classes.setCurrentRow(0)

    def show_class(self, page: ClassPage) -> None:
        """Its head and its faces; the lines of the table come by themselves."""
        row, many = page.row, len(page.faces)
        self.title.setText(row.name)
        count = self.tr("1 pupil") if many == 1 else self.tr("{0} pupils").format(many)
        year = self.tr("Year {0}").format(row.year_group) if row.year_group else ""
        parts = (count, row.teachers, year, row.subject, row.room)
        self.subtitle.setText(", ".join(part for part in parts if part))
        self.faces.show_faces(page.faces)
        self._turn()

    def project(self) -> None:
        """Faces alone, as they were given; and nothing that shows more of a child."""
        self.views.show_view(FACES)
        more = (self.views, self.filters, self.strip, self.print_sheet, self.send)
        for widget in (*more, self.add, self.add_group, self.group):
            widget.hide()

    def show_lines(
        self,
        lines: Sequence[ClassLine],
        *,
        with_born: bool,
        with_contacts: bool,
        with_consents: bool,
    ) -> None:
        """The same children with what the table says of them, in the same order."""
        self.table.show_lines(
            lines,
            with_born=with_born,
            with_contacts=with_contacts,
            with_consents=with_consents,
        )
        self.filters.show_lines(lines, with_consents=with_consents)
        self._filter()

    def show_thumbs(self, thumbs: dict[PhotoId, bytes]) -> None:
        """JPEGs by the photos' ids; those that come later are added."""
        self.faces.show_pictures(thumbs)
        self.table.pictures.put(thumbs)
        self.table.viewport().update()
        self.seats.show_pictures(thumbs)

    def show_seating(self, page: SeatingPage) -> None:
        """The plan that is in use; beside it nobody is left out of sight: who has no seat stands in
        the other views."""
        self._has_plan = page.plan is not None
        self.seats.room.show_room(page.layout, page.page.faces)
        self.seats.room.show_seats(page.seats)
        self._turn()

    def _turn(self, _view: str = "") -> None:
        is_table, is_seats = self.views.view == TABLE, self.views.view == SEATS
        self.face_side.setVisible(not is_table and not is_seats)
        self.filters.setVisible(not is_seats)
        self.strip.setVisible(is_table)
        self.beside_table.setVisible(is_table)
        if not self.faces.count():
            self.middle.setCurrentWidget(self.nobody)
        elif is_seats:
            self.middle.setCurrentWidget(self.seats if self._has_plan else self.no_plan)
        else:
            self.middle.setCurrentWidget(self.table if is_table else self.faces)

    def _filter(self) -> None:
        shown = self.filters.shown()
        self.faces.show_only(shown)
        self.table.show_only(shown)
        left = self.tr("{0} of {1} shown").format(sum(shown), len(shown))
        self.strip.count.setText("" if all(shown) else left)
        lines = self.table.rows.lines
        self.strip.show_unasked([of for of, is_in in zip(lines, shown, strict=False) if is_in])

    def _print(self) -> None:
        if self.print_sheet.isVisibleTo(self) and self.print_sheet.isEnabled():
            self.sheet_wanted.emit()
