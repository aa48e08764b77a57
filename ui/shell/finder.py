"""Global search: asks the vault for pupils and classes, and adds pages and commands."""

from PySide6.QtCore import QObject, QTimer

from ui.desk.desk import Desk
from ui.shell.place import Place
from ui.shell.search_palette import Choice, SearchLine, SearchPalette
from ui.words import tr
from vault.actions.photos import FetchThumbs
from vault.actions.pupils import SearchEverything
from vault.domain.access import Permission
from vault.domain.collation import query_words
from vault.domain.people import Hit

_AFTER_MS = 60
_HITS = 8


class Finder(QObject):
    """Answers to an older text are not shown."""

    def __init__(
        self, desk: Desk, line: SearchLine, palette: SearchPalette, places: tuple[Place, ...]
    ) -> None:
        super().__init__(line)
        self._desk, self._line, self._palette, self._places = desk, line, palette, places
        self._timer = QTimer(self)
        if not desk.may(Permission.PUPIL_READ):
            line.setPlaceholderText(tr("Find a page"))
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.look)
        line.textEdited.connect(lambda _: self._timer.start())
        palette.answer_wanted.connect(self.look)

    def look(self) -> None:
        """Find what is typed now."""
        self._timer.stop()
        text = self._line.text().strip()
        if not text:
            self._palette.hide()
        elif self._desk.may(Permission.PUPIL_READ):
            self._desk.do(
                self, SearchEverything(text, _HITS), then=lambda hits: self._show(text, hits)
            )
        else:
            self._show(text, ())

    def _show(self, text: str, hits: tuple[Hit, ...]) -> None:
        if self._desk.projector.is_on:
            hits = tuple(hit for hit in hits if hit.kind != "pupil")
        choices = [
            Choice(hit.kind, hit.id, hit.title, hit.detail, hit.called, hit.photo) for hit in hits
        ]
        choices += self._named(text)
        # Who types '4B' means the class and not the thirty children in it; who types 'Lee, Ann'
        # means Ann Lee and not Ann Leeson.
        choices.sort(key=lambda choice: words_of(choice.title) != words_of(text))
        self._palette.show_choices(text, choices)
        photos = tuple(hit.photo for hit in hits if hit.photo is not None)
        if photos:
            self._desk.do(
                self, FetchThumbs(photos), then=self._palette.show_pictures, failed=lambda _: None
            )

    def _named(self, text: str) -> list[Choice]:
        pages = [
            Choice("page", p.key, p.words or tr("Help"), tr("page"))
            for p in self._places
            if p.title or p.key == "help"
        ]
        commands = [Choice("command", "lock", tr("Lock the vault"), "Ctrl+L")]
        if self._desk.may(Permission.UNDO):
            commands.append(Choice("command", "undo", tr("Undo"), "Ctrl+Z"))
        if self._desk.may(Permission.PUPIL_WRITE):
            commands.append(Choice("command", "add-pupil", tr("Add a pupil"), "Ctrl+N"))
        return [c for c in (*pages, *commands) if text.casefold() in c.title.casefold()]


def words_of(text: str) -> list[str]:
    """The words, in whichever order and spelling people type them."""
    return sorted(query_words(text))
