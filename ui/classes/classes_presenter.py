"""Classes and faces: what the page does."""

from pathlib import Path

from ui.classes.class_form import ClassDialog
from ui.classes.classes_page import ClassesPage
from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from vault.actions.calendar import ListYears
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.photos import FetchThumbs
from vault.actions.printing import PrintPhotoSheet
from vault.actions.staff import ListStaff
from vault.domain.access import Permission
from vault.domain.ids import ClassId, RecordId
from vault.domain.kinds import Kind
from vault.domain.people import ClassPage
from vault.errors import TuckboxError

_VIEW = "classes.as-list"


class ClassesPresenter(Presenter[ClassesPage]):
    shows = frozenset({Kind.PUPIL, Kind.CLASS, Kind.PHOTO, Kind.ALERT, Kind.CONSENT, Kind.RIGHTS})

    def __init__(self, page: ClassesPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._wanted = record or desk.settings.get("classes.last", "")
        self._chosen: ClassId | None = None
        page.as_list.setChecked(desk.settings.get(_VIEW) == "yes")
        page.view_changed.connect(lambda on: desk.set(_VIEW, "yes" if on else "no"))
        page.class_chosen.connect(self._choose)
        page.pupil_opened.connect(lambda pupil: self.navigate.emit("pupil", pupil))
        page.sheet_wanted.connect(lambda name: self.write_sheet(Path(name)))
        page.add_wanted.connect(self._ask_new)
        page.send_wanted.connect(lambda: self.navigate.emit("send", f"class {self._chosen}"))
        page.no_class.acted.connect(lambda: self.navigate.emit("imports", ""))
        page.no_class.button.setVisible(desk.may(Permission.IMPORT))
        page.print_sheet.setVisible(desk.may(Permission.PRINT))
        page.send.setVisible(desk.may(Permission.SEND))
        page.add.setVisible(desk.may(Permission.CLASS_WRITE))
        self.reload()

    def reload(self) -> None:
        wanted = self._chosen or self._wanted
        self._do(
            ListClasses(),
            lambda school_classes: self._page.show_classes(school_classes, str(wanted)),
        )
        if wanted:
            self._choose(str(wanted))

    def write_sheet(self, path: Path) -> None:
        """The sheet of the chosen class into a file of the person's choice, owner-only."""
        if self._chosen is None:
            return

        said = self.tr(
            "Written to {0}. Outside the vault nothing protects it: print it, then delete the file."
        ).format(path)
        action = PrintPhotoSheet(self._chosen)
        self._do(action, lambda pdf: self._write_file(path, pdf, said, "warn"))

    def _ask_new(self) -> None:
        dialog = ClassDialog(self._page)
        self._desk.do(dialog, ListYears(), then=dialog.show_years)
        self._desk.do(dialog, ListStaff(), then=dialog.show_staff)
        self._submit(dialog, dialog.action)

    def _choose(self, class_id: str) -> None:
        self._chosen = ClassId(RecordId(class_id))
        self._desk.do(self, OpenClass(self._chosen), then=self._show, failed=self._gone)

    def _show(self, page: ClassPage) -> None:
        if page.row.id != self._chosen:
            return
        self._desk.settings["classes.last"] = str(page.row.id)
        self._page.show_class(page)
        wanted = tuple(f.photo for f in page.faces if f.photo and not f.photo_refused)
        self._desk.do(self, FetchThumbs(wanted), then=self._page.show_thumbs)

    def _gone(self, error: TuckboxError) -> None:
        # The class that was last looked at may be outside the classes of today.
        if self._wanted == self._chosen:
            self._wanted, self._chosen = "", None
            self.reload()
        else:
            self._explain(error)
