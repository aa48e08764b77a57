"""Send: counting what would go, keeping the form over a lock, sealing."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer

from ui.desk.desk import Desk
from ui.desk.drafts import DraftKeeper, Fields
from ui.desk.presenter import Presenter
from ui.desk.secret_clipboard import SECONDS, clipboard_of
from ui.transfers.send_outline_dialog import SendOutlineDialog, outline_words
from ui.transfers.send_page import SendPage
from vault.actions.cards import ListCards
from vault.actions.classes import ListClasses
from vault.actions.photos import FetchThumbs
from vault.actions.pupils import ListPupils
from vault.actions.send import CountSend, OutlineSend, SendFile
from vault.domain.access import Permission, Role
from vault.domain.cards import StaffCard
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.data_kinds import DataKind
from vault.domain.ids import PhotoId
from vault.domain.kinds import Kind
from vault.domain.matrix import cell
from vault.domain.people import ClassRow, PupilRow
from vault.domain.transfer import (
    FIELDS,
    TABLES,
    Selection,
    SendCounts,
    SendOrder,
    SendOutline,
    SendReport,
)
from vault.errors import InvalidValueError, TuckboxError

_AFTER_MS, _LOOK_MS = 60, 2500
_MOST_FACES = 12


class SendPresenter(Presenter[SendPage]):
    """`record` is '', 'class ID' or 'pupil ID': whom the page begins with."""

    shows = frozenset({CATALOGUE[name].kind for name in TABLES if name in CATALOGUE}) | {
        Kind.CARD,
        Kind.RIGHTS,
    }

    def __init__(self, page: SendPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._begins_with = record
        self._draft = DraftKeeper(desk, ("send", record), self._collect, self)
        self._asked: Selection | None = None
        self._waiting = 3
        self._at_first: Fields = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.count)
        page.offer(frozenset(k for k in DataKind if _may_read(desk.profile.role, k)))
        page.counted_anew.connect(self._timer.start)
        page.seal_wanted.connect(self.seal)
        page.stick_wanted.connect(lambda at: desk.find_unused(self, at, self._seal_at))
        page.preview_wanted.connect(self._outline)
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look_for_sticks)
        self._looking.start(_LOOK_MS)
        desk.list_drives(self, page.where.show_drives)
        page.to.cards_wanted.connect(lambda: self.navigate.emit("cards", ""))
        page.done.copy_wanted.connect(self._copy)
        self.reload()

    def reload(self) -> None:
        """Classes, pupils and cards; ticks stay."""
        self._do(ListClasses(), self._show_classes)
        self._do(ListPupils(), self._show_pupils)
        self._do(ListCards(), self._show_cards)

    def count(self) -> None:
        """What the selection comes to; an answer to an older one is not shown."""
        chosen = self._selection()
        self._asked = chosen
        if not chosen.classes and not chosen.pupils:
            self._page.show_counts(None)
            return

        def show(counts: SendCounts) -> None:
            if self._asked == chosen:
                self._page.show_counts(counts)
                self._fetch_faces()

        self._do(CountSend(chosen), show)

    def seal(self, place: str) -> None:
        """Write the file; whatever goes wrong, and when it is cancelled, there is none."""
        order = self._order()
        if order is None or self._page.missing():
            return
        self._page.show_busy(busy=True)
        self._do(SendFile(order, Path(place)), self._sealed)

    def _seal_at(self, place: Path) -> None:
        self.seal(str(place))

    def _order(self, otherwise: date | None = None) -> SendOrder | None:
        """None, and it is told, where the last day is none."""
        try:
            until = self._page.until.value() or otherwise
        except InvalidValueError as error:
            self._explain(error)
            return None
        if until is None:
            return None
        page = self._page
        return SendOrder(self._selection(), page.to.chosen(), page.reason.text(), until)

    def _outline(self) -> None:
        """What the form comes to by now, no matter whom it is for and what is still missing."""
        order = self._order(date.today())
        if order is not None:
            self._page.preview.setEnabled(False)
            self._do(OutlineSend(order), self._show_outline)

    def _show_outline(self, outline: SendOutline) -> None:
        page = self._page
        page.preview.setEnabled(True)
        kinds = page.kinds.chosen()
        left = [kind for kind in page.kinds.offered if kind not in kinds]
        name = page.file_name
        words = outline_words(outline, name, page.to.opens_words(), left)
        SendOutlineDialog(words, page).open()

    def _look_for_sticks(self) -> None:
        if self._page.form.isVisible():
            self._desk.list_drives(self, self._page.where.show_drives)

    def _fetch_faces(self) -> None:
        """Of those whose names are shown; faces are decoration, and none is missed aloud."""
        pictures = self._page.whom.chips.pictures
        photos = (p.photo for p in self._page.faced()[:_MOST_FACES] if p.photo is not None)
        wanted = pictures.missing(photos)
        if not wanted or not self._desk.may(Permission.PHOTO_READ):
            return

        def show(thumbs: dict[PhotoId, bytes]) -> None:
            pictures.put(thumbs)
            self._page.form.update()

        self._desk.do(self, FetchThumbs(wanted), then=show, failed=lambda _: None)

    def _sealed(self, report: SendReport) -> None:
        self._page.show_busy(busy=False)
        self._page.show_report(report)
        self._draft.drop()

    def _selection(self) -> Selection:
        whom, kinds = self._page.whom, self._page.kinds
        return Selection(
            whom.chosen_classes(),
            whom.chosen_pupils(),
            kinds.chosen(),
            kinds.chosen_purpose(),
            with_restricted=kinds.restricted.isChecked(),
        )

    def _show_classes(self, school_classes: tuple[ClassRow, ...]) -> None:
        self._page.whom.show_classes(school_classes)
        self._arrived()

    def _show_pupils(self, pupils: tuple[PupilRow, ...]) -> None:
        self._page.whom.show_pupils(pupils)
        self._arrived()

    def _show_cards(self, cards: tuple[StaffCard, ...]) -> None:
        self._page.to.show_cards(cards)
        self._arrived()

    def _arrived(self) -> None:
        """When all three lists are there: what the page was opened for, or what was typed."""
        self._timer.start()
        self._waiting -= 1
        if self._waiting == 0:
            kind, _, record = self._begins_with.partition(" ")
            if kind == "class":
                self._page.whom.tick_classes([record])
            elif kind == "pupil":
                self._page.whom.tick_pupils([record])
            self._page.fold()
            if record:
                # Whose data is settled: what is written next is the reason.
                self._page.reason.setFocus()
            self._at_first = self._collect()
            self._page.typed.connect(self._draft.typed)
            self._draft.fetch(self._put_back)

    def _collect(self) -> Fields:
        """The form as text; nothing while it is as it was when the page opened, or empty."""
        page, chosen = self._page, self._selection()
        fields = {
            "classes": " ".join(chosen.classes),
            "pupils": " ".join(chosen.pupils),
            "kinds": " ".join(sorted(chosen.kinds)),
            "purpose": chosen.purpose,
            "cards": " ".join(page.to.chosen()),
            "by": "passphrase" if page.to.by_passphrase.isChecked() else "cards",
            "reason": page.reason.text(),
            "until": page.until.text(),
        }
        is_empty = not (chosen.classes or chosen.pupils or fields["reason"])
        return {} if is_empty or self._waiting > 0 or fields == self._at_first else fields

    def _put_back(self, fields: Fields) -> None:
        page = self._page
        page.whom.tick_classes(fields.get("classes", "").split())
        page.whom.tick_pupils(fields.get("pupils", "").split())
        kinds = fields.get("kinds", "").split()
        page.kinds.tick(frozenset(kind for kind in DataKind if kind.value in kinds))
        page.kinds.choose_purpose(fields.get("purpose", ""))
        page.to.tick(
            fields.get("cards", "").split(), by_passphrase=fields.get("by") == "passphrase"
        )
        page.fold()
        page.reason.setText(fields.get("reason", ""))
        page.until.setText(fields.get("until", ""))
        page.notice.say(
            self.tr("Your earlier choices have been restored. Carry on, or start again."), "warn"
        )

    def _copy(self, passphrase: str) -> None:
        clipboard_of(self._desk).put(passphrase)
        self._page.done.show_copied(SECONDS)

    def _explain(self, error: TuckboxError) -> None:
        self._page.show_busy(busy=False)
        self._page.preview.setEnabled(True)
        if isinstance(error, InvalidValueError) and error.details.get("field") == "pupils":
            self._page.show_counts(None)
        super()._explain(error)


def _may_read(role: Role, kind: DataKind) -> bool:
    """Whether the role reads all that goes along under the kind; what is sealed record by record
    is sent by its keepers from elsewhere, and not offered here."""
    return all(
        name in CATALOGUE and cell(role, name).read.issuperset(columns)
        for name, columns in FIELDS[kind].items()
    )
