"""One pupil: what the page does."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.pages.pupil_page import FIELDS, PupilPageView
from vault.actions.history import PupilHistory, PupilLooks
from vault.actions.photos import AddPhotoFile, FetchPhoto
from vault.actions.pupils import ChangePupil, OpenPupil
from vault.domain.access import Permission
from vault.domain.ids import PupilId, RecordId
from vault.domain.kinds import Kind
from vault.domain.messages import sentence
from vault.domain.people import PupilPage
from vault.errors import TuckboxError


class PupilPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: PupilPageView, desk: Desk, record: str) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._pupil = PupilId(RecordId(record))
        self._shown: PupilPage | None = None
        page.save_wanted.connect(self.save)
        page.picture_dropped.connect(self.add_photo)
        desk.changed.connect(self._reload_if_mine)
        self.reload()

    def reload(self) -> None:
        self._desk.do(self, OpenPupil(self._pupil), then=self._show, failed=self._explain)

    def save(self) -> None:
        """Only what differs is sent, with the version that was read."""
        if self._shown is None:
            return
        facts = self._shown.facts
        typed = {name: self._page.edits[name].text().strip() for name, _ in FIELDS}
        changed = tuple((n, t) for n, t in typed.items() if t != str(getattr(facts, n) or ""))
        if changed:
            self._desk.do(
                self,
                ChangePupil(self._pupil, facts.version, changed),
                then=lambda _: self._page.show_problem(self.tr("Saved.")),
                failed=self._explain,
            )

    def add_photo(self, path: str) -> None:
        action = AddPhotoFile(self._pupil, Path(path), date.today())
        self._desk.do(self, action, then=lambda _: None, failed=self._explain)

    def _reload_if_mine(self, changes: frozenset[Kind]) -> None:
        if changes & {Kind.PUPIL, Kind.PHOTO, Kind.CONTACT, Kind.ALERT, Kind.CONSENT}:
            self.reload()

    def _show(self, page: PupilPage) -> None:
        self._shown = page
        self._page.show_pupil(page, may_write=self._desk.may(Permission.PUPIL_WRITE))
        if page.current_photo is not None:
            self._desk.do(self, FetchPhoto(page.current_photo), then=self._page.show_photo)
        if self._desk.may(Permission.HISTORY_READ):
            self._desk.do(self, PupilHistory(self._pupil), then=self._page.show_history)
        if self._desk.may(Permission.LOOKED_READ):
            self._desk.do(self, PupilLooks(self._pupil), then=self._page.show_looks)

    def _explain(self, error: TuckboxError) -> None:
        self._page.show_problem(sentence(error))
