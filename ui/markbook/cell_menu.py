"""The menu of a cell of the markbook, and of its column."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.words import tr
from vault.domain.scales import STATE_WORDS, MarkState


class CellMenu(QMenu):
    """`entered` carries what is to stand in the selected cells."""

    entered = Signal(str)
    filled = Signal()
    noted = Signal()
    pasted = Signal()
    copied = Signal()
    changed = Signal()
    hidden = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget, *, may_write: bool) -> None:
        super().__init__(parent)
        if may_write:
            for state in MarkState:
                words = tr(STATE_WORDS[state])
                act = self.addAction(words[:1].upper() + words[1:])
                act.triggered.connect(lambda _=False, state=state: self.entered.emit(state.value))
            self.addSeparator()
            self.addAction(tr("Fill down")).triggered.connect(self.filled)
            self.addAction(tr("Note …")).triggered.connect(self.noted)
            self.addAction(tr("Paste")).triggered.connect(self.pasted)
        self.addAction(tr("Copy")).triggered.connect(self.copied)

    def offer_column(self) -> None:
        """What can be done with the assessment."""
        self.addSeparator()
        self.addAction(tr("Change this assessment …")).triggered.connect(self.changed)
        self.addAction(tr("Hide this assessment")).triggered.connect(self.hidden)
        remove = self.addAction(tr("Remove this assessment with its marks"))
        remove.triggered.connect(self.removed)
