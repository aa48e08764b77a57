"""The form for a group of the pupils who are chosen in a chart."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.actions.groups import CreateGroup
from vault.domain.markbook import MarkLine


class MovedGroupDialog(FormDialog):
    """Says who will be in it; what it is called and what it is for is typed."""

    def __init__(self, parent: QWidget, title: str, lines: Sequence[MarkLine]) -> None:
        names = ", ".join(line.called.known_as for line in lines)
        super().__init__(tr("Make a group"), names, parent, tr("Create"))
        self._pupils = tuple(line.pupil for line in lines)
        self.name, self.aim = QLineEdit(title), QLineEdit()
        self.name.selectAll()
        self.add_row(tr("Name"), self.name)
        self.add_row(tr("What it is for"), self.aim)

    def action(self) -> CreateGroup:
        """From today, until somebody ends it."""
        return CreateGroup(self.name.text(), self.aim.text(), self._pupils)
