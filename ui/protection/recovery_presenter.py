"""The recovery paper: testing it, making it anew, and having it read back."""

from collections.abc import Callable

from ui.desk.desk import Desk
from ui.desk.paper_out import open_preview
from ui.desk.presenter import Presenter
from ui.protection.new_paper import AskNewPaperDialog, NewSharesDialog, NewSheetDialog
from ui.protection.recovery_page import RecoveryPage
from vault.actions.recovery import NewSheets, PrepareRecovery, ReplaceRecovery
from vault.actions.vault_facts import ReadVaultFacts, TestRecoveryCode
from vault.domain.messages import sentence
from vault.domain.vault_facts import VaultFacts
from vault.errors import TuckboxError, WrongRecoveryCodeError


class RecoveryPresenter(Presenter[RecoveryPage]):
    """Tests a code, and puts a new sheet in place once it was written."""

    def __init__(self, page: RecoveryPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
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
        self._do(TestRecoveryCode(code), self._held)

    def _held(self, _: object) -> None:
        self._say(self.tr("The paper opens this vault. Put it back where it came from."))
        self._read_facts()

    def _ask_replace(self) -> None:
        needed, people = self._page.wanted()
        what = (
            self.tr("one new sheet")
            if people == 1
            else self.tr("{0} shares, {1} of which open the vault together").format(people, needed)
        )
        dialog = AskNewPaperDialog(self._page, what)

        def make() -> PrepareRecovery:
            return PrepareRecovery(needed, people, dialog.gives_up.isChecked())

        def made(sheets: NewSheets) -> None:
            gives_up = dialog.gives_up.isChecked()
            if people == 1:
                self._give_sheet(sheets, gives_up=gives_up)
            else:
                self._give_shares(sheets, needed, people, gives_up=gives_up)

        self._submit(dialog, make, made, dialog.explain)

    def _give_sheet(self, sheets: NewSheets, *, gives_up: bool) -> None:
        dialog = NewSheetDialog(self._page, sheets.groups())

        def done() -> None:
            if dialog.agrees():
                self._put_in_force(dialog, sheets, in_force, gives_up=gives_up)

        def in_force() -> None:
            self._say(
                self.tr(
                    "The new sheet is in force. Keep the paper in the safe, delete the file, and"
                    " destroy the old sheet."
                )
            )

        dialog.print_wanted.connect(lambda: self._show_sheets(dialog, sheets))
        dialog.submitted.connect(done)
        self._show_new_paper(dialog)

    def _give_shares(self, sheets: NewSheets, needed: int, people: int, *, gives_up: bool) -> None:
        dialog = NewSharesDialog(self._page, needed, people)

        def rehearse() -> None:
            try:
                code = dialog.entry.take()
                if not sheets.is_opened_by(code):
                    raise WrongRecoveryCodeError
            except TuckboxError as error:
                dialog.show_problem(sentence(error))
                return
            dialog.entry.clear()
            self._put_in_force(dialog, sheets, rehearsed, gives_up=gives_up)

        def rehearsed() -> None:
            # In the trail it counts as a test of the paper, because it was one.
            self._do(TestRecoveryCode(sheets.code), self._held)

        dialog.print_wanted.connect(lambda: self._show_sheets(dialog, sheets))
        dialog.submitted.connect(rehearse)
        self._show_new_paper(dialog)

    def _show_new_paper(self, dialog: NewSheetDialog | NewSharesDialog) -> None:
        dialog.rejected.connect(
            lambda: self._page.notice.say(
                self.tr(
                    "Nothing was changed: the paper from before opens the vault as it did. Destroy"
                    " what you saved or printed of the new one."
                )
            )
        )
        dialog.open()

    def _put_in_force(
        self,
        dialog: NewSheetDialog | NewSharesDialog,
        sheets: NewSheets,
        then: Callable[[], None],
        *,
        gives_up: bool,
    ) -> None:
        """The paper was read back; only now does the one from before end."""
        dialog.ok.setEnabled(False)

        def done(_: NewSheets) -> None:
            dialog.accept()
            self._read_facts()
            then()

        self._desk.do(
            self,
            ReplaceRecovery(gives_up_safeguarding=gives_up, prepared=sheets),
            then=done,
            failed=lambda error: dialog.show_problem(sentence(error)),
        )

    def _show_sheets(self, dialog: NewSheetDialog | NewSharesDialog, sheets: NewSheets) -> None:
        """To a printer, or into files; once they are out they can be read back."""

        open_preview(self._desk, sheets.printouts(), dialog.windowTitle(), dialog, dialog.show_left)

    def _read_facts(self) -> None:
        self._do(ReadVaultFacts(), self._show)

    def _show(self, facts: VaultFacts) -> None:
        self._page.show_tested(facts.recovery_tested_at)
