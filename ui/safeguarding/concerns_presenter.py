"""The safeguarding lead's inbox: reading, noting what was read, and what comes of it."""

from PySide6.QtCore import QTimer

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.safeguarding.concern_view import ConcernAct
from ui.safeguarding.concerns_page import ConcernsPage
from ui.safeguarding.entry_forms import CloseDialog, EntryDialog, ReopenDialog, UnlinkDialog
from ui.safeguarding.link_form import LinkDialog
from ui.safeguarding.tell_form import TellDialog
from vault.actions.photos import FetchThumbs
from vault.actions.pupils import FindPupils
from vault.actions.sealed import (
    CloseConcern,
    LinkChild,
    ListConcerns,
    ListSafeguarding,
    MarkConcernRead,
    ReopenConcern,
    TellAbout,
    UnlinkChild,
    WriteSafeguarding,
)
from vault.domain.access import Permission
from vault.domain.concerns import Concern
from vault.domain.ids import PhotoId, PupilId
from vault.domain.kinds import Kind
from vault.domain.people import PupilBrief
from vault.domain.sealed import SealedRecord

_AFTER_MS = 250


class ConcernsPresenter(Presenter[ConcernsPage]):
    """A child's chronology is read once the cursor rests on a concern about it, because each
    reading is an entry of the trail."""

    shows = frozenset({Kind.SEALED})

    def __init__(self, page: ConcernsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        self._photos: set[PhotoId] = set()
        self._known: dict[PupilId, tuple[SealedRecord, ...]] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_AFTER_MS)
        self._rest.timeout.connect(self._read_chronology)
        page.list.chosen_changed.connect(self._turned)
        page.list.opened.connect(self._open_pupil)
        page.view.acted.connect(self._act)
        page.view.chronology.unlink_wanted.connect(self._unlink)
        self.reload()

    def reload(self) -> None:
        """Each look at the inbox is an entry of the trail."""
        self._known.clear()
        self._do(ListConcerns(), self._show)

    def _show(self, rows: tuple[Concern, ...]) -> None:
        self._page.show_concerns(rows)
        photos = {row.pupil.photo for row in rows if row.pupil is not None and row.pupil.photo}
        wanted = photos - self._photos
        if wanted and self._desk.may(Permission.PHOTO_READ):
            self._photos |= wanted
            self._do(FetchThumbs(tuple(sorted(wanted))), self._page.show_pictures)

    def _turned(self, concern: Concern | None) -> None:
        pupil = concern.pupil.id if concern is not None and concern.pupil is not None else None
        if pupil in self._known:
            self._rest.stop()
            self._page.view.show_chronology(self._known[pupil])
        elif pupil is not None and self._known:
            self._rest.start()
        else:
            self._read_chronology()

    def _read_chronology(self) -> None:
        concern = self._page.list.chosen()
        if concern is None or concern.pupil is None:
            return
        pupil = concern.pupil.id

        def show(entries: tuple[SealedRecord, ...]) -> None:
            self._known[pupil] = entries
            now = self._page.list.chosen()
            if now is not None and now.pupil is not None and now.pupil.id == pupil:
                self._page.view.show_chronology(entries)

        self._do(ListSafeguarding(pupil), show)

    def _act(self, act: ConcernAct, concern: Concern) -> None:
        match act:
            case ConcernAct.PUPIL:
                self._open_pupil(concern)
            case ConcernAct.READ:
                self._do(MarkConcernRead(concern.id))
            case ConcernAct.ENTRY:
                self._add_entry(concern)
            case ConcernAct.TELL:
                self._tell_someone(concern)
            case ConcernAct.LINK:
                self._link(concern)
            case ConcernAct.CLOSE:
                self._close(concern)
            case ConcernAct.REOPEN:
                self._reopen(concern)

    def _open_pupil(self, concern: Concern) -> None:
        if concern.pupil is not None:
            self.navigate.emit("pupil", concern.pupil.id)

    def _add_entry(self, concern: Concern) -> None:
        if concern.pupil is None:
            return
        pupil, author = concern.pupil.id, self._desk.profile.name
        dialog = EntryDialog(concern.pupil_name, str(pupil), self._page)
        self._submit(
            dialog,
            lambda: WriteSafeguarding(dialog.record(pupil, author)),
            lambda _: self._tell(self.tr("Entry added and sealed")),
        )

    def _tell_someone(self, concern: Concern) -> None:
        dialog = TellDialog(concern.pupil_name, _ids(concern), self._page)
        self._submit(
            dialog,
            lambda: TellAbout(concern.id, dialog.told()),
            lambda _: self._tell(self.tr("Recorded and sealed who was told")),
        )

    def _link(self, concern: Concern) -> None:
        dialog = LinkDialog(concern.pupil_name, _ids(concern), self._page)
        chooser, mine = dialog.chooser, concern.pupil.id if concern.pupil is not None else None

        def find(text: str) -> None:
            def show(pupils: tuple[PupilBrief, ...]) -> None:
                others = [pupil for pupil in pupils if pupil.id != mine]
                chooser.show_pupils(text, others)
                photos = {pupil.photo for pupil in others if pupil.photo}
                if photos and self._desk.may(Permission.PHOTO_READ):
                    wanted = FetchThumbs(tuple(sorted(photos)))
                    self._desk.do(dialog, wanted, chooser.show_pictures, self._explain)

            self._desk.do(dialog, FindPupils(text), show, self._explain)

        chooser.searched.connect(find)
        find("")
        self._submit(
            dialog,
            lambda: LinkChild(concern.id, dialog.link()),
            lambda _: self._tell(self.tr("Linked and sealed in both children's files")),
        )

    def _unlink(self, entry: SealedRecord) -> None:
        name = entry.linked_name or self.tr("another child")
        dialog = UnlinkDialog(name, f"{entry.pupil} {entry.id}", self._page)
        self._submit(
            dialog,
            lambda: UnlinkChild(entry.id, dialog.reason.toPlainText()),
            lambda _: self._tell(self.tr("Link taken back in both children's files")),
        )

    def _close(self, concern: Concern) -> None:
        dialog = CloseDialog(concern.pupil_name, _ids(concern), self._page)
        self._submit(
            dialog,
            lambda: CloseConcern(concern.id, dialog.reason.toPlainText()),
            lambda _: self._tell(self.tr("Concern closed")),
        )

    def _reopen(self, concern: Concern) -> None:
        dialog = ReopenDialog(concern.pupil_name, _ids(concern), self._page)
        self._submit(
            dialog,
            lambda: ReopenConcern(concern.id, dialog.reason.toPlainText()),
            lambda _: self._tell(self.tr("Concern opened again")),
        )

    def _tell(self, words: str) -> None:
        """In a toast: a child's name is in none of them."""
        self._desk.message.emit(words, "good")


def _ids(concern: Concern) -> str:
    """An erasure finds a draft by the pupil's."""
    return f"{concern.pupil.id if concern.pupil is not None else ''} {concern.id}"
