"""One concern in full: who and when, each part under its heading, what else is known, and what can
be done next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.look.icons import set_icon
from ui.look.tokens import space
from ui.safeguarding.body_map import BodyMapView
from ui.safeguarding.chronology import Chronology
from ui.safeguarding.concern_words import (
    ALSO,
    SINCE,
    about_pupil,
    breakable,
    child_words,
    heading_words,
    others_words,
    raised_words,
)
from ui.safeguarding.face_view import FaceView
from ui.widgets.faces import FacePictures
from ui.widgets.flow import Flow
from ui.widgets.headed_scroll import HeadedScroll
from ui.widgets.plain import PlainLabel, Quiet
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.wrapped import WrappedLabel
from vault.domain.concern_entries import people_told
from vault.domain.concern_form import MARK, WORDS, ConcernParts, parts_of
from vault.domain.concerns import STANDING_WORDS, Concern, Standing
from vault.domain.sealed import SealedRecord

_HEADS, _NARROW = 112, 620


class ConcernAct(StrEnum):
    """What a safeguarding lead can do with a concern."""

    PUPIL = "pupil"
    READ = "read"
    ENTRY = "entry"
    TELL = "tell"
    LINK = "link"
    CLOSE = "close"
    REOPEN = "reopen"


class ConcernView(QFrame):
    """`acted` carries the word of the act and the concern."""

    acted = Signal(object, object)

    def __init__(self, pictures: FacePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._concern: Concern | None = None
        self.face = FaceView(56, pictures)
        self.name = WrappedLabel(kind="title", strong=True)
        self.about, self.raised = Quiet(), Quiet()
        self.doubt = PlainLabel()
        self.doubt.setProperty("tone", "bad")
        self.doubt.setContentsMargins(12, 8, 12, 8)
        self.parts = QWidget()
        self.map = BodyMapView()
        self.chronology = Chronology()
        self.area = ScrollColumn(self.tr("The concern"), sideways=False)
        self.buttons = {
            ConcernAct.PUPIL: self._button(self.tr("Open pupil"), "", ConcernAct.PUPIL),
            ConcernAct.LINK: self._button(self.tr("Link a child …"), "link", ConcernAct.LINK),
            ConcernAct.TELL: self._button(self.tr("Tell someone …"), "user-plus", ConcernAct.TELL),
            ConcernAct.CLOSE: self._button(self.tr("Close concern …"), "archive", ConcernAct.CLOSE),
            ConcernAct.REOPEN: self._button(
                self.tr("Open again …"), "rotate-cw", ConcernAct.REOPEN
            ),
            ConcernAct.ENTRY: self._button(self.tr("Add an entry …"), "plus", ConcernAct.ENTRY),
            ConcernAct.READ: self._button(self.tr("I have read it"), "check", ConcernAct.READ),
        }
        self.buttons[ConcernAct.PUPIL].setProperty("kind", "link")
        self.buttons[ConcernAct.READ].setProperty("main", True)
        set_icon(self.buttons[ConcernAct.READ], "check", "onAccent")
        self._lay_out()
        self.show_concern(None)

    def show_concern(self, concern: Concern | None) -> None:
        """None: there is none to be read."""
        self._concern = concern
        self._show_acts(concern)
        for widget in (self.area, self.face, self._foot):
            widget.setVisible(concern is not None)
        if concern is None:
            self._show_parts(ConcernParts(()))
            self.map.show_marks(())
            for label in (self.name, self.about, self.raised, self.doubt):
                label.clear()
            return
        today = date.today()
        self.face.show_pupil(concern.pupil)
        self.name.say(child_words(concern))
        self.about.setText(about_pupil(concern.pupil, today) if concern.pupil is not None else "")
        closed = self.tr(" It is closed.") if concern.is_closed else ""
        unread = self.tr(" Not read yet.") if concern.is_new else ""
        self.raised.setText(raised_words(concern, today) + unread + closed)
        is_plain = concern.standing is Standing.SIGNED
        self.doubt.setText("" if is_plain else self.tr(STANDING_WORDS[concern.standing]))
        self.doubt.setVisible(not is_plain)
        self.doubt.setProperty("tone", "info" if concern.is_proven else "bad")
        self.doubt.style().polish(self.doubt)
        parts = _parts(concern)
        self._show_parts(parts)
        self.map.show_marks(parts.marks)
        self.chronology.wait("")
        self.area.verticalScrollBar().setValue(0)

    def show_chronology(self, entries: Sequence[SealedRecord]) -> None:
        """Of the child whom the shown concern is about; the concern itself is left out."""
        if self._concern is not None and self._concern.pupil is not None:
            others = [entry for entry in entries if entry.id != self._concern.id]
            record = self._concern.record
            told = people_told(record, others) if record is not None else ()
            if record is not None and told:
                parts = _parts(self._concern)
                self._show_parts(replace(parts, parts=(*parts.parts, (SINCE, "\n".join(told)))))
            self.chronology.show_entries(self._concern.pupil.called.given, others)

    @property
    def text(self) -> str:
        """All that is shown of the concern, as one text."""
        labels = self.parts.findChildren(PlainLabel)
        return "\n".join(label.text() for label in (self.doubt, *labels) if label.text())

    def _button(self, words: str, icon: str, act: ConcernAct) -> QPushButton:
        button = QPushButton(f" {words}" if icon else words)
        button.setAccessibleName(words)
        if icon:
            set_icon(button, icon)
        button.clicked.connect(lambda: self.acted.emit(act, self._concern))
        return button

    def _show_acts(self, concern: Concern | None) -> None:
        """One filled button: to have read it, and after that to write what comes of it."""
        is_new = concern is not None and concern.is_new
        is_about = concern is not None and concern.pupil is not None and concern.is_proven
        is_closed = concern is not None and concern.is_closed
        offered = {
            ConcernAct.PUPIL: concern is not None and concern.pupil is not None,
            ConcernAct.READ: is_new,
            ConcernAct.ENTRY: is_about,
            ConcernAct.TELL: is_about,
            ConcernAct.LINK: is_about and not is_new,
            ConcernAct.CLOSE: is_about and not is_closed,
            ConcernAct.REOPEN: is_about and is_closed,
        }
        for act, is_offered in offered.items():
            self.buttons[act].setVisible(is_offered)
        entry = self.buttons[ConcernAct.ENTRY]
        entry.setProperty("main", not is_new)
        set_icon(entry, "plus", "text" if is_new else "onAccent")
        entry.style().polish(entry)

    def _show_parts(self, parts: ConcernParts) -> None:
        old, self.parts = self.parts, QWidget()
        grid = QGridLayout(self.parts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, _HEADS)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (heading, words) in enumerate(parts.parts):
            head = Quiet(heading_words(heading))
            head.setFixedWidth(_HEADS + 12)
            text = PlainLabel(breakable(_mark_words(words) if heading == MARK else words))
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(f"{heading_words(heading)}: {text.text()}")
            if heading == WORDS:
                text.setObjectName("quote")
            grid.addWidget(head, row, 0, top)
            grid.addWidget(text, row, 1)
        self._body.replaceWidget(old, self.parts)
        old.hide()
        old.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside it, the body map stands below."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        is_narrow = event.size().width() < _NARROW
        self._body.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def _lay_out(self) -> None:
        # The card shows through.
        for widget in (self.area.viewport(), self.area.inner):
            widget.setAutoFillBackground(False)
        column = self.area.column
        pad = space("card_padding")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(pad)
        self._body.addWidget(self.parts, 1)
        self._body.addWidget(self.map, 0, Qt.AlignmentFlag.AlignTop)
        column.setContentsMargins(pad + 4, pad, pad + 4, pad)
        column.setSpacing(pad)
        column.addWidget(self.doubt)
        column.addLayout(self._body)
        column.addWidget(rule())
        column.addWidget(self.chronology)
        column.addStretch(1)
        self._foot = QFrame()
        self._foot.setObjectName("cardfoot")
        left = (ConcernAct.LINK, ConcernAct.CLOSE, ConcernAct.REOPEN)
        right = (ConcernAct.TELL, ConcernAct.ENTRY, ConcernAct.READ)
        foot = Flow(*(self.buttons[act] for act in (*left, *right)), from_right=2)
        foot.setContentsMargins(pad + 4, 12, pad + 4, 12)
        self._foot.setLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(HeadedScroll(self._head(), self.area), 1)
        layout.addWidget(self._foot)

    def _head(self) -> QWidget:
        pad = space("card_padding")
        names = QHBoxLayout()
        names.setSpacing(12)
        self.about.setWordWrap(False)
        names.addWidget(self.name)
        names.addWidget(self.about, 0, Qt.AlignmentFlag.AlignVCenter)
        names.addStretch(1)
        names.addWidget(self.buttons[ConcernAct.PUPIL])
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(names)
        words.addWidget(self.raised)
        head = QHBoxLayout()
        head.setContentsMargins(pad + 4, pad, pad, pad)
        head.setSpacing(pad)
        head.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        return widget


def rule() -> QFrame:
    """A thin line."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def _parts(concern: Concern) -> ConcernParts:
    """Of the text, and of whom else the same was raised."""
    record = concern.record
    if record is None:
        return ConcernParts(())
    parts = parts_of(record.text)
    if not record.others:
        return parts
    names = [pupil.known_as for pupil in concern.others]
    also = (ALSO, others_words(names, len(record.others)))
    return replace(parts, parts=(also, *parts.parts))


def _mark_words(words: str) -> str:
    """'1 left forearm' instead of where it stands on the outline, which is drawn beside it."""
    place, _, about = words.partition(": ")
    number, _, where = place.partition(", ")
    return f"{number}  {about or where}"
