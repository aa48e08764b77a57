"""The head of a pupil's page, which answers before a click: who, what to know, whom to call."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.tokens import face_size, space
from ui.pupils.call_first import CallFirst
from ui.pupils.consent_marks import ConsentMarks
from ui.pupils.header_alerts import HeaderAlerts
from ui.pupils.header_photo import HeaderPhoto
from ui.pupils.pupil_words import MARKED, legal_words, who_words
from ui.widgets.badges import BadgeRow
from ui.widgets.faces import initials
from ui.widgets.flow import Flow
from ui.widgets.wrapped import WrappedLabel
from ui.words import tr
from vault.domain.alert_order import shown_on
from vault.domain.people import PUPIL_NAMES, PupilPage, allows, called_of

_NARROW = 880
_SIDE, _SIDE_NARROW = 348, 272
"""Width of the right part."""
_BELOW, _ANY = 680, 16_777_215
"""Below this width the right part stands under the rest: alerts would be a few letters wide."""


class PupilHeader(QFrame):
    """Photo and name at the left, alerts in the middle, whom to call at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.photo = HeaderPhoto()
        self.add_photo = QPushButton(tr("Choose a photo …"))
        self.add_photo.setProperty("kind", "link")
        self.add_photo.setToolTip(tr("Or drop a picture onto this page"))
        self.title = WrappedLabel(kind="title", strong=True)
        self.legal = WrappedLabel(tint="text2")
        self.legal.setContentsMargins(0, 0, 0, 3)
        self.who = WrappedLabel(tint="text2")
        self.badges = BadgeRow(tr("Restrictions, holds and requests"))
        self.badges.hide()
        self.alerts = HeaderAlerts()
        self.calls = CallFirst()
        self.marks = ConsentMarks()
        self._rule, self._edge = _rule(), _rule()
        self._rule.setFixedHeight(1)
        self._edge.setMinimumSize(1, 1)
        self._lay_out()

    def _lay_out(self) -> None:
        pad = space("card_padding")
        left = QVBoxLayout()
        left.setSpacing(space("half"))
        left.addWidget(self.photo)
        left.addWidget(self.add_photo, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        across = space("card_padding")
        names = Flow(self.title, self.legal, across=across, down=0, at_feet=True)
        middle = QVBoxLayout()
        middle.setSpacing(space("grid"))
        middle.addLayout(names)
        for widget in (self.who, self.badges, self.alerts):
            middle.addWidget(widget)
        middle.addStretch(1)
        self.side = QWidget()
        right = QVBoxLayout(self.side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(space("grid"))
        for part in (self.calls, self._rule, self.marks):
            right.addWidget(part)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left)
        row.addLayout(middle, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(pad, pad, pad, pad)
        self._row.setSpacing(20)
        self._row.addLayout(row, 1)
        self._row.addWidget(self._edge)
        self._row.addWidget(self.side)

    def limit(self, *, sees_contacts: bool, purposes: frozenset[str]) -> None:
        """What the role may not read is not there."""
        self.calls.setVisible(sees_contacts)
        self.marks.limit(purposes)
        self.marks.setVisible(bool(purposes & MARKED.keys()))
        self._rule.setVisible(sees_contacts and not self.marks.isHidden())
        self.side.setVisible(sees_contacts or not self.marks.isHidden())
        self._edge.setVisible(not self.side.isHidden())

    def show_pupil(self, page: PupilPage, today: date) -> None:
        """`today` decides which alerts stand and how old they are."""
        facts = page.facts
        self.title.say(facts.known_as)
        self.title.setAccessibleName(facts.known_as)
        self.legal.say(legal_words(facts))
        self.legal.setVisible(bool(self.legal.text()))
        self.who.say(who_words(page, today))
        self.who.setVisible(bool(self.who.text()))
        self.alerts.show_alerts(shown_on(today, page.alerts))
        self.calls.show_contacts(page.contacts)
        self.marks.show_consents(page.consents)
        self._show_photo_state(page)

    def show_standing(self, badges: Sequence[tuple[str, str]]) -> None:
        """Pairs of words and tone."""
        self.badges.show_badges(badges)

    def event(self, event: QEvent) -> bool:
        """Never pressed together: where the window is too low for it, the page scrolls."""
        done = super().event(event)
        if event.type() == QEvent.Type.Resize:
            self._fit()
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            layout = self.layout()
            high = layout.totalHeightForWidth(self.width()) if layout is not None else 0
            if high > 0 and high != self.minimumHeight():
                self.setMinimumHeight(high)
        return done

    def _fit(self) -> None:
        narrow = self.width() < _NARROW
        self.photo.fit(face_size("class_default" if narrow else "pupil"))
        below = self.width() < _BELOW
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if below else direction.LeftToRight)
        self._edge.setMaximumSize(*((_ANY, 1) if below else (1, _ANY)))
        wide = _SIDE_NARROW if narrow else _SIDE
        self.side.setMinimumWidth(0 if below else wide)
        self.side.setMaximumWidth(_ANY if below else wide)

    def _show_photo_state(self, page: PupilPage) -> None:
        called = called_of({n: getattr(page.facts, n) for n in PUPIL_NAMES})
        self.photo.show_name(called.known_as, initials(called))
        if photo_refused(page):
            self.photo.show_none(tr("Photo refused"), is_refused=True)
        elif page.current_photo is None:
            asked = any(c.purpose == "photo-class" for c in page.consents)
            self.photo.show_none(tr("No photo yet") if asked else tr("No photo, not asked"))


def photo_refused(page: PupilPage) -> bool:
    """Whether no photo of the child may show in class, nor here."""
    state = next((c.state for c in page.consents if c.purpose == "photo-class"), "")
    return not allows(state, "photo-class")


def _rule() -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    return line
