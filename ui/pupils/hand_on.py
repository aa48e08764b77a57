"""Pupils are handed on in a file of a standard: what the button of the page Pupils does."""

from pathlib import Path

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.tell_saved import tell_saved
from ui.pupils.hand_on_dialog import HandOnDialog
from ui.widgets.ask_place import ask_unused_file
from ui.widgets.key_button import KeyButton
from ui.widgets.page import Page
from ui.words import counted, tr
from vault.actions.cards import ListCards
from vault.actions.classes import ListClasses
from vault.actions.school import SchoolFacts
from vault.actions.school_files import SaveSchoolFile
from vault.domain.access import Permission
from vault.domain.lists_out import ListReport
from vault.domain.messages import sentence
from vault.domain.people import PupilRow
from vault.domain.school_files import SchoolFile
from vault.errors import TuckboxError


class HandOn(QObject):
    """Asks, saves, and tells who was left out; for those who may send."""

    def __init__(self, desk: Desk, page: Page, button: KeyButton) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        button.setVisible(desk.may(Permission.SEND))
        button.clicked.connect(self.ask)

    def ask(self) -> None:
        """Which file, of whom, what for and for whom."""
        dialog = HandOnDialog(self._page)
        self._desk.do(dialog, SchoolFacts(), then=dialog.show_school)
        self._desk.do(dialog, ListClasses(), then=dialog.show_classes)
        self._desk.do(dialog, ListCards(), then=dialog.to.show_cards)
        dialog.submitted.connect(lambda: self._choose_place(dialog))
        dialog.open()

    def _choose_place(self, dialog: HandOnDialog) -> None:
        try:
            dialog.check()
        except TuckboxError as error:
            dialog.show_problem(sentence(error))
            return
        kinds = f"{dialog.suffix} (*{dialog.suffix})"
        place = ask_unused_file(dialog, tr("Hand pupils on"), dialog.file_name(), kinds)
        if place:
            self._save(dialog, Path(place))

    def _save(self, dialog: HandOnDialog, place: Path) -> None:
        is_sealed, kind = not dialog.to.in_the_clear, dialog.kind

        def finish(report: ListReport) -> None:
            dialog.accept()
            saved = [
                counted(
                    report.lines,
                    tr("1 pupil saved as {1}."),
                    tr("{0} pupils saved as {1}."),
                    report.path,
                )
            ]
            if kind is SchoolFile.CTF:
                saved.append(tr("No one has checked this file against the rules for a CTF."))
            tell_saved(self._page, report, " ".join(saved), is_sealed=is_sealed)

        def refuse(error: TuckboxError) -> None:
            dialog.show_problem(sentence(error))

        def save(rows: tuple[PupilRow, ...]) -> None:
            try:
                order = dialog.order(rows)
            except TuckboxError as error:
                refuse(error)
                return
            self._desk.do(dialog, SaveSchoolFile(order, place), then=finish, failed=refuse)

        self._desk.do(dialog, dialog.wanted(), then=save, failed=refuse)
