"""Which parts of a common transfer file are to come in."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.look.tokens import space
from ui.widgets.flow import Flow
from vault.domain.preview import FileSection, ReadOptions


class SectionTicks(QWidget):
    """A tick for each part, and one for contacts of children who are here; `changed` when one of
    them was pressed. Hidden until a file has parts."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = {
            FileSection.DETAILS: QCheckBox(self.tr("Preferred names and years")),
            FileSection.GROUPS: QCheckBox(self.tr("Groups that the school keeps")),
            FileSection.CONTACTS: QCheckBox(self.tr("Contacts of new pupils")),
        }
        self.known_contacts = QCheckBox(self.tr("Also contacts of pupils who are here"))
        ticks = (*self.parts.values(), self.known_contacts)
        layout = Flow(*ticks, across=space("between_cards"))
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        for tick in ticks:
            tick.clicked.connect(self.changed)
        self.reset()

    def reset(self) -> None:
        """As a file is read at first."""
        for tick in self.parts.values():
            tick.setChecked(True)
        self.known_contacts.setChecked(False)
        self.hide()

    def on(self, options: ReadOptions) -> ReadOptions:
        """The options with what is ticked now."""
        without = tuple(part for part, tick in self.parts.items() if not tick.isChecked())
        return replace(options, without=without, known_contacts=self.known_contacts.isChecked())
