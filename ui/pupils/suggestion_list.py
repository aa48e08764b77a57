"""What is suggested about a pupil's contacts: old beside new for those who decide, a quiet line for
all others."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout

from ui.look.tokens import space
from ui.pupils.suggestion_words import (
    by_words,
    field_title,
    name_words,
    now_words,
    quiet_words,
    title_words,
    value_words,
    warning_words,
)
from ui.widgets.flow import Flow
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.wrapped import WrappedLabel
from ui.words import tr
from vault.domain.contact_suggestions import ContactSuggestion

_HIGHEST, _LEAST = 232, 72


class SuggestionList(ScrollColumn):
    """Grows with what is in it up to a part of the page, and then scrolls. Each signal carries the
    suggestion."""

    accepted = Signal(object)
    declined = Signal(object)
    withdrawn = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Suggested changes"), sideways=False)
        self.rows: list[SuggestionRow] = []
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space("grid"))
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Maximum)
        self.hide()

    def show_suggestions(
        self, suggestions: Sequence[ContactSuggestion], *, may_decide: bool
    ) -> None:
        """The oldest first; hidden where there are none."""
        for row in self.rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [SuggestionRow(s, may_decide=may_decide) for s in suggestions]
        for row in self.rows:
            self.column.addWidget(row)
            for name, signal in (
                ("accept", self.accepted),
                ("decline", self.declined),
                ("withdraw", self.withdrawn),
            ):
                if name in row.buttons:
                    of = row.suggestion
                    row.buttons[name].clicked.connect(lambda _=False, s=signal, o=of: s.emit(o))
        self.setVisible(bool(self.rows))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        high = self.column.totalHeightForWidth(max(self.viewport().width(), _LEAST))
        return QSize(super().sizeHint().width(), min(high, _HIGHEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(_LEAST, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class SuggestionRow(QFrame):
    """One suggestion with what can be done about it."""

    def __init__(self, suggestion: ContactSuggestion, *, may_decide: bool) -> None:
        super().__init__()
        self.suggestion = suggestion
        self.buttons: dict[str, QPushButton] = {}
        self.setObjectName("card")
        pad = space("inside_control")
        column = QVBoxLayout(self)
        column.setContentsMargins(space("card_padding"), pad, pad, pad)
        column.setSpacing(space("half"))
        self.title = WrappedLabel(title_words(suggestion), strong=True)
        column.addWidget(self.title)
        decides = may_decide and suggestion.is_open
        self.line = WrappedLabel(
            by_words(suggestion) if decides else quiet_words(suggestion), kind="small", tint="text2"
        )
        column.addWidget(self.line)
        if decides:
            self.warning = WrappedLabel(warning_words(suggestion), kind="small", tint="warnText")
            self.warning.setVisible(bool(self.warning.text()))
            column.addWidget(self.warning)
            column.addLayout(self._sides())
            self._offer("accept", tr("Accept"))
            self._offer("decline", tr("Decline …"))
        if suggestion.is_open and suggestion.is_mine:
            self._offer("withdraw", tr("Withdraw"))
        if self.buttons:
            column.addLayout(Flow(*self.buttons.values()))

    def _offer(self, name: str, words: str) -> None:
        button = QPushButton(words)
        button.setAccessibleName(f"{words} ({name_words(self.suggestion)})")
        self.buttons[name] = button

    def _sides(self) -> QGridLayout:
        """Field by field, what stands there and what is suggested."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(space("card_padding"))
        grid.setVerticalSpacing(2)
        heads = ("", tr("Now"), tr("Suggested")) if self.suggestion.now is not None else ()
        for place, head in enumerate(heads):
            grid.addWidget(WrappedLabel(head, kind="small", tint="text2"), 0, place)
        for line, field in enumerate(self.suggestion.fields, start=1):
            named = WrappedLabel(field_title(field), tint="text2")
            wanted = WrappedLabel(value_words(field.wanted), strong=True)
            grid.addWidget(named, line, 0, Qt.AlignmentFlag.AlignTop)
            if heads:
                tint = "warnText" if field.has_moved else "text"
                now = WrappedLabel(now_words(field), tint=tint)
                grid.addWidget(now, line, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(wanted, line, 2 if heads else 1, Qt.AlignmentFlag.AlignTop)
        for place, share in enumerate((1, 2, 3) if heads else (1, 4)):
            grid.setColumnStretch(place, share)
        return grid
