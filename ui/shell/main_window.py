"""The window on an open vault: sidebar, global search, one page at a time."""

from PySide6.QtCore import QByteArray, QObject, QSize, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QMainWindow

from ui.desk.desk import Desk
from ui.desk.typed import WindowTyping
from ui.shell.clipboard_watch import ClipboardWatch
from ui.shell.concern_notice import ConcernNotice
from ui.shell.curtain import Curtain
from ui.shell.finder import Finder
from ui.shell.first_look import FirstLook
from ui.shell.greeting import Greeting
from ui.shell.lists_out import ListsOut
from ui.shell.lock_key import LockKey
from ui.shell.navigation import STANDS_UNDER, entries
from ui.shell.page_area import give_margins
from ui.shell.place import hand_to, leave, navigation_of, taker_of
from ui.shell.places import offered
from ui.shell.projection import Projection
from ui.shell.projector_watch import ProjectorWatch
from ui.shell.register_badge import RegisterBadge
from ui.shell.search_palette import Choice, SearchPalette
from ui.shell.side_panel import SidePanel
from ui.shell.top_bar import TopBar
from ui.shell.undo_key import UndoKey, forget_typing
from ui.shell.undo_offer import UndoOffer
from ui.shell.window_frame import WindowFrame
from ui.widgets.drop_area import dropped_files
from ui.widgets.enter_presses import let_enter_press
from ui.widgets.form_dialog import FormDialog
from ui.widgets.on_screen import OnScreen
from ui.widgets.page import Page
from ui.words import role_words, tr
from vault.domain.access import Permission
from vault.domain.messages import sentence
from vault.domain.pages import page_now
from vault.errors import PermissionDeniedError

_FIRST = (1180, 700)
"""Fits a screen of 1366 x 768 with its task bar."""
SMALLEST = (900, 500)


