"""Checklists on the left; the chosen one on the right as a grid of pupils by columns."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
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

from ui.checklists.checklist_grid import ChecklistGrid, ChecklistView
from ui.widgets.date_field import shown_date
from ui.widgets.empty import EmptyHint
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Title
from vault.domain.checklists import Checklist, ChecklistPage

_ID = Qt.ItemDataRole.UserRole


class ChecklistsPage(Page):
    """Every checklist in sight on the left, the grid of the chosen list on the right. `chosen`
    carries its id."""

    chosen = Signal(str)
    add_wanted = Signal()
    change_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lists = QListWidget()
        self.lists.setAccessibleName(self.tr("Checklists"))
        self.lists.currentItemChanged.connect(
            lambda item, _: self.chosen.emit(item.data(_ID)) if item else None
        )
        self.grid = ChecklistGrid()
        self.view = ChecklistView(self.grid, self.tr("Pupils and what is marked"))
        self.title, self.subtitle = Title(), PlainLabel()
        self.add = QPushButton(self.tr("New checklist …"))
        self.change = QPushButton(self.tr("Change …"))
        self.print_paper = QPushButton(self.tr("Print …"))
        self.none = EmptyHint(
            self.tr("No checklists yet"),
            self.tr("A list of a class with columns of your own: slips back, book bags, money."),
        )
        self.add.clicked.connect(self.add_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.print_paper.clicked.connect(self.print_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.addWidget(self.lists, 1)
        column.addWidget(self.add)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.change)
        head.addWidget(self.print_paper)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.none)
        self.middle.addWidget(self.view)
        box = QVBoxLayout(right)
        box.addLayout(head)
        for widget in (self.subtitle, self.notice):
            box.addWidget(widget)
        box.addWidget(self.middle, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([220, 740])
        QVBoxLayout(self).addWidget(split)

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
        for widget in (self.change, self.print_paper, self.title, self.subtitle):
            widget.setEnabled(bool(lists))
        if not lists:
            self.title.setText("")
            self.subtitle.setText("")
            self.middle.setCurrentWidget(self.none)
        elif self.lists.currentRow() < 0:
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
        keys = self.tr("Space ticks, type numbers and words, Delete clears")
        parts = (ends, keys if may_write else "")
        self.subtitle.setText(" · ".join(part for part in parts if part))
        self.grid.show_page(page, may_write=may_write)
        self.middle.setCurrentWidget(self.view)
        place = self.grid.place_of(before[0].pupil, before[1].id) if before else QModelIndex()
        self.view.setCurrentIndex(place if place.isValid() else self.grid.index(0, 0))
