"""Training: what its page does."""

from pathlib import Path

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.training.training_page import TrainingAct, TrainingPage
from ui.widgets.ask_place import ask_file
from ui.widgets.form_dialog import FormDialog
from vault.actions.training import (
    AddTrainingModule,
    ReadMyTraining,
    ReadStaffTraining,
    RemoveTrainingModule,
)
from vault.domain.access import Permission
from vault.domain.kinds import Kind


class TrainingPresenter(Presenter[TrainingPage]):
    """Leads to modules, makes a practice vault and takes in modules of the school."""

    shows = frozenset({Kind.TRAINING})

    def __init__(self, page: TrainingPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.allow(
            staff=desk.may(Permission.TRAINING_READ), modules=desk.may(Permission.POLICY_WRITE)
        )
        page.records.do(
            {
                TrainingAct.READ: lambda row: self.navigate.emit("module", row.module.id),
                TrainingAct.PRACTICE: lambda _: self._ask_practice(),
                TrainingAct.ADD: lambda _: self._ask_module(),
                TrainingAct.REMOVE: lambda row: self._do(RemoveTrainingModule(row.module.id)),
            }
        )
        self.reload()

    def reload(self) -> None:
        self._do(ReadMyTraining(), self._page.show_mine)
        if self._desk.may(Permission.TRAINING_READ):
            self._do(ReadStaffTraining(), self._page.show_staff)

    def add(self, path: Path) -> None:
        """Take in a module that the school wrote."""
        self._do(
            AddTrainingModule(path),
            lambda module: self._say(
                self.tr("Added: {0}. Everyone it is for has it in their list.").format(module.title)
            ),
        )

    def _ask_module(self) -> None:
        name = ask_file(self._page, self.tr("A training module"), "Markdown (*.md)")
        if name:
            self.add(Path(name))

    def _ask_practice(self) -> None:
        dialog = FormDialog(
            self.tr("Practice vault"),
            self.tr(
                "This vault locks and a practice vault opens: an invented school in which you can"
                " try everything. A yellow line at the top reminds you. Its password is on its"
                " unlock page."
            ),
            self._page,
            self.tr("Lock and practise"),
        )

        def go() -> None:
            dialog.accept()
            self._desk.practice_wanted.emit()

        dialog.submitted.connect(go)
        dialog.open()