class MainWindow(QMainWindow):
    """`lock_wanted` is heard by the program, which then replaces the process."""

    lock_wanted = Signal()

    def __init__(self, desk: Desk, school: str, *, is_practice: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._title = f"{school} · {desk.profile.name} · Tuckbox"
        self.resize(*_FIRST)
        self.setAcceptDrops(True)
        self._places = {place.key: place for place in offered(desk)}
        self._place = ("", "")
        self._before: list[tuple[str, str]] = []
        side = SidePanel(school, desk.profile.name, role_words(desk.profile.role))
        self.frame = frame = WindowFrame(side, TopBar(is_practice=is_practice))
        self.setCentralWidget(frame)
        self.sidebar, self.search, self.practice = (
            side.sidebar,
            frame.top.search,
            frame.top.practice,
        )
        self.waiting, self.notice, self.toast = frame.waiting, frame.notice, frame.toast
        self.pages, self.progress = frame.pages, frame.progress
        self._entries = entries(self._places.values())
        side.show_lines(self._entries)
        self.current: QObject | None = None
        self._typing = WindowTyping(desk, self.notice)
        self._first_look = FirstLook(desk, self)
        self.palette_list = SearchPalette(self.search, self)
        self.finder = Finder(desk, self.search, self.palette_list, tuple(self._places.values()))
        self.curtain = Curtain(self)
        ProjectorWatch(desk, self)
        self.projection = Projection(desk.projector, frame, self)
        self.lists_out = ListsOut(desk, frame.top.save_list, self)
        OnScreen(self, QSize(*SMALLEST))
        ClipboardWatch(desk, self)
        self.concerns = ConcernNotice(desk, self.waiting, self.sidebar, self)
        RegisterBadge(desk, self.sidebar, self)
        UndoOffer(desk, self.toast)
        self.greeting = Greeting(desk, self.notice, self)
        self._connect()
        self._bind_keys()
        self._begin()

    def go(self, key: str, record: str = "") -> None:
        """Show a page anew; the one before it goes. A former key leads to where it is done now."""
        key = key if key in self._places else page_now(key)
        place = self._places.get(key)
        if place is None:
            return
        if self._place[0] and self._place != (key, record):
            self._before.append(self._place)
        self._place = (key, record)
        self._desk.about_to_leave.emit()
        self._typing.leave_page()
        leave(self.current)
        self._first_look.leave()
        self.notice.leave_page()
        page, presenter = place.make(self._desk, record, self.pages)
        navigation_of(presenter).connect(self.go)
        let_enter_press(page)
        old = self.pages.currentWidget()
        give_margins(page)
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.current = presenter
        self._typing.keep_page(page, key, self._record())
        # The kind of page and never a child's name: titles show in task bars and on projectors.
        self.setWindowTitle(f"{place.words or tr(key.capitalize())} · {self._title}")
        self._mark(STANDS_UNDER.get(key, key))
        self.concerns.stand_on(key)
        self.projection.stand_on(page)
        self.lists_out.stand_on(page, key, record)
        self._first_look.hold(page)
        if old is not None:
            self.pages.removeWidget(old)
            old.deleteLater()

    def _mark(self, key: str) -> None:
        self.frame.side.mark(key)
        family = next((p for e, p in self._entries if e.is_tabs and key in dict(p)), [])
        self.frame.sub_pages.show_pages(family, key)

    def tell(self, words: str, tone: str) -> None:
        """What was done is a toast; what has to be read stays on top."""
        if tone in ("info", "good"):
            self.toast.say(words, tone)
        else:
            self.notice.say(words, tone)

    def back(self) -> None:
        """The page before this one; first of all Esc closes what hangs open."""
        if self.palette_list.isVisible() or self.search.hasFocus():
            self.palette_list.put_away()
        elif self._before:
            key, record = self._before.pop()
            self._place = ("", "")
            self.go(key, record)

    def _record(self) -> str:
        """What the page is of; a page that is of no one record may be opened on a tab of it."""
        key, record = self._place
        return record if key in STANDS_UNDER or key in ("classes", "concern") else ""

    def keep_dialog(self, dialog: FormDialog) -> None:
        """Every dialog tells of itself as it opens."""
        self._typing.keep_dialog(dialog, self._record())

    def keep_place(self) -> None:
        """Remember page, size and place of the window for after the next unlock."""
        key, record = self._place
        page = self.pages.currentWidget()
        hides = isinstance(page, Page) and page.hides_record
        self._desk.set("place", f"{key} {'' if hides else record}")
        self._desk.set("window", bytes(self.saveGeometry().toHex().data()).decode())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window locks the vault."""
        event.ignore()
        self.lock_wanted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(taker_of(self._places.values(), path) for path in dropped_files(event)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A sealed file, a card or a receipt opens the page that takes it, wherever it falls."""
        for path in dropped_files(event):
            place = taker_of(self._places.values(), path)
            if place is not None:
                event.acceptProposedAction()
                self.take_file(place.key, path)
                return

    def take_file(self, key: str, path: str) -> None:
        """Show the page that takes such a file, and give it to it."""
        self.go(key)
        if self.current is not None:
            hand_to(self.current, path)

    def take_any(self, path: str) -> None:
        """A file that the program was started with: to the page that takes it, if the role may."""
        place = taker_of(self._places.values(), path)
        if place is not None:
            self.take_file(place.key, path)
        else:
            self.notice.say(sentence(PermissionDeniedError()), "bad")

    def _begin(self) -> None:
        kept = self._desk.settings.get("window", "")
        if kept:
            self.restoreGeometry(QByteArray.fromHex(QByteArray(kept.encode())))
        key, _, record = self._desk.settings.get("place", "").partition(" ")
        key = page_now(key)
        self.go(key if key in self._places else next(iter(self._places)), record)
        self.greeting.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps icons of the pages, and Lock in sight."""
        super().resizeEvent(event)
        self.frame.fit(self.width())

    def _connect(self) -> None:
        desk = self._desk
        self.projection.anew.connect(self._show_anew)
        desk.message.connect(self.tell)
        desk.changed.connect(self._settle_typing)
        desk.began.connect(self.progress.begin)
        desk.progressed.connect(self.progress.report)
        desk.ended.connect(self.progress.end)
        desk.lock_wanted.connect(self.lock_wanted)
        self.progress.cancel_wanted.connect(desk.cancel)
        self.sidebar.chosen.connect(self._from_sidebar)
        self.frame.sub_pages.chosen.connect(self._from_sidebar)
        self.frame.side.foot.picked.connect(self._from_sidebar)
        self.frame.side.lock_wanted.connect(self.lock_wanted)
        self.frame.side.settings_wanted.connect(lambda: self.go("settings"))
        self.frame.top.blank_wanted.connect(self._blank)
        self.frame.top.help_wanted.connect(self._help)
        self.palette_list.chosen.connect(self._take)

    def _bind_keys(self) -> None:
        everywhere = LockKey(self)
        everywhere.lock_wanted.connect(self.lock_wanted)
        everywhere.blank_wanted.connect(self._blank)
        everywhere.projector_wanted.connect(self._desk.projector.toggle)
        UndoKey(self)
        for keys, act in (
            ("Ctrl+K", self._find),
            ("Ctrl+Z", self._desk.undo),
            ("Ctrl+Shift+Z", self._desk.redo),
            ("Ctrl+N", self._add_pupil),
            ("Ctrl+T", lambda: self.go("checklists")),
            ("F1", self._help),
            ("Alt+Left", self.back),
            ("Esc", self.back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    def _show_anew(self) -> None:
        self.palette_list.put_away()
        self.go(*self._place)

    def _settle_typing(self, _changes: object) -> None:
        forget_typing(self)

    def _find(self) -> None:
        """What stands in the line is replaced by what is typed now."""
        self.search.setFocus()
        self.search.selectAll()

    def _help(self) -> None:
        """Of the page that is open; that page is one step back."""
        if self._place[0] != "help":
            self.go("help", self._place[0])

    def _from_sidebar(self, key: str) -> None:
        if (key, "") != self._place:
            self.go(key)

    def _take(self, choice: Choice) -> None:
        if choice.kind == "page":
            self.go(choice.key)
        elif choice.kind == "objective":
            self.go("objectives", choice.key)
        elif choice.kind == "assessment":
            self.go("markbook", choice.key)
        elif choice.kind in ("pupil", "class"):
            self.go("pupil" if choice.kind == "pupil" else "classes", choice.key)
        elif choice.key == "lock":
            self.lock_wanted.emit()
        elif choice.key == "undo":
            self._desk.undo()
        elif choice.key == "add-pupil":
            self._add_pupil()

    def _add_pupil(self) -> None:
        if self._desk.may(Permission.PUPIL_WRITE):
            self.go("pupils", "new")

    def _blank(self) -> None:
        if self.curtain.isVisible():
            self.curtain.lift()
        else:
            self.curtain.draw(self.tr("Hidden. The vault is still open; Ctrl+L locks it."))
