"""The contacts of a pupil, with what is suggested about them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.pupils.pupil_tabs import ListTab, TabAct, contact_columns
from ui.pupils.suggestion_list import SuggestionList
from ui.widgets.flow import Flow
from ui.words import tr
from vault.domain.contact_suggestions import ContactSuggestion

_WRITES = (TabAct.ADD, TabAct.CHANGE, TabAct.REMOVE)


class ContactsTab(ListTab):
    """Who writes contacts has the buttons of a list; who only reads them may suggest.
    `suggestion_wanted` carries the contact, None for one that is new; the others a suggestion."""

    suggestion_wanted = Signal(object)
    accepted = Signal(object)
    declined = Signal(object)
    withdrawn = Signal(object)
    suggestions: SuggestionList
    suggest_change: QPushButton
    suggest_new: QPushButton

    def __init__(self) -> None:
        self._may_suggest = self._may_decide = False
        self._suggested: Sequence[ContactSuggestion] = ()
        super().__init__(tr("Contacts"), contact_columns(), _WRITES)

    def make(self) -> None:
        super().make()
        self.suggestions = SuggestionList()
        self.suggest_change = QPushButton(tr("Suggest a change …"))
        self.suggest_new = QPushButton(tr("Suggest a contact …"))
        # Between the list and its buttons.
        self.column.insertWidget(1, self.suggestions)
        self.column.addLayout(Flow(self.suggest_change, self.suggest_new))
        self.suggestions.accepted.connect(self.accepted)
        self.suggestions.declined.connect(self.declined)
        self.suggestions.withdrawn.connect(self.withdrawn)
        self.suggest_new.clicked.connect(lambda: self.suggestion_wanted.emit(None))
        self.suggest_change.clicked.connect(lambda: self._suggest(self.table.chosen()))
        self.table.opened.connect(self._suggest)
        self.chosen_changed.connect(lambda c: self.suggest_change.setEnabled(c is not None))
        self.suggest_change.setEnabled(False)
        self.allow_suggestions(may_suggest=self._may_suggest)
        self.show_suggestions(self._suggested, may_decide=self._may_decide)

    def allow_suggestions(self, *, may_suggest: bool) -> None:
        """Without the right there are no buttons."""
        self._may_suggest = may_suggest
        if self.is_made:
            for button in (self.suggest_change, self.suggest_new):
                button.setVisible(may_suggest)
            self.empty.words.setText(self.empty_words())

    def show_suggestions(
        self, suggestions: Sequence[ContactSuggestion], *, may_decide: bool
    ) -> None:
        """The oldest first."""
        self._suggested, self._may_decide = suggestions, may_decide
        if self.is_made:
            self.suggestions.show_suggestions(suggestions, may_decide=may_decide)

    def empty_words(self) -> str:
        if self._may_suggest:
            next_step = tr("Press 'Suggest a contact …' below.")
            return f"{tr('There is nobody to call yet.')} {next_step}"
        return super().empty_words()

    def _suggest(self, contact: Any) -> None:
        if contact is not None and not self.suggest_change.isHidden():
            self.suggestion_wanted.emit(contact)
