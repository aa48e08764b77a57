"""Checklists on the left, the chosen one as a grid of pupils by columns; and the form for one."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.checklists.checklist_grid import ChecklistGrid, ChecklistView
from ui.look.tokens import space
from ui.widgets.date_field import DateField, shown_date
from ui.widgets.empty import EmptyHint
from ui.widgets.flat_stack import FlatStack
from ui.widgets.form_dialog import FormDialog
from ui.widgets.key_button import KeyButton
from ui.widgets.page import Page
from ui.widgets.plain import Quiet, Title
from ui.widgets.saved_line import SavedLine
from ui.words import tr
from vault.domain.checklists import (
    KIND_WORDS,
    MOST_COLUMNS,
    Checklist,
    ChecklistColumn,
    ChecklistPage,
    ColumnKind,
)
from vault.domain.ids import NEW, ClassId, RecordId
from vault.domain.people import ClassRow
from vault.errors import InvalidValueError

_ID = Qt.ItemDataRole.UserRole
_SPARE, _AT_FIRST = 2, 4
_HEIGHT = 220
_MOST_SAVING = 99


class ChecklistsPage(Page):
    """Every checklist in sight on the left, the grid of the chosen list on the right. `chosen`
    carries its id."""

    chosen = Signal(str)
    add_wanted = Signal()
    change_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    remove_wanted = Signal()
    column_remove_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lists = QListWidget()
        self.lists.setAccessibleName(self.tr("Checklists"))
        self.lists.currentItemChanged.connect(
            lambda item, _: self.chosen.emit(item.data(_ID)) if item else None
        )
        self.grid = ChecklistGrid()
        self.view = ChecklistView(self.grid, self.tr("Pupils and what is marked"))
        self.title, self.subtitle = Title(), Quiet()
        self.state = SavedLine(_MOST_SAVING, at_right=True)
        self.add = QPushButton(self.tr("New checklist …"))
        self.change = QPushButton(self.tr("Change …"))
        self.print_paper = KeyButton(self.tr("Print"), "Ctrl+P", "printer")
        self.more = QPushButton(self.tr("More"))
        self.lines = QMenu(self.more)
        self.more.setMenu(self.lines)
        self.none = EmptyHint(
            self.tr("No checklists yet"),
            self.tr("A list of a class with columns of your own: slips back, book bags."),
            self.tr("New checklist …"),
            icon="clipboard-check",
        )
        self.none.acted.connect(self.add_wanted)
        self.add.clicked.connect(self.add_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.print_paper.clicked.connect(self.print_wanted)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print)
        self._lay_out()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        self.side = left
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lists, 1)
        column.addWidget(self.add)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        self.acts = QWidget()
        acts = QHBoxLayout(self.acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.addWidget(self.change)
        acts.addWidget(self.print_paper)
        acts.addWidget(self.more)
        head.addWidget(self.acts)
        self.middle = FlatStack()
        self.middle.addWidget(self.none)
        self.middle.addWidget(self.view)
        box = QVBoxLayout(right)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(head)
        told = QHBoxLayout()
        told.addWidget(self.subtitle, 1)
        told.addWidget(self.state)
        box.addLayout(told)
        box.addWidget(self.notice)
        box.addWidget(self.middle, 1)
        split = QSplitter()
        split.setHandleWidth(space("between_cards"))
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([220, 740])
        # A wide window is there for the grid and not for the list.
        split.setStretchFactor(1, 1)
        QVBoxLayout(self).addWidget(split)

    def _print(self) -> None:
        if self.print_paper.isVisibleTo(self):
            self.print_wanted.emit()

    def offer(self, checklist: Checklist, *, may_save: bool, may_remove: bool) -> None:
        """Lines of the menu: to save it, to remove it or one of its columns."""
        self.lines.clear()
        if may_save:
            self.lines.addAction(self.tr("Save as CSV …")).triggered.connect(self.save_wanted)
        if may_remove:
            self.lines.addSeparator()
            for column in checklist.columns if len(checklist.columns) > 1 else ():
                line = self.lines.addAction(self.tr("Remove column {0} …").format(column.title))
                line.triggered.connect(
                    lambda _=False, of=column.id: self.column_remove_wanted.emit(of)
                )
            remove = self.lines.addAction(self.tr("Remove this checklist …"))
            remove.triggered.connect(self.remove_wanted)
        self.more.setVisible(not self.lines.isEmpty())

    def show_lists(self, lists: tuple[Checklist, ...], wanted: str) -> None:
        """Stands on `wanted`, else on the first; `chosen` tells which."""
        today = date.today()
        self.lists.blockSignals(True)
        self.lists.clear()
        for checklist in sorted(lists, key=lambda checklist: checklist.is_over(today)):
            ended = self.tr(" (ended)") if checklist.is_over(today) else ""
            item = QListWidgetItem(f"{checklist.class_name}: {checklist.title}{ended}")
            item.setData(_ID, checklist.id)
            self.lists.addItem(item)
            if checklist.id == wanted:
                self.lists.setCurrentItem(item)
        self.lists.blockSignals(False)
        for widget in (self.side, self.acts, self.subtitle, self.state):
            widget.setVisible(bool(lists))
        if not lists:
            self.title.setText(self.tr("Checklists"))
            self.middle.setCurrentWidget(self.none)
            return
        self.middle.setCurrentWidget(self.view)
        if self.lists.currentRow() < 0:
            self.lists.setCurrentRow(0)
        else:
            self.chosen.emit(wanted)

    def show_checklist(self, page: ChecklistPage, *, may_write: bool) -> None:
        """The cursor stays in its cell."""
        checklist, index = page.checklist, self.view.currentIndex()
        before = self.grid.cell(index)[:2] if index.isValid() else None
        self.title.setText(f"{checklist.class_name}: {checklist.title}")
        ends = self.tr("until {0}").format(shown_date(checklist.ends)) if checklist.ends else ""
        if checklist.is_over(date.today()):
            day = shown_date(checklist.ends)
            ends = self.tr("ended on {0}: it can be read but no longer changed").format(day)
        keys = self.tr("Space ticks and goes on, + counts, words are typed, Delete clears")
        parts = (ends, keys if may_write else "")
        self.subtitle.setText(" · ".join(part for part in parts if part))
        self.grid.show_page(page, may_write=may_write)
        self.middle.setCurrentWidget(self.view)
        place = self.grid.place_of(before[0].pupil, before[1].id) if before else QModelIndex()
        self.view.setCurrentIndex(place if place.isValid() else self.grid.index(0, 0))


class ChecklistDialog(FormDialog):
    """For a new list, or for one that is there, whose columns keep their kind and stay. `room` is
    the class that a new one begins with."""

    def __init__(
        self, parent: QWidget, checklist: Checklist | None = None, school_class: str = ""
    ) -> None:
        title = "Change a checklist" if checklist else "New checklist"
        of = checklist.id if checklist else ""
        super().__init__(title, "", parent, tr("Save") if checklist else tr("Create"), of=of)
        self._before = checklist or Checklist(NEW, 0, ClassId(NEW), "", None, ())
        self._wanted = school_class
        self.school_class, self.title, self.ends = (
            QComboBox(),
            QLineEdit(),
            DateField(tr("Last day")),
        )
        self.school_class.setEnabled(checklist is None)
        if checklist is not None:
            self.school_class.addItem(checklist.class_name, checklist.class_id)
        self.title.setText(self._before.title)
        self.ends.show_value(self._before.ends)
        self.columns: list[tuple[QLineEdit, QComboBox]] = []
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setRowStretch(MOST_COLUMNS + 1, 1)
        area = QScrollArea()
        area.setObjectName("framed")
        area.setAccessibleName(tr("Columns"))
        area.setWidgetResizable(True)
        area.setFixedHeight(_HEIGHT)
        area.setWidget(self._inside)
        self.more = QPushButton(self.tr("Add a column"))
        self.more.setAutoDefault(False)
        self.more.clicked.connect(lambda: self._add_line(None).setFocus())
        for words, field in (
            (tr("Title"), self.title),
            (tr("Class"), self.school_class),
            (tr("Last day"), self.ends),
            (tr("Columns"), area),
        ):
            self.add_row(words, field)
        self.form.addRow("", self.more)
        columns = self._before.columns
        empty = max(_SPARE, _AT_FIRST - len(columns))
        for column in (*columns, *(None for _ in range(empty))):
            self._add_line(column)

    def show_classes(self, school_classes: tuple[ClassRow, ...]) -> None:
        """To choose from, for a new list."""
        if self._before.id:
            return
        for school_class in school_classes:
            self.school_class.addItem(school_class.name, school_class.id)
        self.school_class.setCurrentIndex(max(self.school_class.findData(self._wanted), 0))

    def checklist(self) -> Checklist:
        """As it stands in the form; InvalidValueError for what cannot be."""
        school_class = self.school_class.currentData()
        if not school_class:
            raise InvalidValueError(field="class", reason="a checklist belongs to a class")
        before = self._before
        columns = tuple(self._columns())
        return Checklist(
            before.id,
            before.version,
            ClassId(RecordId(str(school_class))),
            self.title.text(),
            self.ends.value(),
            columns,
        )

    def _columns(self) -> list[ChecklistColumn]:
        """Empty lines are none, but for a column that is there: it needs its title."""
        columns = []
        for place, (title, kind) in enumerate(self.columns):
            before = self._before.columns[place] if place < len(self._before.columns) else None
            if before is None and not title.text().strip():
                continue
            chosen = ColumnKind(str(kind.currentData()))
            columns.append(
                ChecklistColumn(
                    before.id if before else NEW,
                    title.text(),
                    chosen,
                    before.version if before else 0,
                )
            )
        return columns

    def _add_line(self, column: ChecklistColumn | None) -> QLineEdit:
        title, kind, number = QLineEdit(), QComboBox(), len(self.columns) + 1
        title.setAccessibleName(self.tr("Title of column {0}").format(number))
        title.setPlaceholderText(self.tr("Column {0}").format(number))
        kind.setAccessibleName(self.tr("Kind of column {0}").format(number))
        for word in ColumnKind:
            kind.addItem(tr(KIND_WORDS[word]), word.value)
        if column is not None:
            title.setText(column.title)
            kind.setCurrentIndex(kind.findData(column.kind.value))
            kind.setEnabled(False)
        self._grid.addWidget(title, number, 0)
        self._grid.addWidget(kind, number, 1)
        self.columns.append((title, kind))
        self.more.setEnabled(number < MOST_COLUMNS)
        return title
