"""Training: what its page does."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.pages.training_page import TrainingPage
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
from vault.domain.messages import sentence
from vault.errors import TuckboxError


class TrainingPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: TrainingPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.allow(
            staff=desk.may(Permission.TRAINING_READ), modules=desk.may(Permission.POLICY_WRITE)
        )
        page.module_wanted.connect(lambda module: self.navigate.emit("module", module))
        page.practice_wanted.connect(self._ask_practice)
        page.add_wanted.connect(self._ask_module)
        page.remove_wanted.connect(self._remove)
        desk.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        self._desk.do(self, ReadMyTraining(), then=self._page.show_mine, failed=self._explain)
        if self._desk.may(Permission.TRAINING_READ):
            self._desk.do(
                self, ReadStaffTraining(), then=self._page.show_staff, failed=self._explain
            )

    def add(self, path: Path) -> None:
        """Take in a module that the school wrote."""
        self._desk.do(
            self,
            AddTrainingModule(path),
            then=lambda module: self._page.notice.say(
                self.tr("Added: {0}. Everybody it is for has it in their list.").format(
                    module.title
                ),
                "good",
            ),
            failed=self._explain,
        )

    def _remove(self, module: str) -> None:
        self._desk.do(self, RemoveTrainingModule(module), then=lambda _: None, failed=self._explain)

    def _ask_module(self) -> None:
        name = ask_file(self._page, self.tr("A training module"), "Markdown (*.md)")
        if name:
            self.add(Path(name))

    def _ask_practice(self) -> None:
        dialog = FormDialog(
            self.tr("Practice vault"),
            self.tr(
                "This vault locks, and a practice vault opens: a made-up school in which you can"
                " try everything. A yellow line at the top says so all the time. Its password"
                " stands on its unlock page."
            ),
            self._page,
            self.tr("Lock, and practise"),
        )

        def go() -> None:
            dialog.accept()
            self._desk.practice_wanted.emit()

        dialog.submitted.connect(go)
        dialog.open()

    def _hear(self, changes: frozenset[Kind]) -> None:
        if Kind.TRAINING in changes:
            self.reload()

    def _explain(self, error: TuckboxError) -> None:
        self._page.notice.say(sentence(error), "bad")
