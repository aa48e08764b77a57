"""Classes and faces: what the page does."""

from datetime import date
from functools import partial

from ui.classes.class_form import ClassDialog
from ui.classes.class_table import short_purpose
from ui.classes.classes_page import FACES, SEATS, ClassesPage
from ui.classes.own_groups import OwnGroups
from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.words import counted
from vault.actions.calendar import ListYears
from vault.actions.class_table import DecideConsents, ReadClassTable
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.photos import FetchThumbs
from vault.actions.printing import PrintPhotoSheet
from vault.actions.seating import OpenSeating
from vault.actions.staff import ListStaff
from vault.domain.access import Permission
from vault.domain.catalogue.seating import SEATING_KIND, SEATING_READ
from vault.domain.class_table import ClassLine, Decided
from vault.domain.ids import ClassId, RecordId
from vault.domain.kinds import Kind
from vault.domain.matrix import cell
from vault.domain.people import ClassPage
from vault.domain.projected import projected_class
from vault.errors import InvalidValueError, TuckboxError

_VIEW, _SIDE = "classes.view", "classes.face"


class ClassesPresenter(Presenter[ClassesPage]):
    """Shows the class that was shown last, prints its faces and takes its consents."""

    shows = frozenset(
        {Kind.PUPIL, Kind.CLASS, Kind.PHOTO, Kind.ALERT, Kind.CONSENT, Kind.RIGHTS, SEATING_KIND}
    )

    def __init__(self, page: ClassesPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._wanted = record or desk.settings.get("classes.last", "")
        self._chosen: ClassId | None = None
        kept = desk.settings.get(_VIEW, FACES)
        page.views.show_view(kept if kept in page.views.buttons else FACES)
        page.view_changed.connect(self._turned)
        page.views.buttons[SEATS].setVisible(desk.may(SEATING_READ))
        page.seating_wanted.connect(lambda: self.navigate.emit("seating", str(self._chosen)))
        side = desk.settings.get(_SIDE, "")
        if side.isdecimal():
            page.face_side.setValue(int(side))
        page.face_side.sliderReleased.connect(lambda: desk.set(_SIDE, str(page.face_side.value())))
        page.table.cells_chosen.connect(self._show_strip)
        page.strip.decided.connect(self._decide)
        page.class_chosen.connect(self._choose)
        page.pupil_opened.connect(lambda pupil: self.navigate.emit("pupil", pupil))
        page.sheet_wanted.connect(self._show_sheet)
        page.add_wanted.connect(self._ask_new)
        page.send_wanted.connect(lambda: self.navigate.emit("send", f"class {self._chosen}"))
        page.no_class.acted.connect(lambda: self.navigate.emit("imports", ""))
        page.no_class.offer(on=desk.may(Permission.IMPORT))
        page.print_sheet.setVisible(desk.may(Permission.PRINT))
        page.send.setVisible(desk.may(Permission.SEND))
        page.add.setVisible(desk.may(Permission.CLASS_WRITE))
        self._groups = OwnGroups(page, desk, page.add_group, page.group, self._made)
        if desk.projector.is_on:
            page.project()
        self.reload()

    def reload(self) -> None:
        wanted = self._chosen or self._wanted
        self._do(
            ListClasses(),
            lambda school_classes: self._page.show_classes(school_classes, str(wanted)),
        )
        if wanted:
            self._choose(str(wanted))

    def _show_sheet(self) -> None:
        if self._chosen is not None and not self._desk.projector.is_on:
            title = self.tr("Photo sheet")
            self._do(PrintPhotoSheet(self._chosen), partial(self._show_printout, title))

    def _ask_new(self) -> None:
        dialog = ClassDialog(self._page)
        self._desk.do(dialog, ListYears(), then=dialog.show_years)
        self._desk.do(dialog, ListStaff(), then=dialog.show_staff)
        self._submit(dialog, dialog.action)

    def _made(self, group: ClassId) -> None:
        self._chosen = group

    def _choose(self, class_id: str) -> None:
        self._chosen = ClassId(RecordId(class_id))
        self._desk.do(self, OpenClass(self._chosen), then=self._show, failed=self._not_found)

    def _show(self, page: ClassPage) -> None:
        if page.row.id != self._chosen:
            return
        self._desk.settings["classes.last"] = str(page.row.id)
        if self._desk.projector.is_on:
            self._page.show_class(projected_class(page))
            return
        self._page.show_class(page)
        self._groups.show(page.row)
        self._desk.do(self, ReadClassTable(page.row.id), then=self._show_lines)
        wanted = tuple(f.photo for f in page.faces if f.photo and not f.photo_refused)
        self._desk.do(self, FetchThumbs(wanted), then=self._page.show_thumbs)
        if self._page.views.view == SEATS:
            self._read_seats()

    def _turned(self, view: str) -> None:
        self._desk.set(_VIEW, view)
        if view == SEATS:
            self._read_seats()

    def _read_seats(self) -> None:
        """As the view is turned to: it is an entry of its own in the trail."""
        if self._chosen is not None:
            self._do(OpenSeating(self._chosen), self._page.show_seating)

    def _show_lines(self, lines: tuple[ClassLine, ...]) -> None:
        self._page.show_lines(
            lines,
            with_born="born" in cell(self._desk.profile.role, "pupil").read,
            with_contacts=self._desk.may(Permission.CONTACT_READ),
            with_consents=self._desk.may(Permission.CONSENT_READ),
        )

    def _show_strip(self, purpose: str, lines: list[ClassLine]) -> None:
        needed = (Permission.CONSENT_READ, Permission.CONSENT_WRITE)
        may_write = all(self._desk.may(permission) for permission in needed)
        self._page.strip.show_chosen(purpose, lines, may_write=may_write)

    def _decide(self, purpose: str, lines: list[ClassLine], state: str) -> None:
        try:
            day = self._page.strip.day.value()
        except InvalidValueError as error:
            self._explain(error)
            return
        consents = {line.face.pupil: line.consent(purpose) for line in lines}
        decided = tuple(
            Decided(p, consent.version if consent else 0) for p, consent in consents.items()
        )
        by = self.tr("signed form")
        action = DecideConsents(decided, purpose, state, by, day or date.today())
        answer = self.tr("yes") if state == "given" else self.tr("no")
        words = counted(
            len(lines),
            self.tr("{1}: {2} for 1 pupil"),
            self.tr("{1}: {2} for {0} pupils"),
            short_purpose(purpose),
            answer,
        )
        self._do(action, lambda _: self._desk.message.emit(words, "good"))

    def _not_found(self, error: TuckboxError) -> None:
        # The class that was last looked at may be outside the classes of today.
        if self._wanted == self._chosen:
            self._wanted, self._chosen = "", None
            self.reload()
        else:
            self._explain(error)
