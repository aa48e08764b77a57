"""The half-term that is shown, between the one before it and the one after it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui.widgets.plain import plain_tip
from vault.domain.half_terms import HalfTerm
from vault.domain.objectives import Programme


class HalfTermSwitch(QFrame):
    """`chosen` carries a HalfTerm. None later than the present one is offered."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("switch")
        self.setAccessibleName(self.tr("Half-term"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self.before, self.now, self.after = QPushButton(), QPushButton(), QPushButton()
        self._points: dict[QPushButton, HalfTerm] = {}
        names = (self.tr("Earlier"), self.tr("Shown"), self.tr("Later"))
        for button, name in zip((self.before, self.now, self.after), names, strict=True):
            button.setAccessibleName(name)
            button.setProperty("kind", "switch")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, of=button: self._choose(of))
            row.addWidget(button)

    def show_point(self, programme: Programme, shown: HalfTerm, latest: HalfTerm) -> None:
        """`latest` is the one of today."""
        steps = ((self.before, -1), (self.now, 0), (self.after, 1))
        for button, by in steps:
            point = programme.step(shown, by)
            self._points[button] = point
            button.setText(point.name)
            button.setAccessibleName(point.title)
            button.setToolTip(plain_tip(point.title))
            button.setChecked(by == 0)
            button.setEnabled(point <= programme.point(latest))

    def _choose(self, button: QPushButton) -> None:
        for each in self._points:
            each.setChecked(each is self.now)
        if button is not self.now:
            self.chosen.emit(self._points[button])
