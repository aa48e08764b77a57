"""Checklists: what the page does. A mark is seen at once and written behind it."""

from datetime import date
from pathlib import Path

from ui.checklists.checklist_queue import ChecklistQueue
from ui.checklists.checklists_page import ChecklistDialog, ChecklistsPage
from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.desk.submit import submit_with
from ui.widgets.ask_place import ask_new_file
from ui.widgets.dates import is_month_first
from ui.widgets.form_dialog import FormDialog
from ui.widgets.keyboard import give_keyboard
from ui.words import counted, tr
from vault.actions.base import Command
from vault.actions.checklists import (
    CountMarks,
    DraftChecklist,
    ListChecklists,
    OpenChecklist,
    RemoveChecklist,
    RemoveChecklistColumn,
    SaveChecklist,
    SetChecklist,
)
from vault.actions.classes import ListClasses
from vault.domain.access import Permission
from vault.domain.catalogue.checklists import (
    CHECKLIST_KIND,
    CHECKLIST_MARK_WRITE,
    CHECKLIST_WRITE,
)
from vault.domain.checklists import Checklist, ChecklistPage, value_of
from vault.domain.ids import PupilId, RecordId
from vault.domain.kinds import Kind
from vault.domain.messages import sentence
from vault.errors import InvalidValueError, TuckboxError

_TABLE = "CSV (*.csv)"


class ChecklistsPresenter(Presenter[ChecklistsPage]):
    """Writes each mark by itself, as it is set, and puts it back where that was refused."""

    shows = frozenset({CHECKLIST_KIND, Kind.CLASS, Kind.PUPIL})

    def __init__(self, page: ChecklistsPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._wanted = record or desk.settings.get("checklists.last", "")
        self._shown: Checklist | None = None
        self._is_fresh = True
        self._queue = ChecklistQueue(page.grid, desk, self)
        self._queue.waiting.connect(page.state.say)
        self._queue.refused.connect(self._refused)
        self._queue.caught_up.connect(self.reload)
        page.chosen.connect(self._choose)
        page.grid.typed.connect(self._mark)
        page.add_wanted.connect(lambda: self._ask(None))
        page.change_wanted.connect(lambda: self._ask(self._shown))
        page.print_wanted.connect(self._print)
        page.save_wanted.connect(self._save)
        page.remove_wanted.connect(self._count_list)
        page.column_remove_wanted.connect(self._count_column)
        page.add.setVisible(desk.may(CHECKLIST_WRITE))
        page.none.offer(on=desk.may(CHECKLIST_WRITE))
        page.change.setVisible(desk.may(CHECKLIST_WRITE))
        page.print_paper.setVisible(desk.may(Permission.PRINT))
        desk.about_to_lock.connect(self.leave)
        self.reload()

    def reload(self) -> None:
        self._page.view.leave()
        if not self._queue.hold_reload():
            self._do(ListChecklists(), lambda lists: self._page.show_lists(lists, self._wanted))

    def leave(self) -> None:
        """What is being typed in a cell, and what waits, is written."""
        self._page.view.leave()
        self._queue.leave()

    def _hear(self, changes: frozenset[Kind]) -> None:
        if not self._queue.is_own(changes):
            super()._hear(changes)

    def _choose(self, record: str) -> None:
        if record != self._wanted:
            self._page.state.clear()
        self._wanted = record
        self._do(OpenChecklist(RecordId(record)), self._show)

    def _show(self, page: ChecklistPage) -> None:
        if page.checklist.id != self._wanted or self._queue.hold_reload():
            return
        self._shown = page.checklist
        self._desk.settings["checklists.last"] = page.checklist.id
        self._queue.of(page)
        is_open = not page.checklist.is_over(date.today())
        may_write = is_open and self._desk.may(CHECKLIST_MARK_WRITE)
        self._page.show_checklist(page, may_write=may_write)
        if self._is_fresh:
            give_keyboard(self._page.view)
        self._is_fresh = False
        self._queue.go_on()
        self._page.offer(
            page.checklist,
            may_save=self._desk.may(Permission.PRINT),
            may_remove=self._desk.may(CHECKLIST_WRITE),
        )

    def _mark(self, pupil: str, column: str, text: str) -> None:
        cell = (PupilId(RecordId(pupil)), RecordId(column))
        kinds = {c.id: c.kind for c in self._shown.columns} if self._shown else {}
        if cell[1] not in kinds:
            return
        try:
            value = value_of(kinds[cell[1]], text, is_month_first=is_month_first())
        except InvalidValueError as error:
            self._page.notice.say(sentence(error), "bad")
            return
        self._page.notice.clear()
        self._queue.mark(cell, value)

    def _refused(self, error: TuckboxError) -> None:
        """What the vault has is shown again, with why."""
        self._page.state.clear()
        self._explain(error)
        self.reload()

    def _ask(self, checklist: Checklist | None) -> None:
        school_class = self._shown.class_id if self._shown else ""
        dialog = ChecklistDialog(self._page, checklist, school_class)
        self._desk.do(dialog, ListClasses(), then=dialog.show_classes)
        submit_with(self._desk, dialog, lambda: SetChecklist(dialog.checklist()), self._made)

    def _made(self, record: RecordId) -> None:
        self._wanted = record

    def _count_list(self) -> None:
        shown = self._shown
        if shown is not None:
            title = self._page.tr("Remove {0}?").format(shown.title)
            action = RemoveChecklist(shown.id, shown.version)
            self._do(CountMarks(shown.id), lambda marks: self._ask_remove(title, marks, action))

    def _count_column(self, column: str) -> None:
        shown = self._shown
        titles = {one.id: one.title for one in shown.columns} if shown else {}
        record = RecordId(column)
        if shown is not None and record in titles:
            title = self._page.tr("Remove column {0}?").format(titles[record])
            action = RemoveChecklistColumn(shown.id, record, shown.version)
            self._do(
                CountMarks(shown.id, record), lambda marks: self._ask_remove(title, marks, action)
            )

    def _ask_remove(self, title: str, marks: int, action: Command[None]) -> None:
        """Says what goes with it."""
        words = counted(marks, tr("1 mark goes with it."), tr("{0} marks go with it."))
        explained = f"{words} {tr('Ctrl+Z undoes this.')}"
        dialog = FormDialog(title, explained, self._page, tr("Remove"))
        self._submit(dialog, lambda: action, lambda _: self._say(tr("Removed")))

    def _save(self) -> None:
        shown = self._shown
        if shown is None:
            return
        title = tr("Save as CSV")
        path = Path(ask_new_file(self._page, title, f"{shown.title}.csv", _TABLE))
        if path.name:
            words = tr("Saved. Nothing protects the file there.")
            self._do(SaveChecklist(path, shown.id, replaces=True), lambda _: self._say(words))

    def _print(self) -> None:
        if self._shown is not None:
            self._show_paper(DraftChecklist(self._shown.id))
