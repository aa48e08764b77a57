"""The contacts of a pupil, with what is suggested about them."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.pupils.pupil_tabs import ListTab, TabAct, contact_columns
from ui.pupils.suggestion_list import SuggestionList
from ui.widgets.flow import Flow
from ui.words import tr

_WRITES = (TabAct.ADD, TabAct.CHANGE, TabAct.REMOVE)


class ContactsTab(ListTab):
    """Who writes contacts has the buttons of a list; who only reads them may suggest. The signal
    carries the contact, None for one that is new."""

    suggestion_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Contacts"), contact_columns(), _WRITES)
        self.suggestions = SuggestionList()
        self.suggest_change = QPushButton(tr("Suggest a change …"))
        self.suggest_new = QPushButton(tr("Suggest a contact …"))
        # Between the list and its buttons.
        self.column.insertWidget(1, self.suggestions)
        self.column.addLayout(Flow(self.suggest_change, self.suggest_new))
        self.suggest_new.clicked.connect(lambda: self.suggestion_wanted.emit(None))
        self.suggest_change.clicked.connect(lambda: self._suggest(self.table.chosen()))
        self.table.opened.connect(self._suggest)
        self.chosen_changed.connect(lambda c: self.suggest_change.setEnabled(c is not None))
        self.suggest_change.setEnabled(False)
        self.allow_suggestions(may_suggest=False)

    def allow_suggestions(self, *, may_suggest: bool) -> None:
        """Without the right there are no buttons."""
        for button in (self.suggest_change, self.suggest_new):
            button.setVisible(may_suggest)
        if may_suggest:
            next_step = tr("Press 'Suggest a contact …' below.")
            self.empty.words.setText(f"{tr('There is nobody to call yet.')} {next_step}")

    def _suggest(self, contact: Any) -> None:
        if contact is not None and not self.suggest_change.isHidden():
            self.suggestion_wanted.emit(contact)
