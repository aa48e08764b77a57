"""The list of suggested changes of contacts: read, filtered on the page, and opened one by one."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.pupils.suggestions_page import SuggestionsAct, SuggestionsPage
from vault.actions.contact_suggestions import ListSuggestions
from vault.actions.photos import FetchThumbs
from vault.domain.access import Permission
from vault.domain.contact_suggestions import ListedSuggestion
from vault.domain.ids import PhotoId
from vault.domain.kinds import Kind


class SuggestionsPresenter(Presenter[SuggestionsPage]):
    """Who writes contacts goes on to the contacts of the pupil, where it is decided."""

    shows = frozenset({Kind.CONTACT})

    def __init__(self, page: SuggestionsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        self._decides = desk.may(Permission.CONTACT_WRITE)
        page.let_decide(may_decide=self._decides)
        page.records.do({SuggestionsAct.LOOK: self._look})
        self.reload()

    def reload(self) -> None:
        """Those there are now."""
        self._do(ListSuggestions(), self._show)

    def _look(self, row: ListedSuggestion) -> None:
        self.navigate.emit("contacts" if self._decides else "pupil", str(row.pupil.id))

    def _show(self, rows: tuple[ListedSuggestion, ...]) -> None:
        self._page.show_suggestions(rows)
        pictures = self._page.faces.pictures
        wanted = pictures.missing(row.pupil.photo for row in rows if row.pupil.photo is not None)
        if wanted and self._desk.may(Permission.PHOTO_READ):
            self._desk.do(self, FetchThumbs(wanted), then=self._put, failed=lambda _: None)

    def _put(self, thumbs: dict[PhotoId, bytes]) -> None:
        self._page.faces.pictures.put(thumbs)
        self._page.faces.show_briefs(())
