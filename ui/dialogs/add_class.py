"""Adding one class by hand."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.widgets.form_dialog import FormDialog
from vault.actions.classes import AddClass


class AddClassDialog(FormDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("Add a class", "", parent, "Add")
        self.title, self.year, self.subject, self.room = (QLineEdit() for _ in range(4))
        self.kind = QComboBox()
        self.kind.addItem("registration group", "registration")
        self.kind.addItem("teaching group", "teaching")
        for words, field in (
            ("Name", self.title),
            ("Kind", self.kind),
            ("Year group", self.year),
            ("Subject", self.subject),
            ("Room", self.room),
        ):
            self.add_row(words, field)

    def action(self) -> AddClass:
        """As it stands in the form."""
        return AddClass(
            self.title.text(),
            self.kind.currentData(),
            self.year.text(),
            self.subject.text(),
            self.room.text(),
        )
