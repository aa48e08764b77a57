"""What is being typed survives a lock: kept encrypted in the vault while it is typed."""

import json
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.desk import Desk
from vault.actions.desk_notes import MyDrafts, SaveDraft
from vault.domain.access import Permission
from vault.domain.people import Draft

_AFTER_MS = 500
Fields = dict[str, str]


class DraftKeeper(QObject):
    """One page's draft on one record. `collect` gives what differs from the record, or nothing."""

    def __init__(
        self, desk: Desk, place: tuple[str, str], collect: Callable[[], Fields], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._place, self._collect = desk, place, collect
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
        fields = self._collect()
        body = json.dumps(fields) if fields else ""
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
                    then({str(k): str(v) for k, v in json.loads(draft.body).items()})

        if self._desk.may(Permission.DRAFT_OWN):
            self._desk.do(self, MyDrafts(), then=look)


def _done(_: object) -> None:
    return
