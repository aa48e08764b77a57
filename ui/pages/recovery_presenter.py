"""The recovery paper: testing it, making it anew, and having it read back."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.dialogs.new_paper import NewSharesDialog, NewSheetDialog
from ui.dialogs.submit import submit_with
from ui.owner_file import write_owner_only
from ui.pages.recovery_page import RecoveryPage
from ui.widgets.form_dialog import FormDialog
from vault.actions.keys import NewSheets, ReplaceRecovery
from vault.actions.vault_facts import ReadVaultFacts, TestRecoveryCode
from vault.domain.messages import sentence
from vault.domain.vault_facts import VaultFacts
from vault.errors import TuckboxError


class RecoveryPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: RecoveryPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.test_wanted.connect(self._test)
        page.replace_wanted.connect(self._ask_replace)
        self._read_facts()

    def _test(self) -> None:
        try:
            code = self._page.entry.take()
        except TuckboxError as error:
            self._explain(error)
            return
        self._page.entry.clear()
        self._desk.do(self, TestRecoveryCode(code), then=self._held, failed=self._explain)

    def _held(self, _: object) -> None:
        self._page.notice.say(
            self.tr("The paper opens this vault. Put it back where it came from."), "good"
        )
        self._read_facts()

    def _ask_replace(self) -> None:
        needed, people = self._page.wanted()
        what = (
            self.tr("one new sheet")
            if people == 1
            else self.tr("{0} shares, {1} of which open the vault together").format(people, needed)
        )
        dialog = FormDialog(
            self.tr("Make new recovery paper"),
            self.tr(
                "You get {0}. From that moment the paper made before opens nothing any more."
                " Have a printer at hand."
            ).format(what),
            self._page,
            self.tr("Make it"),
        )

        def made(sheets: NewSheets) -> None:
            self._read_facts()
            if people == 1:
                self._give_sheet(sheets)
            else:
                self._give_shares(sheets, needed, people)

        submit_with(self._desk, dialog, lambda: ReplaceRecovery(needed, people), made)

    def _give_sheet(self, sheets: NewSheets) -> None:
        dialog = NewSheetDialog(self._page, sheets.groups())

        def done() -> None:
            if dialog.agrees():
                dialog.accept()
                self._page.notice.say(
                    self.tr("The new sheet is in force. Keep the paper in the safe."), "good"
                )

        dialog.save_wanted.connect(lambda: self._save_to(dialog, self._page.ask_sheet(), sheets))
        dialog.submitted.connect(done)
        dialog.open()

    def _give_shares(self, sheets: NewSheets, needed: int, people: int) -> None:
        dialog = NewSharesDialog(self._page, needed, people)

        def rehearse() -> None:
            try:
                code = dialog.entry.take()
            except TuckboxError as error:
                dialog.show_problem(sentence(error))
                return
            dialog.entry.clear()
            dialog.ok.setEnabled(False)
            self._desk.do(
                dialog,
                TestRecoveryCode(code),
                then=lambda _: rehearsed(),
                failed=lambda error: dialog.show_problem(sentence(error)),
            )

        def rehearsed() -> None:
            dialog.accept()
            self._held(None)

        dialog.save_wanted.connect(lambda: self._save_to(dialog, self._page.ask_folder(), sheets))
        dialog.submitted.connect(rehearse)
        dialog.open()

    def _save_to(
        self, dialog: NewSheetDialog | NewSharesDialog, name: str, sheets: NewSheets
    ) -> None:
        """One sheet into the file of that name; shares into the folder of that name."""
        if not name:
            return
        place, count = Path(name), len(sheets.pdfs)
        for number, pdf in enumerate(sheets.pdfs, start=1):
            path = place if count == 1 else place / f"recovery-share-{number}-of-{count}.pdf"
            refused = write_owner_only(path, pdf)
            if refused:
                dialog.show_problem(refused)
                return
        said = self.tr("Saved in {0}. Print it now, then delete what was saved.")
        dialog.show_saved(said.format(place))

    def _read_facts(self) -> None:
        self._desk.do(self, ReadVaultFacts(), then=self._show, failed=self._explain)

    def _show(self, facts: VaultFacts) -> None:
        self._page.show_tested(facts.recovery_tested_at)

    def _explain(self, error: TuckboxError) -> None:
        self._page.notice.say(sentence(error), "bad")
