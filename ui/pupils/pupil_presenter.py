"""One pupil: what the page does."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.drafts import DraftKeeper, Fields
from ui.desk.presenter import Presenter
from ui.desk.record_words import field_words
from ui.desk.secret_clipboard import SECONDS, clipboard_of
from ui.notes.pupil_notes_tab import PupilNotesPresenter
from ui.pupils.pupil_characteristics import PupilCharacteristicsPresenter
from ui.pupils.pupil_details_presenter import PupilDetailsPresenter
from ui.pupils.pupil_header import photo_refused
from ui.pupils.pupil_marks_presenter import PupilMarksPresenter
from ui.pupils.pupil_page import PupilPageView
from ui.pupils.pupil_progress import PupilProgressPresenter
from ui.pupils.pupil_rights_presenter import PupilRightsPresenter
from ui.pupils.pupil_sealed_presenter import PupilSealedPresenter
from ui.pupils.pupil_suggestions_presenter import PupilSuggestionsPresenter
from ui.pupils.pupil_tabs import consent_rows
from ui.register.attendance_tab_presenter import AttendanceTabPresenter
from vault.actions.history import PupilAdditions, PupilHistory, PupilLooks
from vault.actions.photos import AddPhotoFile, FetchPhoto
from vault.actions.pupil_overview import OpenPupilOverview
from vault.actions.pupils import ChangePupil
from vault.domain.access import Permission
from vault.domain.catalogue.markbook import MARK_KIND, MARK_READ, SCALE_KIND
from vault.domain.catalogue.registers import ATTENDANCE_KIND, ATTENDANCE_READ, CODES_KIND
from vault.domain.ids import PupilId, RecordId
from vault.domain.kinds import Kind
from vault.domain.matrix import cell
from vault.domain.messages import sentence
from vault.domain.people import CONSENT_PURPOSES, PhotoFacts, PupilPage
from vault.domain.pupil_overview import Beside, PupilOverview
from vault.errors import InvalidValueError, NotFoundError, TuckboxError


class PupilPresenter(Presenter[PupilPageView]):
    """One pupil's page; `record` is the id."""

    shows = frozenset(
        {
            *(Kind.PUPIL, Kind.PHOTO, Kind.CONTACT, Kind.ALERT, Kind.CONSENT, Kind.CLASS),
            *(Kind.RIGHTS, ATTENDANCE_KIND, CODES_KIND, MARK_KIND, SCALE_KIND),
        }
    )

    def __init__(self, page: PupilPageView, desk: Desk, record: str) -> None:
        super().__init__(page, desk)
        self._pupil = PupilId(RecordId(record))
        reads = ((Beside.ATTENDANCE, ATTENDANCE_READ), (Beside.MARKS, MARK_READ))
        self._beside = tuple(part for part, needed in reads if desk.may(needed))
        self._shown: PupilPage | None = None
        self._draft = DraftKeeper(
            desk, ("pupil", record), page.facts.differing, self, page.facts.stands
        )
        self._details = PupilDetailsPresenter(page, desk, self._pupil)
        self._rights = PupilRightsPresenter(page, desk, self._pupil)
        self._suggestions = PupilSuggestionsPresenter(page, desk, self._pupil)
        self._notes = PupilNotesPresenter(page, desk, self._pupil, page.notes)
        self._progress = PupilProgressPresenter(page, desk, self._pupil)
        self._marks = PupilMarksPresenter(page, desk, self._pupil)
        self._sealed = PupilSealedPresenter(page, desk, self._pupil)
        self._characteristics = PupilCharacteristicsPresenter(page, desk, self._pupil)
        AttendanceTabPresenter(page.attendance, desk, self._pupil)
        self._sealed.navigate.connect(self.navigate)
        self._rights.request_opened.connect(lambda case: self.navigate.emit("request", case))
        page.facts.typed.connect(self._draft.typed)
        page.facts.discard_wanted.connect(self._discard)
        page.save_wanted.connect(self.save)
        page.picture_dropped.connect(self.add_photo)
        page.header.calls.copied.connect(self._copy)
        page.write_note.clicked.connect(self._notes.ask_new)
        page.send_wanted.connect(lambda: self.navigate.emit("send", f"pupil {record}"))
        page.photos.chosen_changed.connect(self._look_at_photo)
        page.tabs.currentChanged.connect(lambda place: self._turned(page.tabs.widget(place)))
        self._limit()
        self.reload()
        self._draft.fetch(self._put_back)

    def reload(self) -> None:
        action = OpenPupilOverview(self._pupil, self._beside)
        self._desk.do(self, action, then=self._show, failed=self._not_found)

    def save(self) -> None:
        """Only what differs is sent, with the version that was read."""
        if self._shown is None or not self._desk.may(Permission.PUPIL_WRITE):
            return
        try:
            changed = self._page.facts.changes()
        except InvalidValueError as error:
            self._explain(error)
            return
        if changed:
            action = ChangePupil(self._pupil, self._shown.facts.version, changed)
            self._do(action, self._saved)

    def add_photo(self, path: str) -> None:
        """Of the picture in a file; it shows from now on."""
        action = AddPhotoFile(self._pupil, Path(path), date.today())
        self._do(action, lambda _: self._desk.message.emit(self.tr("Photo added"), "good"))

    def _limit(self) -> None:
        desk, page = self._desk, self._page
        readable = cell(desk.profile.role, "pupil").read
        page.facts.limit(readable, may_write=desk.may(Permission.PUPIL_WRITE))
        if "parental_responsibility" not in cell(desk.profile.role, "contact").read:
            page.contacts.bar_columns([5])
        page.offer(page.attendance, offered=desk.may(ATTENDANCE_READ))
        page.offer(page.contacts, offered=desk.may(Permission.CONTACT_READ))
        page.offer(page.consents, offered=desk.may(Permission.CONSENT_READ))
        page.offer(page.notes, offered=self._notes.is_offered)
        page.write_note.setVisible(self._notes.may_write)
        page.offer(page.photos, offered=desk.may(Permission.PHOTO_WRITE))
        page.offer(page.history, offered=desk.may(Permission.HISTORY_READ))
        page.offer(page.looks, offered=desk.may(Permission.LOOKED_READ))
        page.send.setVisible(desk.may(Permission.SEND))
        page.edit.setVisible(desk.may(Permission.PUPIL_WRITE))
        consents = cell(desk.profile.role, "consent")
        sees_all = desk.may(Permission.CONSENT_READ)
        seen = CONSENT_PURPOSES if sees_all else ("photo-class",) if consents.read else ()
        page.header.limit(sees_contacts=desk.may(Permission.CONTACT_READ), purposes=frozenset(seen))
        page.allow_photo(may_add=desk.may(Permission.PHOTO_WRITE))

    def _show(self, overview: PupilOverview) -> None:
        page = overview.page
        typed = self._page.facts.differing() if self._shown else {}
        self._shown = page
        self._notes.called = page.facts.known_as
        self._page.show_pupil(overview)
        self._page.facts.show_facts(page.facts)
        # Another change on this pupil must not throw away what is being typed here.
        self._page.facts.put_back(typed)
        self._page.consents.show_rows(consent_rows(page.consents))
        if page.current_photo is not None and not photo_refused(page):
            self._desk.do(self, FetchPhoto(page.current_photo), then=self._page.show_photo)
        if self._desk.may(Permission.HISTORY_READ):
            self._desk.do(self, PupilAdditions(self._pupil), then=self._page.show_additions)
            self._desk.do(self, PupilHistory(self._pupil), then=self._page.show_history)
        self._turned(self._page.tabs.currentWidget())

    def _turned(self, tab: QObject | None) -> None:
        """Who looked is asked for as its tab is turned to: asking is itself an entry."""
        self._notes.turned(is_here=tab is self._page.notes)
        if tab is self._page.looks and self._desk.may(Permission.LOOKED_READ):
            self._desk.do(self, PupilLooks(self._pupil), then=self._page.looks.show_rows)

    def _copy(self, number: str) -> None:
        clipboard_of(self._desk).put(number)
        words = self.tr("Number copied. The clipboard is emptied in {0} seconds.")
        self._desk.message.emit(words.format(SECONDS), "info")

    def _look_at_photo(self, photo: PhotoFacts | None) -> None:
        """An older photo shows in place of today's for as long as its line is chosen."""
        if photo is not None:
            self._desk.do(self, FetchPhoto(photo.id), then=self._page.show_photo)

    def _saved(self, _version: int) -> None:
        if self._shown is not None:
            self._shown = None
        self._draft.drop()
        self._page.facts.end_edit()
        self._page.notice.clear()
        self._desk.message.emit(self.tr("Saved. Ctrl+Z undoes it."), "good")

    def _discard(self) -> None:
        if self._shown is not None:
            self._page.facts.show_facts(self._shown.facts)
            self._page.facts.end_edit()
            self._draft.drop()
            self._page.notice.clear()

    def _put_back(self, fields: Fields) -> None:
        if not self._desk.may(Permission.PUPIL_WRITE):
            return
        self._page.facts.put_back(fields)
        self._page.begin_edit()
        words = self.tr("What you were typing has been restored. Save it, or discard it.")
        stands = self._page.facts.stands()
        moved = [
            field_words(name) if name == "upn" else f"{field_words(name)}: {stands[name] or '–'}"
            for name in self._draft.moved
        ]
        if moved:
            words += " " + self.tr("Changed by someone else since: {0}.").format("; ".join(moved))
        self._say(words, "warn")

    def _not_found(self, error: TuckboxError) -> None:
        # A pupil whose import was just undone must not stay on the screen.
        if isinstance(error, NotFoundError) and self._shown is not None:
            self._desk.message.emit(sentence(error), "warn")
            self.navigate.emit("pupils", "")
        else:
            self._page.show_nothing()
            self._explain(error)
