"""The rules of a class's seating, and which of them are broken by the seats as they are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.seating.seating_words import Names, broken_words, conflict_words, rule_words, score_words
from ui.widgets.plain import PlainLabel
from ui.words import tr
from vault.actions.seating import SeatsFound
from vault.domain.seating import SeatingRule

_ID = Qt.ItemDataRole.UserRole


class RulesBox(QWidget):
    """`opened` carries a rule, or None for a new one; `dropped` one to take away (SeatingRule).
    The `verdict` on the seats is for who holds the box to place."""

    opened = Signal(object)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rules = QListWidget()
        self.rules.setAccessibleName(tr("Rules"))
        self.rules.setWordWrap(True)
        self.rules.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rules.itemActivated.connect(lambda item: self.opened.emit(item.data(_ID)))
        self.add, self.drop = QPushButton(tr("New rule …")), QPushButton(tr("Remove"))
        self.drop.setAccessibleName(tr("Remove the chosen rule"))
        self.add.clicked.connect(lambda: self.opened.emit(None))
        self.drop.clicked.connect(self._drop)
        self.verdict = PlainLabel()
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.rules, 1)
        column.addLayout(buttons)

    def show_rules(self, rules: tuple[SeatingRule, ...], names: Names) -> None:
        """In the order in which they were made."""
        self.rules.clear()
        for rule in rules:
            item = QListWidgetItem(rule_words(rule, names))
            item.setData(_ID, rule)
            self.rules.addItem(item)

    def show_found(self, found: SeatsFound, names: Names) -> None:
        """What cannot be kept in any seating, what is broken now, and how much is kept."""
        lines = [conflict_words(c, names) for c in found.contradictions]
        lines += [broken_words(b, names) for b in found.seating.broken]
        lines.append(score_words(found.seating))
        self.verdict.setText("\n".join(line for line in lines if line))

    def allow(self, *, may_write: bool) -> None:
        """Who only reads is offered no button."""
        for button in (self.add, self.drop):
            button.setVisible(may_write)

    def _drop(self) -> None:
        for item in self.rules.selectedItems():
            self.dropped.emit(item.data(_ID))
