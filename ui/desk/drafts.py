"""What is being typed survives a lock: kept encrypted in the vault while it is typed."""

import json
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from ui.desk.desk import Desk
from vault.actions.desk_notes import MyDrafts, SaveDraft
from vault.domain.access import Permission
from vault.domain.people import Draft, field_now

_AFTER_MS = 500
_TYPED, _STOOD = "typed", "stood"
Fields = dict[str, str]


def packed(typed: Fields, stood: Fields) -> str:
    """A draft's body: what was typed, and what stood there before; '' for nothing."""
    stood_here = {name: text for name, text in stood.items() if name in typed}
    return json.dumps({_TYPED: typed, _STOOD: stood_here}) if typed else ""


def unpacked(body: str) -> tuple[Fields, Fields]:
    """The inverse; drafts of older programs say nothing of what stood there."""
    content = json.loads(body) if body else {}
    has_both = isinstance(content.get(_TYPED), dict) and isinstance(content.get(_STOOD), dict)
    typed, stood = (content[_TYPED], content[_STOOD]) if has_both else (content, {})
    return _texts(typed), _texts(stood)


def _texts(fields: Mapping[object, object]) -> Fields:
    return {field_now(str(name)): str(text) for name, text in fields.items()}


class DraftKeeper(QObject):
    """One page's draft on one record. `collect` gives what differs from the record, or nothing;
    `stands` what the record says of these fields. `moved` names fields that somebody changed
    between the typing and its coming back."""

    def __init__(
        self,
        desk: Desk,
        place: tuple[str, str],
        collect: Callable[[], Fields],
        parent: QObject,
        stands: Callable[[], Fields] = dict,
    ) -> None:
        super().__init__(parent)
        self._desk, self._place, self._collect = desk, place, collect
        self._stands = stands
        self.moved: tuple[str, ...] = ()
        self._kept = ""
        self._is_dropped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        desk.about_to_lock.connect(self.keep)
        desk.about_to_leave.connect(self.keep)

    def typed(self) -> None:
        """Something was typed; it is kept half a second after the last key."""
        self._is_dropped = False
        self._timer.start()

    def keep(self) -> None:
        """Write down what differs now."""
        self._timer.stop()
        if self._is_dropped:
            return
        body = packed(self._collect(), self._stands())
        if body != self._kept and self._desk.may(Permission.DRAFT_OWN):
            self._kept = body
            # The desk owns the answer: the draft must be written even when the page has gone.
            self._desk.do(self._desk, SaveDraft(*self._place, body), then=_done)

    def drop(self) -> None:
        """It was saved for good, or thrown away."""
        self._timer.stop()
        if self._kept:
            self._kept = ""
            self._desk.do(self._desk, SaveDraft(*self._place, ""), then=_done)
        self._is_dropped = True

    def fetch(self, then: Callable[[Fields], None]) -> None:
        """Call back with what was typed before, when there is something."""

        def look(drafts: tuple[Draft, ...]) -> None:
            for draft in drafts:
                if (draft.page, draft.record) == self._place:
                    self._kept = draft.body
                    typed, stood = unpacked(draft.body)
                    now = self._stands()
                    self.moved = tuple(n for n, was in stood.items() if now.get(n, "") != was)
                    then(typed)

        if self._desk.may(Permission.DRAFT_OWN):
            self._desk.do(self, MyDrafts(), then=look)


def _done(_: object) -> None:
    return
