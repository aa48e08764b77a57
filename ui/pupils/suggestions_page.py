"""Every suggested change of a contact, open or decided: for who decides all of them, for who
suggests their own."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.pupils.suggestion_words import name_words, wanted_words
from ui.widgets.act_row import Act
from ui.widgets.empty import EmptyHint
from ui.widgets.list_cells import FaceColumn
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.record_list import RecordList
from ui.widgets.switch import Switch
from ui.widgets.typed_fields import SEARCH
from ui.words import counted, tr
from vault.domain.collation import holds, query_words
from vault.domain.contact_suggestions import ListedSuggestion, SuggestionState

OPEN, ACCEPTED, DECLINED, ALL = "open", "accepted", "declined", "all"
_STATES = {
    OPEN: SuggestionState.OPEN,
    ACCEPTED: SuggestionState.ACCEPTED,
    DECLINED: SuggestionState.DECLINED,
}


class SuggestionsAct(StrEnum):
    """What can be done with a chosen one."""

    LOOK = "look"


class SuggestionsPage(Page):
    """A switch says which of them are listed, with how many there are of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ListedSuggestion, ...] = ()
        self.standing = Switch(
            self.tr("Open, accepted or declined"),
            (
                (OPEN, self.tr("Open"), "inbox"),
                (ACCEPTED, self.tr("Accepted"), "check"),
                (DECLINED, self.tr("Declined"), "x"),
                (ALL, self.tr("All"), "table-2"),
            ),
        )
        self.standing.show_view(OPEN)
        self.search = QLineEdit()
        self.search.setProperty(SEARCH, True)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(220)
        self.search.setPlaceholderText(self.tr("A name or class (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search suggestions"))
        self.empty = EmptyHint(
            self.tr("Nothing was suggested"),
            self.tr(
                "Who reads contacts and may not change them suggests a change on the pupil's page,"
                " under Contacts. What they suggest, and what came of it, stands here."
            ),
        )
        self.records = RecordList(
            self.tr("Suggested changes"),
            (
                (self.tr("Pupil"), lambda r: r.pupil.known_as),
                (self.tr("Class"), lambda r: r.pupil.class_name),
                (self.tr("Contact"), lambda r: name_words(r.suggestion)),
                (self.tr("Suggested"), lambda r: wanted_words(r.suggestion)),
                (self.tr("By"), lambda r: r.suggestion.by),
                (self.tr("On"), lambda r: r.suggestion.on),
                (self.tr("Outcome"), outcome_words),
            ),
            (Act(SuggestionsAct.LOOK, self.tr("Review"), is_main=True),),
            empty=self.empty,
            opens=SuggestionsAct.LOOK,
        )
        self.look = self.records.buttons[SuggestionsAct.LOOK]
        self.faces = FaceColumn(self.records.table)
        self.count = PlainLabel()
        self._lay_out()
        self.standing.chosen.connect(lambda _: self._show())
        self.search.textChanged.connect(lambda _: self._show())
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        title = Title(self.tr("Contact suggestions"))
        title.setWordWrap(False)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.search)
        column = self.titled_by(head)
        row = QHBoxLayout()
        row.addWidget(self.standing)
        row.addStretch(1)
        row.addWidget(self.count)
        column.addLayout(row)
        column.addWidget(self.records, 1)

    def let_decide(self, *, may_decide: bool) -> None:
        """Who only suggests sees what came of it, and opens the pupil."""
        self.look.setText(self.tr("Review") if may_decide else self.tr("Open pupil"))

    def show_suggestions(self, rows: Sequence[ListedSuggestion]) -> None:
        """All there are; the newest first."""
        self._rows = tuple(rows)
        self.faces.show_briefs(row.pupil for row in self._rows)
        names = {OPEN: tr("Open"), ACCEPTED: tr("Accepted"), DECLINED: tr("Declined")}
        for key, words in names.items():
            count = sum(1 for row in self._rows if row.suggestion.state is _STATES[key])
            self.standing.buttons[key].setText(f" {words} · {count}")
            self.standing.buttons[key].setAccessibleName(f"{words}, {count}")
        self._show()

    def _show(self) -> None:
        state = _STATES.get(self.standing.view)
        words = query_words(self.search.text())
        shown = [
            row
            for row in self._rows
            if (state is None or row.suggestion.state is state) and holds(_found_by(row), words)
        ]
        self.records.show_rows(shown, is_searched=bool(self._rows))
        single, many = self.tr("1 suggestion"), self.tr("{0} suggestions")
        self.count.setText(counted(len(shown), single, many))


def outcome_words(row: ListedSuggestion) -> str:
    """'Waits for the office', 'Declined by Dana: the number is wrong'."""
    of = row.suggestion
    if of.is_open:
        return tr("Waits for the office")
    accepted = of.state is SuggestionState.ACCEPTED
    words = tr("Accepted by {0}") if accepted else tr("Declined by {0}")
    line = words.format(of.decided_by)
    return f"{line}: {of.reason}" if of.reason else line


def _found_by(row: ListedSuggestion) -> str:
    pupil = row.pupil
    return f"{pupil.known_as} {pupil.class_name} {name_words(row.suggestion)}"
