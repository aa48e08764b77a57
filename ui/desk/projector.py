"""Whether others see the screen: a second or mirrored display is there, and nobody said that it is
private."""

from PySide6.QtCore import QObject, Signal


class Projector(QObject):
    """While it `is_on`, pages show initials and nothing of alerts, notes or marks; a page that does
    not know how to is hidden."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = False

    def turn(self, *, on: bool) -> None:
        """As a person or the system says."""
        if self.is_on != on:
            self.is_on = on
            self.changed.emit(on)

    def toggle(self) -> None:
        """On when it is off, and off when it is on."""
        self.turn(on=not self.is_on)
