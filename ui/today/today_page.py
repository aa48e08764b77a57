"""Today: on the left the children, on the right what is due; one below the other where it is
narrow."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from ui.look.tokens import size, space
from ui.today.birthday_card import BirthdayCard
from ui.today.card import ShortLine
from ui.today.class_card import ClassCard
from ui.today.day_card import DayCard
from ui.today.due_cards import DueCards
from ui.today.known_card import KnownCard
from ui.today.locked_card import LockedCard
from ui.today.school_card import SchoolCard
from ui.today.steps_card import StepsCard
from ui.today.today_words import day_words, steps_words
from ui.widgets.faces import FacePictures
from ui.widgets.page import Page
from vault.domain.ids import PhotoId
from vault.domain.today import Today

_ANY = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX: no limit."""
_GROWS = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
_STAYS = (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)


class TodayPage(Page):
    """`wanted` carries the page and the record to go to."""

    wanted = Signal(str, str)
    projects = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = FacePictures()
        self.title, self.day = ShortLine("title", strong=True, least=24), ShortLine()
        self.steps, self.locked = StepsCard(), LockedCard()
        self.classes, self.school = ClassCard(self.pictures), SchoolCard()
        self.known, self.due = KnownCard(self.pictures), DueCards()
        self.birthdays, self.plan = BirthdayCard(), DayCard()
        self._cards = (
            *(self.steps, self.classes, self.school, self.known),
            *(self.due, self.plan, self.birthdays, self.locked),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space("card_padding"))
        head.addWidget(self.title)
        head.addWidget(self.day)
        head.addStretch(1)
        self.left, self.right = QWidget(), QWidget()
        for side, cards in (
            (self.left, (self.steps, self.classes, self.school, self.known)),
            (self.right, (self.due, self.plan, self.birthdays, self.locked)),
        ):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(space("between_cards"))
            for card in cards:
                card.hide()
                column.addWidget(card)
            column.addStretch(1)
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.both.setSpacing(space("between_cards"))
        self.both.addWidget(self.left, 1)
        self.both.addWidget(self.right)
        self.rest = QSpacerItem(0, 0, *_STAYS)
        self.both.addSpacerItem(self.rest)
        column = QVBoxLayout(self)
        column.setSpacing(space("card_padding"))
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(self.both)
        column.addStretch(1)

    def _connect(self) -> None:
        self.due.wanted.connect(self.wanted)
        self.plan.register_opened.connect(lambda record: self.wanted.emit("register", record))
        self.steps.wanted.connect(self.wanted)
        self.classes.class_opened.connect(lambda class_id: self.wanted.emit("classes", class_id))
        self.school.class_opened.connect(lambda class_id: self.wanted.emit("classes", class_id))
        for card in (self.classes, self.known, self.birthdays):
            card.pupil_opened.connect(lambda pupil: self.wanted.emit("pupil", pupil))

    def show_greeting(self, words: str) -> None:
        """Name and day."""
        self.title.say(words)

    def show_today(
        self, today: Today, *, wanted: str, lead: str, is_projected: bool = False
    ) -> None:
        """`wanted` is the class whose faces are shown, `lead` the name of who is acting."""
        has_steps = today.steps is not None
        is_empty = today.steps is not None and not today.steps.pupils
        self.day.say(steps_words() if is_empty else day_words(today.day, today.term))
        shows_faces = today.is_own and (
            not today.classes or any(c.faces for c in today.classes) or len(today.classes) == 1
        )
        sees = today.sees_pupils and not is_empty
        if today.steps is not None:
            self.steps.show_steps(today.steps, lead)
        if shows_faces:
            self.classes.show_classes(today, wanted)
        else:
            self.school.show_classes(today)
        self.known.show_known(today.must_know)
        self.birthdays.show_birthdays(today.birthdays, today.day)
        plan = today.plan
        if plan is not None:
            self.plan.show_plan(plan)
        self.due.show_cards(today.due, today.due_more, has_main=not has_steps)
        for card, is_shown in (
            (self.steps, has_steps),
            (self.classes, sees and shows_faces),
            (self.school, sees and not shows_faces),
            (self.known, sees and not is_projected),
            (self.due, (not is_empty or bool(today.due)) and not is_projected),
            (self.plan, sees and plan is not None and (today.is_own or not plan.is_open)),
            (self.birthdays, sees and not shows_faces and today.birthdays.total > 0),
            (self.locked, is_empty),
        ):
            card.setVisible(is_shown)
        self.left.setVisible(has_steps or sees)
        self._fit()

    def show_pictures(self, thumbs: dict[PhotoId, bytes]) -> None:
        """Thumbnails by photo id (JPEG bytes)."""
        self.pictures.put(thumbs)
        self.classes.faces.viewport().update()
        self.known.lines.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """As wide as the window lets it be: it lays itself out by that."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Beside each other as long as there is room for both."""
        letter = self.fontMetrics().averageCharWidth()
        is_wide = self.width() >= size("fold_below_width")
        is_alone = not self.left.isVisibleTo(self)
        right = (44 if is_wide else 31) * letter
        margins = 2 * space("page_margin")
        left = max(self.left.minimumSizeHint().width(), 48 * letter)
        is_narrow = left + self.both.spacing() + right + margins > self.width()
        direction = QBoxLayout.Direction
        self.both.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self.both.setStretchFactor(self.left, 0 if is_alone else 1)
        self.rest.changeSize(0, 0, *_GROWS if is_alone else _STAYS)
        if is_narrow:
            self.right.setMinimumWidth(0)
            self.right.setMaximumWidth(_ANY)
        else:
            self.right.setFixedWidth(right)
        self.both.invalidate()
        self.classes.faces.make_small(is_small=not is_wide)
