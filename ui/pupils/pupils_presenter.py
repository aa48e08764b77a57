"""The pupils table: what it does."""

from PySide6.QtCore import QTimer

from ui.desk.desk import Desk
from ui.desk.list_faces import ListFaces
from ui.desk.presenter import Presenter
from ui.pupils.add_pupil import AddPupilDialog
from ui.pupils.hand_on import HandOn
from ui.pupils.pupils_page import HIDDEN_AT_FIRST, PupilsPage
from vault.actions.classes import ListClasses
from vault.actions.pupils import AddPupil, ListPupils
from vault.domain.access import Permission
from vault.domain.ids import ClassId, RecordId
from vault.domain.kinds import Kind
from vault.domain.matrix import cell
from vault.domain.messages import sentence
from vault.errors import TuckboxError

_AFTER_MS = 40
_COLUMNS = "pupils.columns"


class PupilsPresenter(Presenter[PupilsPage]):
    """Searches as somebody types, and adds a pupil."""

    shows = frozenset({Kind.PUPIL, Kind.CLASS, Kind.ALERT, Kind.PHOTO, Kind.CONSENT, Kind.RIGHTS})

    def __init__(self, page: PupilsPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
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
        page.empty.offer(on=desk.may(Permission.IMPORT))
        page.limit(cell(desk.profile.role, "pupil").read)
        page.table.hide_columns(desk.settings.get(_COLUMNS, HIDDEN_AT_FIRST))
        page.table.columns_changed.connect(lambda hidden: desk.set(_COLUMNS, hidden))
        ListFaces(desk, page.faces, self)
        HandOn(desk, page, page.hand_on)
        self.reload()
        if record == "new":
            self.ask_new()

    def reload(self) -> None:
        """Ask for what fits the search; an answer to an older search is not shown."""
        text = self._page.search.text()
        self._page.faces.forget()
        self._do(
            ListPupils(text, include_left=self._page.with_left.isChecked()),
            lambda rows: self._page.show_rows(rows) if self._is_asked(text) else None,
        )

    def ask_new(self) -> None:
        """The dialog for one pupil, with the classes to put them in."""
        dialog = AddPupilDialog(self._page)
        self._desk.do(dialog, ListClasses(), then=dialog.show_classes)

        def make() -> AddPupil:
            values, school_class = dialog.values()
            return AddPupil(values, ClassId(RecordId(school_class)) if school_class else None)

        self._submit(dialog, make, lambda pupil: self.navigate.emit("pupil", str(pupil)))

    def _is_asked(self, text: str) -> bool:
        return self._page.search.text() == text

    def _explain(self, error: TuckboxError) -> None:
        self._page.show_problem(sentence(error))
