"""Filters of a class: words, and chips that say how many each leaves."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.widgets.typed_fields import SEARCH
from vault.domain.class_table import ClassLine
from vault.domain.collation import holds, query_words

_OF_CONSENTS = frozenset({"press", "website", "asked"})
_FITS: dict[str, Callable[[ClassLine], bool]] = {
    "alert": lambda line: bool(line.face.alerts),
    "press": lambda line: line.state("photo-press") != "given",
    "website": lambda line: line.state("photo-website") != "given",
    "asked": lambda line: not line.consents,
}


class ClassFilters(QWidget):
    """`changed` when other children are to be shown; `shown` says which."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[ClassLine] = ()
        self._offered: set[str] = set()
        self._words = {
            "alert": self.tr("Must know"),
            "press": self.tr("No press photos"),
            "website": self.tr("No website"),
            "asked": self.tr("Consent not asked"),
        }
        self.text = QLineEdit()
        self.text.setProperty(SEARCH, True)
        self.text.setAccessibleName(self.tr("Filter this class"))
        self.text.setPlaceholderText(self.tr("Filter this class"))
        self.text.setMaximumWidth(200)
        self.text.setMinimumWidth(140)
        self.text.textChanged.connect(lambda _: self.changed.emit())
        self.chips: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        for key, words in self._words.items():
            chip = QPushButton(words)
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.toggled.connect(lambda _: self.changed.emit())
            self.chips[key] = chip
            row.addWidget(chip)
        row.addStretch(2)

    def show_lines(self, lines: Sequence[ClassLine], *, with_consents: bool) -> None:
        """Chips that would leave none are not there."""
        self._lines = lines
        self._offered.clear()
        for key, chip in self.chips.items():
            many = sum(map(_FITS[key], lines))
            chip.setText(f"{self._words[key]} · {many}")
            is_offered = many > 0 and (with_consents or key not in _OF_CONSENTS)
            if is_offered:
                self._offered.add(key)
            else:
                chip.setChecked(False)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The words alone; chips for which there is no room are not shown."""
        return QSize(self.text.minimumWidth(), super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = self.width() - self.text.minimumWidth()
        for key, chip in self.chips.items():
            room -= chip.sizeHint().width() + 6
            chip.setVisible(key in self._offered and (room >= 0 or chip.isChecked()))

    def shown(self) -> list[bool]:
        """Of each line, whether it is to be seen."""
        wanted = query_words(self.text.text())
        fits = [_FITS[key] for key, chip in self.chips.items() if chip.isChecked()]
        return [
            holds(line.face.known_as, wanted) and all(fit(line) for fit in fits)
            for line in self._lines
        ]
