"""The pupil's own fields as text, in two columns; what is empty is named once, below."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.desk.record_words import field_words
from ui.look.tokens import space
from ui.widgets.plain import Quiet
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.wrapped import WrappedLabel
from ui.words import tr

_COLUMN = 420


class FactsText(ScrollColumn):
    """A pupil's facts as text; what is empty is named in one line."""

    def __init__(self) -> None:
        super().__init__(tr("Details"), sideways=False)
        self._pairs: dict[str, _Pair] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space("card_padding") * 2)
        self._grid.setVerticalSpacing(space("card_padding"))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.inner.setMaximumWidth(2 * _COLUMN)
        self.unfilled = Quiet(is_small=True)
        self.column.setContentsMargins(0, 12, 0, 0)
        self.column.addLayout(self._grid)
        self.column.addSpacing(space("grid"))
        self.column.addWidget(self.unfilled)
        self.column.addStretch(1)

    @property
    def texts(self) -> dict[str, str]:
        """What is shown, by field."""
        return {n: p.value.text() for n, p in self._pairs.items() if not p.isHidden()}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Only the fields that the role may read, in their order."""
        for name in texts.keys() - self._pairs.keys():
            self._pairs[name] = _Pair(name)
        for pair in self._pairs.values():
            self._grid.removeWidget(pair)
            pair.hide()
        filled = [name for name, text in texts.items() if text]
        half = (len(filled) + 1) // 2
        for place, name in enumerate(filled):
            pair = self._pairs[name]
            pair.value.say(texts[name])
            pair.value.setAccessibleName(f"{field_words(name)}: {texts[name]}")
            self._grid.addWidget(pair, place % half, place // half)
            pair.show()
        empty = [field_words(name) for name in texts if not texts[name]]
        self.unfilled.setText(tr("Not filled in: {0}").format(", ".join(empty)))
        self.unfilled.setVisible(bool(empty))


class _Pair(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.value = WrappedLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Quiet(field_words(name), is_small=True))
        column.addWidget(self.value)
