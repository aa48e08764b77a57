"""The pupils table: what it does."""

from PySide6.QtCore import QObject, QTimer, Signal

from ui.desk import Desk
from ui.dialogs.add_pupil import AddPupilDialog
from ui.pages.pupils_page import PupilsPage
from vault.actions.classes import ListClasses
from vault.actions.pupils import AddPupil, ListPupils
from vault.domain.access import Permission
from vault.domain.ids import ClassId, RecordId
from vault.domain.kinds import Kind
from vault.domain.matrix import cell
from vault.domain.messages import sentence
from vault.errors import InvalidValueError, TuckboxError

_SHOWN = frozenset({Kind.PUPIL, Kind.CLASS, Kind.ALERT, Kind.PHOTO})
_AFTER_MS = 40
_COLUMNS = "pupils.hidden"
_HIDDEN_AT_FIRST = "6,8,9,10"


class PupilsPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: PupilsPage, desk: Desk, record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.reload)
        page.search_changed.connect(lambda _: self._timer.start())
        page.with_left.toggled.connect(lambda _: self.reload())
        page.pupil_opened.connect(lambda pupil: self.navigate.emit("pupil", pupil))
        page.add_wanted.connect(self.ask_new)
        page.empty.acted.connect(lambda: self.navigate.emit("imports", ""))
        page.add.setVisible(desk.may(Permission.PUPIL_WRITE))
        page.empty.button.setVisible(desk.may(Permission.IMPORT))
        page.limit(cell(desk.profile.role, "pupil").read)
        page.table.hide_columns(desk.settings.get(_COLUMNS, _HIDDEN_AT_FIRST))
        page.table.columns_changed.connect(lambda said: desk.set(_COLUMNS, said))
        desk.changed.connect(self._hear)
        self.reload()
        if record == "new":
            self.ask_new()

    def reload(self) -> None:
        """Ask for what fits the search; an answer to an older search is not shown."""
        text = self._page.search.text()
        self._desk.do(
            self,
            ListPupils(text, include_left=self._page.with_left.isChecked()),
            then=lambda rows: self._page.show_rows(rows) if self._is_asked(text) else None,
            failed=lambda error: self._page.show_problem(sentence(error)),
        )

    def ask_new(self) -> None:
        """The dialog for one pupil, with the classes to put them in."""
        dialog = AddPupilDialog(self._page)
        dialog.submitted.connect(lambda: self._add(dialog))
        self._desk.do(dialog, ListClasses(), then=dialog.show_classes)
        dialog.open()

    def _add(self, dialog: AddPupilDialog) -> None:
        def done(pupil: str) -> None:
            dialog.accept()
            self.navigate.emit("pupil", pupil)

        def refused(error: TuckboxError) -> None:
            dialog.show_problem(sentence(error))

        try:
            values, room = dialog.values()
        except InvalidValueError as error:
            refused(error)
            return
        chosen = ClassId(RecordId(room)) if room else None
        self._desk.do(dialog, AddPupil(values, chosen), then=done, failed=refused)

    def _hear(self, changes: frozenset[Kind]) -> None:
        # A method, not a lambda: Qt lets go of it when the page is gone.
        if changes & _SHOWN:
            self.reload()

    def _is_asked(self, text: str) -> bool:
        return self._page.search.text() == text
