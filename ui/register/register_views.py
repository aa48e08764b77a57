"""How a register is shown: as a list, with large faces, or as the children sit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.key_button import KeyButton
from ui.words import tr

LIST, LARGE, SEATS = "", "large", "seats"


class RegisterViews(QWidget):
    """`chosen` carries the view that a person wants, `named` whether first names may stand where
    others see them."""

    chosen = Signal(str)
    named = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = LIST
        self._is_projected, self.may_seat, self._is_spared = False, True, False
        self.large = KeyButton(tr("Large faces"), icon="scan-face")
        self.seats = KeyButton(tr("By seat"), icon="armchair")
        self.names = KeyButton(tr("First names"), icon="users")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.names, self.seats, self.large):
            button.setCheckable(True)
            row.addWidget(button)
        self.names.hide()
        self.seats.hide()
        self.large.clicked.connect(lambda on: self._choose(LARGE if on else LIST))
        self.seats.clicked.connect(lambda on: self._choose(SEATS if on else LIST))
        self.names.clicked.connect(self.named)

    def stand_on(self, view: str) -> None:
        """Say which one is shown."""
        self.view = view
        self.large.setChecked(view == LARGE)
        self.seats.setChecked(view == SEATS)
        self.large.say(tr("As a list") if view == LARGE else tr("Large faces"))
        self.seats.say(tr("As a list") if view == SEATS else tr("By seat"))
        is_room = view == SEATS
        # One way out of the room is enough, and one into it where the menu with the other is gone.
        self.seats.setVisible(self.may_seat and (is_room or self._is_projected))
        is_in_menu = self._is_spared and view == LIST
        self.large.setVisible(not is_room and not self._is_projected and not is_in_menu)
        self.names.setVisible(is_room and self._is_projected)

    def spare_large(self, *, spare: bool) -> None:
        """Whether there is no room for the way to large faces, which a menu has as well."""
        if spare != self._is_spared:
            self._is_spared = spare
            self.stand_on(self.view)

    def project(self) -> None:
        """Others see it: no faces, and first names where the room is shown and somebody says so."""
        self._is_projected = True
        self.stand_on(SEATS if self.view == SEATS else LIST)

    def _choose(self, view: str) -> None:
        self.stand_on(view)
        self.chosen.emit(view)
