"""Protection: the seven measures, how each stands in this vault, and what is due."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.protection.check_words import RESULTS, TONES
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Subtitle, Title
from ui.widgets.scroll_column import ScrollColumn
from vault.domain.assessments import CheckItem, Result
from vault.domain.protection import Measure, Protection

_MOST_DUE = 4


class ProtectionPage(Page):
    """`page_wanted` carries the key of the page where something is done."""

    page_wanted = Signal(str)
    statement_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = PlainLabel()
        self.statement = QPushButton(self.tr("Statement for governors and parents …"))
        self.statement.clicked.connect(self.statement_wanted)
        self._may_open: frozenset[str] = frozenset()
        scroll = ScrollColumn(self.tr("The seven measures"), sideways=False)
        self._cards = scroll.column
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.statement)
        layout = QVBoxLayout(self)
        layout.addWidget(Title(self.tr("Protection")))
        layout.addLayout(row)
        layout.addWidget(self.notice)
        layout.addWidget(scroll, 1)

    def allow(self, *, pages: frozenset[str], statement: bool) -> None:
        """Buttons only to pages that this person may open."""
        self._may_open = pages
        self.statement.setVisible(statement)

    def show_protection(self, said: Protection) -> None:
        while self._cards.count():
            item = self._cards.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for measure in said.measures:
            self._cards.addWidget(self._card(measure))
        self._cards.addStretch(1)
        due = sum(len(measure.due) for measure in said.measures)
        checked = (
            f"{said.checked_at.astimezone():%d/%m/%Y}" if said.checked_at else self.tr("never yet")
        )
        self.said.setText(
            self.tr(
                "The seven measures that were asked for after the breach of 2024, as they stand"
                " here now. {0} things are due. Every page and entry was last checked: {1}."
            ).format(due, checked)
        )

    def _card(self, measure: Measure) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        head = QHBoxLayout()
        head.addWidget(Subtitle(f"{measure.number}. {measure.title}"), 1)
        badge = PlainLabel(RESULTS[measure.state])
        badge.setWordWrap(False)
        badge.setProperty("badge", True)
        badge.setProperty("tone", TONES[measure.state])
        head.addWidget(badge)
        column.addLayout(head)
        column.addWidget(PlainLabel(measure.does))
        good = sum(1 for item in measure.items if item.result is Result.PASS)
        column.addWidget(
            PlainLabel(self.tr("{0} of {1} checks are good.").format(good, len(measure.items)))
        )
        for item in measure.due[:_MOST_DUE]:
            column.addLayout(self._due(item))
        more = len(measure.due) - _MOST_DUE
        if more > 0:
            column.addWidget(PlainLabel(self.tr("… and {0} more").format(more)))
        return card

    def _due(self, item: CheckItem) -> QHBoxLayout:
        row = QHBoxLayout()
        sign = "✗" if item.result is Result.FAIL else "!"
        row.addWidget(PlainLabel(f"{sign}  {item.title}: {item.found}. {item.remedy}"), 1)
        if item.page in self._may_open:
            button = QPushButton(self.tr("Go there"))
            button.setAccessibleName(self.tr("Go there: {0}").format(item.title))
            button.clicked.connect(lambda _=False, page=item.page: self.page_wanted.emit(page))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row
