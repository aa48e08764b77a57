"""What is typed on a page or in a dialog is back: after a lock, and after it was closed.

The window does this for every page and every dialog (`typed_fields` finds the fields), so that no
form can forget it. What is typed is sealed to its own author as it is kept.
"""

import json
from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from ui.desk.desk import Desk
from ui.desk.drafts import packed, unpacked
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.moment_field import MomentField
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.typed_fields import (
    MASKED,
    SEARCH,
    put_into,
    text_of,
    typed_fields,
    was_typed,
    when_typed,
)
from vault.actions.desk_notes import MyDrafts, SaveDraft
from vault.domain.access import Permission
from vault.domain.english.wording import is_same_text
from vault.domain.people import Draft

_AFTER_MS = 500
_DIALOG = "dialog"
_DIALOGS = f'["{_DIALOG}"'
_WATCHED = "isWatched"


class TypedKeeper(QObject):
    """Keeps what is typed below `root`, for one place: (name, record). `tell` is called once with
    the drafts, whether anything was put back, and the fields that read otherwise by now than when
    it was typed. `hides` keeps the record out of everybody else's sight."""

    def __init__(
        self,
        desk: Desk,
        root: QWidget,
        place: tuple[str, str],
        tell: Callable[[tuple[Draft, ...], bool, Sequence[str]], None],
        *,
        hides: bool = False,
    ) -> None:
        super().__init__(root)
        self._desk, self._root, self._place, self._tell = desk, root, place, tell
        self._hides = hides
        self.emptied: Callable[[], None] = lambda: None
        """Called when nothing is left that was typed."""
        self._kept, self._waiting = "", ""
        self._stood: dict[str, str] = {}
        """What the program last put into each field."""
        self._moved: list[str] = []
        self._drafts: tuple[Draft, ...] = ()
        self._is_read = self._is_ready = self._is_dropped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self._watch()
        if desk.may(Permission.DRAFT_OWN):
            desk.ended.connect(self._settle)
            desk.about_to_lock.connect(self.keep)
            desk.do(self, MyDrafts(), then=self._look)

    def keep(self) -> None:
        """Write down what is typed now."""
        self._write(self._collect())

    def leave(self) -> None:
        """The page goes: what was looked for on it is over."""
        self._write(self._collect(searches=False))

    def drop(self) -> None:
        """It was saved for good, or thrown away."""
        self._is_ready = True
        self._write({})
        self._is_dropped = True

    def keeps(self) -> bool:
        """Whether it will be kept: not what was saved or thrown away."""
        return self._desk.may(Permission.DRAFT_OWN) and not self._is_dropped

    def has_text(self) -> bool:
        """Whether something is typed that would be lost."""
        written = (f for _, f in typed_fields(self._root))
        fields = (f for f in written if not isinstance(f, QComboBox) or f.isEditable())
        return any(was_typed(field) and text_of(field).strip() for field in fields)

    def _write(self, fields: dict[str, str]) -> None:
        self._timer.stop()
        if not self._is_ready:
            if not fields:
                return  # what was kept before is not known yet, and stays
            fields = {**unpacked(self._waiting)[0], **fields}
        body = packed(fields, {**unpacked(self._waiting)[1], **self._stood})
        if self.keeps() and body != self._kept:
            self._kept = body
            if not body:
                self.emptied()
            # The desk owns the answer: it must be written even when the page has gone.
            draft = SaveDraft(*self._place, body, hides_record=self._hides)
            self._desk.do(self._desk, draft, then=_done)

    def _collect(self, *, searches: bool = True) -> dict[str, str]:
        return {
            name: text_of(field)
            for name, field in typed_fields(self._root)
            if was_typed(field) and (searches or not field.property(SEARCH))
        }

    def _look(self, drafts: tuple[Draft, ...]) -> None:
        self._drafts, self._is_read = drafts, True
        page, record = self._place
        here = [d for d in drafts if d.record == record and _is_same_place(d.page, page)]
        for draft in sorted(here, key=lambda d: d.page != page)[:1]:
            self._waiting, self._place = draft.body, (draft.page, draft.record)

    def _settle(self) -> None:
        """Nothing runs any more: the page has been filled, and so have its fields."""
        if not shiboken6.isValid(self._root) or self._is_dropped or not self._is_read:
            return
        self._watch()
        self._stood |= {n: text_of(f) for n, f in typed_fields(self._root) if not was_typed(f)}
        if not self._is_ready:
            self._is_ready = True
            self._kept = self._waiting
            self._tell(self._drafts, self._put_back(), self._moved)
        elif not self._timer.isActive():
            self.keep()

    def _put_back(self) -> bool:
        """Whether anything was, that did not stand there anyway."""
        fields, stood = unpacked(self._waiting)
        is_back = False
        for called, field in list(typed_fields(self._root)):
            # It may have been typed in the other English.
            alike = (known for known in fields if is_same_text(known, called))
            name = called if called in fields else next(alike, called)
            text = fields.get(name)
            if text is None or was_typed(field) or not shiboken6.isValid(field):
                continue
            now = text_of(field)
            is_back = is_back or (text != now and bool(text))
            if name in stood and now not in (stood[name], text):
                shown = "" if field.property(MASKED) else f": {now or '–'}"
                self._moved.append(f"{name.rpartition(' ')[0]}{shown}")
            put_into(field, text)
        return is_back

    def _watch(self) -> None:
        for _, field in typed_fields(self._root):
            if not field.property(_WATCHED):
                field.setProperty(_WATCHED, True)
                when_typed(field, self._typed)

    def _typed(self) -> None:
        self._timer.start()


