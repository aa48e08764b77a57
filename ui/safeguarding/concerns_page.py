"""The safeguarding lead's inbox: what was raised, the unread first, and what is wrong with it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.look.tokens import space
from ui.safeguarding.concern_list import ConcernList
from ui.safeguarding.concern_view import ConcernView
from ui.safeguarding.concern_words import kept_words
from ui.widgets.empty import EmptyHint
from ui.widgets.flat_stack import FlatStack
from ui.widgets.page import Page
from ui.widgets.plain import Title
from ui.widgets.switch import Switch
from ui.widgets.tone_mark import Badge
from ui.widgets.typed_fields import SEARCH
from vault.domain.collation import sort_key
from vault.domain.concerns import Concern
from vault.domain.ids import PhotoId

OPEN, CLOSED = "open", "closed"


class ConcernsPage(Page):
    """Concerns on the left, the chosen one with the child's chronology on the right."""

    def keeps_lists(self) -> str:
        return kept_words()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Concern, ...] = ()
        self.unread = Badge("", "info")
        self.unread.hide()
        self.child = QComboBox()
        self.child.setAccessibleName(self.tr("Show concerns about"))
        self.child.setProperty(SEARCH, True)
        self.child.setMaximumWidth(240)
        self.child.addItem(self.tr("All children"), "")
        self.standing = Switch(
            self.tr("Open or closed"),
            ((OPEN, self.tr("Open"), "inbox"), (CLOSED, self.tr("Closed"), "archive")),
        )
        self.standing.show_view(OPEN)
        self.list = ConcernList(self.tr("Raised concerns"))
        self.view = ConcernView(self.list.pictures)
        self.empty_hint = EmptyHint("", "")
        self.empty = EmptyHint(
            self.tr("No concern was raised"),
            self.tr(
                "What staff raise about a child stands here, sealed so that only you can read it."
                " You are told at each unlock what you have not read."
            ),
            icon="heart-handshake",
        )
        self.child.activated.connect(self._show)
        self.standing.chosen.connect(lambda _: self._show())
        self.list.chosen_changed.connect(self.view.show_concern)
        self._lay_out()

    def show_concerns(self, rows: tuple[Concern, ...]) -> None:
        """All there are; the switch and the filter say which of them are listed."""
        self._rows = rows
        new = sum(1 for row in rows if row.is_new)
        self.unread.setText(self.tr("{0} unread").format(new))
        self.unread.setVisible(bool(new))
        count = sum(1 for row in rows if not row.is_closed)
        for key, words in ((OPEN, self.tr("Open · {0}").format(count)), (CLOSED, "")):
            if words:
                self.standing.buttons[key].setText(f" {words}")
        self._fill_children()
        self._show()
        self.stack.setCurrentWidget(self.both if rows else self.empty)
        self._tell(sum(1 for row in rows if row.is_new and not row.is_proven))

    def show_pictures(self, thumbs: Mapping[PhotoId, bytes]) -> None:
        """Thumbnails (JPEG) by photo."""
        self.list.show_pictures(thumbs)
        self.view.face.update()

    def _show(self) -> None:
        is_closed = self.standing.view == CLOSED
        child = self.child.currentData()
        rows = [
            row
            for row in self._rows
            if row.is_closed == is_closed
            and (not child or (row.record is not None and row.record.pupil == child))
        ]
        self.list.show_rows(rows)
        self.empty_hint.title.setText(
            self.tr("No closed concern") if is_closed else self.tr("No open concern")
        )
        self.middle.setCurrentWidget(self.list if rows else self.empty_hint)
        self.view.setVisible(bool(rows))

    def _fill_children(self) -> None:
        before = self.child.currentData()
        pupils = {row.pupil.id: row.pupil for row in self._rows if row.pupil is not None}
        self.child.clear()
        self.child.addItem(self.tr("All children"), "")
        for pupil in sorted(pupils.values(), key=lambda p: sort_key(p.known_as)):
            room = f" ({pupil.class_name})" if pupil.class_name else ""
            self.child.addItem(f"{pupil.known_as}{room}", pupil.id)
        self.child.setCurrentIndex(max(0, self.child.findData(before)))

    def _tell(self, doubtful: int) -> None:
        if doubtful:
            words = (
                self.tr("1 concern is missing or not proven.")
                if doubtful == 1
                else self.tr("{0} concerns are missing or not proven.")
            )
            more = self.tr(
                " Somebody worked on the vault's files past this program: speak to your data lead,"
                " who can check the audit trail."
            )
            self.notice.say(words.format(doubtful) + more, "bad")
        else:
            self.notice.clear()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space("card_padding"))
        title = Title(self.tr("Safeguarding"))
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self.unread, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.child)
        head.addWidget(self.standing)
        self.middle = FlatStack()
        self.middle.addWidget(self.list)
        self.middle.addWidget(self.empty_hint)
        self.middle.setMinimumWidth(260)
        self.both = QWidget()
        both = QHBoxLayout(self.both)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(space("card_padding"))
        both.addWidget(self.middle, 37)
        both.addWidget(self.view, 72)
        self.stack = FlatStack()
        self.stack.addWidget(self.both)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setSpacing(space("card_padding"))
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
