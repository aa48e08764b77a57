"""Where the sealed file goes: a USB stick that is plugged in, or a place that is chosen."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from ui.widgets.flow import Flow
from ui.widgets.plain import plain_tip
from ui.words import tr
from vault.platform.removable import Drive

_LONGEST = 32
"""Letters of a stick's name that are shown."""


class SendPlaceBox(QWidget):
    """A stick is taken by itself where it is the only one and nobody chose otherwise. `changed`
    when another place is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drives: tuple[Drive, ...] = ()
        self._buttons: list[QRadioButton] = []
        self._has_chosen = False
        self.of_choice = QRadioButton(tr("A file of my choice"))
        self.of_choice.setChecked(True)
        self.of_choice.clicked.connect(self._choose)
        self.of_choice.toggled.connect(lambda _: self.changed.emit())
        self._flow = Flow(self.of_choice, across=20)
        self._flow.setContentsMargins(0, 4, 0, 0)
        self.setLayout(self._flow)

    def show_drives(self, drives: Sequence[Drive]) -> None:
        """In place of those before; one that was chosen and is still there stays so."""
        if tuple(drives) == self._drives:
            return
        before = self.chosen()
        self._drives = tuple(drives)
        for button in self._buttons:
            self._flow.takeAt(0)
            button.hide()
            button.deleteLater()
        self._buttons = [self._add(place, drive) for place, drive in enumerate(drives)]
        roots = [drive.root for drive in drives]
        if before in roots:
            self._buttons[roots.index(before)].setChecked(True)
        else:
            self._preselect()
        self.updateGeometry()

    def chosen(self) -> Path | None:
        """The top folder of the chosen stick; None for a place that is asked for."""
        for button, drive in zip(self._buttons, self._drives, strict=True):
            if button.isChecked():
                return drive.root
        return None

    def forget(self) -> None:
        """Nobody has chosen yet."""
        self._has_chosen = False
        self._preselect()

    def _preselect(self) -> None:
        is_plain = len(self._buttons) == 1 and not self._has_chosen
        (self._buttons[0] if is_plain else self.of_choice).setChecked(True)

    def _add(self, place: int, drive: Drive) -> QRadioButton:
        is_long = len(drive.label) > _LONGEST
        name = f"{drive.label[: _LONGEST - 1]}…" if is_long else drive.label
        button = QRadioButton(tr("USB stick, {0}").format(name).replace("&", "&&"))
        button.setAccessibleName(tr("USB stick, {0}").format(drive.label))
        button.setToolTip(plain_tip(button.accessibleName()))
        button.clicked.connect(self._choose)
        self._flow.insertWidget(place, button)
        button.show()
        return button

    def _choose(self) -> None:
        self._has_chosen = True