class WindowTyping:
    """What the window does about it, for its page and for every dialog; tells of it in `notice`."""

    def __init__(self, desk: Desk, notice: Notice) -> None:
        self._desk, self._notice = desk, notice
        self._page: TypedKeeper | None = None
        self._back_words = ""

    def keep_page(self, page: QWidget, key: str, record: str) -> None:
        """From now on, as the page is shown."""

        def tell(drafts: tuple[Draft, ...], is_back: bool, moved: Sequence[str]) -> None:
            waiting = dialogs_kept(drafts, record) if record else []
            if self._notice.text and self._notice.property("tone") not in ("info", "good"):
                return
            if is_back:
                self._back_words = _back_words(page, moved)
                self._notice.say(self._back_words, "warn")
            elif waiting:
                self._notice.say(_kept_words(page, waiting[0]), "warn")

        hides = isinstance(page, Page) and page.hides_record
        self._page = TypedKeeper(self._desk, page, page_place(key, record), tell, hides=hides)
        self._page.emptied = self._forget_back

    def _forget_back(self) -> None:
        """What was back has been saved or taken away: nothing of it is said any more."""
        if self._back_words and self._notice.text == self._back_words:
            self._notice.clear()

    def leave_page(self) -> None:
        """The page goes, and what is typed on it is there when it comes again."""
        if self._page is not None and shiboken6.isValid(self._page):
            self._page.leave()
        # On another page it would be said of what stands there.
        self._forget_back()
        self._page = None

    def keep_dialog(self, dialog: FormDialog, record: str) -> None:
        """Closed by Esc, what is typed is there when it opens again on the same record; saved, or
        thrown away by Cancel, it is not."""

        def tell(_: object, is_back: bool, moved: Sequence[str]) -> None:
            if is_back:
                # What the dialog warns of stays said.
                words = f"{_back_words(dialog, moved)} {dialog.notice.text}"
                dialog.notice.say(words.strip(), "warn")

        title = dialog.windowTitle()
        if self._notice.text == _kept_words(dialog, title):
            # It is open: what is said of it now would be false once it is sent.
            self._notice.clear()
        place = dialog_place(dialog, record)
        keeper = TypedKeeper(self._desk, dialog, place, tell, hides=dialog.hides_record)

        def closed() -> None:
            if keeper.has_text() and keeper.keeps():
                self._notice.say(_kept_words(dialog, title))
            keeper.keep()

        # Who has no key to keep a draft with is promised nothing.
        dialog.has_text = lambda: keeper.keeps() and keeper.has_text()
        dialog.accepted.connect(keeper.drop)
        dialog.thrown_away.connect(keeper.drop)
        dialog.rejected.connect(closed)


def _kept_words(widget: QWidget, title: str) -> str:
    return widget.tr("What you typed in '{0}' is kept. Open it again to carry on.").format(title)


def _back_words(widget: QWidget, moved: Sequence[str]) -> str:
    words = widget.tr("What you were typing has been restored.")
    if moved:
        words += " " + widget.tr("Changed by someone else since: {0}.").format("; ".join(moved))
    return words


def page_place(key: str, record: str) -> tuple[str, str]:
    """Where what is typed on a page is kept."""
    return f"page {key}", record


def dialog_place(dialog: FormDialog, record: str) -> tuple[str, str]:
    """The same of a dialog: by the row that it changes; where it changes none, by its words and
    what stood in it as it opened. So what was typed about one person's contact never comes back
    over another's, and comes back when somebody changed that contact meanwhile. Days are left out:
    many begin with today's."""
    title = dialog.windowTitle()
    if dialog.of:
        return json.dumps([_DIALOG, type(dialog).__name__, title, dialog.of]), record
    stood = [
        text_of(f)
        for _, f in typed_fields(dialog)
        if not isinstance(f, DateField | MomentField | QComboBox)
    ]
    return json.dumps([_DIALOG, type(dialog).__name__, title, dialog.explained, stood]), record


def _is_same_place(one: str, other: str) -> bool:
    """Also where the title was written in the other English. Whom it is about is the same to the
    letter: 'Grey' and 'Gray' are two people."""
    if one == other or not (one.startswith(_DIALOGS) and other.startswith(_DIALOGS)):
        return one == other
    (_, kind, title, *about), (_, other_kind, other_title, *others) = map(json.loads, (one, other))
    return (kind, about) == (other_kind, others) and is_same_text(title, other_title)


def dialogs_kept(drafts: tuple[Draft, ...], record: str) -> list[str]:
    """Titles of the dialogs about this record in which something is kept."""
    return [
        str(json.loads(draft.page)[2])
        for draft in drafts
        if draft.record == record and draft.page.startswith(_DIALOGS)
    ]


def _done(_: object) -> None:
    return
