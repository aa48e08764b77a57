"""Suggesting changes of a pupil's contacts, and deciding about them."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.pupils.pupil_details import ContactDialog, DeclineDialog
from ui.pupils.pupil_page import PupilPageView
from vault.actions.contact_suggestions import (
    AcceptSuggestion,
    DeclineSuggestion,
    PupilSuggestions,
    SuggestContact,
    WithdrawSuggestion,
)
from vault.domain.access import Permission
from vault.domain.catalogue.contact_suggestions import SUGGESTION_READ, SUGGESTION_WRITE
from vault.domain.contact_suggestions import ContactSuggestion
from vault.domain.ids import PupilId
from vault.domain.kinds import Kind
from vault.domain.people import Contact
from vault.errors import StaleRecordError, TuckboxError


class PupilSuggestionsPresenter(Presenter[PupilPageView]):
    """Of the page's pupil. Who writes contacts decides; who only reads them suggests."""

    shows = frozenset({Kind.CONTACT})

    def __init__(self, page: PupilPageView, desk: Desk, pupil: PupilId) -> None:
        super().__init__(page, desk)
        self._pupil = pupil
        self._decides = desk.may(Permission.CONTACT_WRITE)
        tab = page.contacts
        tab.allow_suggestions(may_suggest=desk.may(SUGGESTION_WRITE) and not self._decides)
        tab.suggestion_wanted.connect(self._suggest)
        tab.accepted.connect(self._accept)
        tab.declined.connect(self._decline)
        tab.withdrawn.connect(self._withdraw)
        self.reload()

    def reload(self) -> None:
        if self._desk.may(SUGGESTION_READ):
            self._do(PupilSuggestions(self._pupil), self._show)

    def _show(self, suggestions: tuple[ContactSuggestion, ...]) -> None:
        self._page.contacts.show_suggestions(suggestions, may_decide=self._decides)

    def _suggest(self, contact: Contact | None) -> None:
        dialog = ContactDialog(self._page, contact, suggests=True)
        words = self.tr("Suggested. The office will look at it.")
        self._submit(
            dialog,
            lambda: SuggestContact(self._pupil, dialog.contact()),
            lambda _: self._tell(words),
        )

    def _accept(self, suggestion: ContactSuggestion) -> None:
        action = AcceptSuggestion(self._pupil, suggestion.id, suggestion.contact_version)
        words = self.tr("Accepted. The contact is as suggested.")
        self._do(action, lambda _: self._tell(words))

    def _decline(self, suggestion: ContactSuggestion) -> None:
        dialog = DeclineDialog(self._page, suggestion.id)
        self._submit(
            dialog,
            lambda: DeclineSuggestion(self._pupil, suggestion.id, dialog.reason.text()),
            lambda _: self._tell(self.tr("Declined. The contact stays as it is.")),
        )

    def _withdraw(self, suggestion: ContactSuggestion) -> None:
        action = WithdrawSuggestion(self._pupil, suggestion.id, suggestion.version)
        self._do(action, lambda _: self._tell(self.tr("Suggestion withdrawn.")))

    def _tell(self, words: str) -> None:
        self._desk.message.emit(words, "good")

    def _explain(self, error: TuckboxError) -> None:
        """And read anew what somebody else changed meanwhile, so that it is seen before the next
        press."""
        super()._explain(error)
        if isinstance(error, StaleRecordError):
            self.reload()
