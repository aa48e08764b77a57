"""The menu of a cell, a row, a column or a block: a judgement for all of it, and what else."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.objectives.judgement_look import judgement_icon, judgement_words
from ui.words import counted, tr
from vault.domain.objectives import Judgement, Programme


class FillMenu(QMenu):
    """`only_empty` is ticked at first where several cells are meant, some of them empty."""

    def __init__(
        self,
        parent: QWidget,
        programme: Programme | None,
        *,
        cells: int,
        empty: int,
        carried: int,
    ) -> None:
        super().__init__(parent)
        self._keys: dict[str, QAction] = {}
        self.judge: Callable[[Judgement | None], None] = lambda _: None
        self.setAccessibleName(tr("Judgements"))
        head = self.addAction(counted(cells, tr("1 cell"), tr("{0} cells")))
        head.setEnabled(False)
        for judgement in reversed(Judgement):
            line = self.addAction(judgement_icon(judgement), judgement_words(judgement, programme))
            self._show_key(line, str(judgement.key))
            line.triggered.connect(lambda _=False, of=judgement: self.judge(of))
        clear = self.addAction(judgement_icon(None), judgement_words(None, programme))
        self._show_key(clear, "0")
        clear.triggered.connect(lambda _=False: self.judge(None))
        self.addSeparator()
        self.only_empty = self._line(
            counted(empty, tr("Only the 1 empty one"), tr("Only the {0} empty ones")), ""
        )
        self.only_empty.setCheckable(True)
        self.only_empty.setChecked(cells > 1 and empty > 0)
        self.only_empty.setVisible(cells > 1 and empty > 0)
        self.confirm = self._line(
            counted(carried, tr("Confirm 1 carried over"), tr("Confirm {0} carried over")), "C"
        )
        self.confirm.setVisible(carried > 0)
        self.evidence = self._line(tr("Evidence …"), "E")
        self.evidence.setVisible(cells == 1)
        self.picture = self._line(tr("Picture as evidence …"), "P")
        self.picture.setVisible(cells == 1)
        self.summative = self._line(tr("Summative judgement …"), "S")
        self.summative.setVisible(cells == 1)

    def _line(self, words: str, key: str) -> QAction:
        line = self.addAction(words)
        if key:
            self._show_key(line, key)
        return line

    def _show_key(self, line: QAction, key: str) -> None:
        """Shown beside it; while the menu is open the menu itself hears it."""
        line.setShortcut(key)
        line.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        line.setShortcutVisibleInContextMenu(True)
        self._keys[key.casefold()] = line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self._keys.get(event.text().casefold())
        if line is None or not line.isVisible():
            super().keyPressEvent(event)
            return
        self.close()
        line.trigger()
