"""Raising a concern: choose the child, write it down, hand it over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.look.icons import set_icon
from ui.look.tokens import space
from ui.safeguarding.concern_words import kept_words
from ui.safeguarding.face_view import FaceView
from ui.safeguarding.marks_editor import MarksEditor
from ui.safeguarding.other_children import OtherChildren
from ui.safeguarding.pupil_chooser import PupilChooser
from ui.safeguarding.raise_form import RaiseForm
from ui.widgets.faces import FacePictures
from ui.widgets.flat_stack import FlatStack
from ui.widgets.headed_scroll import HeadedScroll
from ui.widgets.key_button import KeyButton
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Quiet, Title
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.tone_mark import ToneMark
from ui.widgets.wrapped import WrappedLabel
from ui.words import tr

_NARROW, _LONGEST = 900, 30


class RaisePage(Page):
    """`hides_record`: even about whom it is written is nobody else's to see until then."""

    hides_record = True
    hand_wanted = Signal()
    close_wanted = Signal()

    def keeps_lists(self) -> str:
        return kept_words()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = FacePictures()
        self.chooser = PupilChooser()
        self.face = FaceView(48, self.pictures)
        self.title = WrappedLabel(kind="title", strong=True)
        self.about = WrappedLabel(tint="text2")
        self.marks = MarksEditor()
        self.others = OtherChildren()
        self.form = RaiseForm(self.marks)
        self.hand = QPushButton()
        self.hand.setProperty("main", True)
        set_icon(self.hand, "send", "onAccent")
        self.hand.clicked.connect(self.hand_wanted)
        self.close_button = KeyButton(tr("Keep draft and close"), "Esc")
        self.close_button.clicked.connect(self.close_wanted)
        self.handed = PlainLabel()
        self.done = QPushButton(tr("Close"))
        self.done.setProperty("main", True)
        self.done.clicked.connect(self.close_wanted)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._by_key)
        QShortcut(QKeySequence("Ctrl+Enter"), self).activated.connect(self._by_key)
        self.stack = FlatStack()
        column = QVBoxLayout(self)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        self._choosing, self._writing, self._done = (
            self._chooser_view(),
            self._form_view(),
            self._handed_view(),
        )
        for view in (self._choosing, self._writing, self._done):
            self.stack.addWidget(view)
        self.show_readers(())

    def choose(self) -> None:
        """No child is chosen yet."""
        self.stack.setCurrentWidget(self._choosing)

    def write_about(self, name: str, about: str) -> None:
        """The form, about a child: their name, and what tells them from another of that name."""
        self.title.say(tr("Raise a concern about {0}").format(name))
        self._pupil_words = about
        self._show_about()
        self.stack.setCurrentWidget(self._writing)

    def show_readers(self, names: tuple[str, ...]) -> None:
        """Who will read it."""
        self._readers = names
        name = names[0] if len(names) == 1 and len(names[0]) <= _LONGEST else ""
        words = tr("Hand to {0}").format(name) if name else tr("Hand to the safeguarding lead")
        self.hand.setText(f" {words}")
        self.hand.setAccessibleName(f"{words} (Ctrl+Enter)")
        self.hand.setToolTip("Ctrl+Enter")
        who = name or tr("the safeguarding lead")
        self.form.danger.setText(
            tr("Is the child in danger now? Find {0}, or call the emergency services.").format(who)
        )
        self._show_about()

    def set_busy(self, *, is_busy: bool) -> None:
        """It is on its way: nothing is typed that would not go with it."""
        for widget in (self.hand, self.form, self.marks, self.others):
            widget.setEnabled(not is_busy)

    def show_handed(self, words: str) -> None:
        """And nothing of what was written."""
        self.form.clear()
        self.marks.clear()
        self.others.clear()
        self.notice.clear()
        self.handed.setText(words)
        self.stack.setCurrentWidget(self._done)
        self.done.setFocus()

    _pupil_words = ""
    _readers: tuple[str, ...] = ()

    def showEvent(self, event: QShowEvent) -> None:
        """The caret stands where the first word is written."""
        super().showEvent(event)
        is_choosing = self.stack.currentWidget() is self._choosing
        first = self.chooser.line if is_choosing else self.form.facts
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside it, the body map stands below."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        is_narrow = event.size().width() < _NARROW
        self._cards.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def _show_about(self) -> None:
        if self._readers:
            who = tr(" and ").join(self._readers)
            goes = tr("Goes to {0}, and to nobody else.").format(who)
        else:
            goes = tr("Goes to the safeguarding lead, and to nobody else.")
        self.about.say(f"{self._pupil_words}. {goes}" if self._pupil_words else goes)

    def _by_key(self) -> None:
        if self.stack.currentWidget() is self._writing and self.hand.isEnabled():
            self.hand_wanted.emit()

    def _chooser_view(self) -> QWidget:
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("card_padding"))
        column.addWidget(Title(tr("Raise a concern")))
        column.addWidget(Quiet(tr("Which child is it about?")))
        column.addWidget(self.chooser, 1)
        return view

    def _form_view(self) -> QWidget:
        pad = space("card_padding")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.about)
        words.addWidget(self.others)
        top = QWidget()
        head = QHBoxLayout(top)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(pad)
        head.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        area = ScrollColumn(tr("The concern"), sideways=False)
        area.column.setContentsMargins(0, 0, 0, 0)
        cards = self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        cards.setSpacing(pad)
        area.column.addLayout(cards)
        cards.addWidget(self.form, 62)
        cards.addWidget(self.marks, 38)
        kept = Quiet(
            tr("What you type is kept as a sealed draft. Only you can open it."), is_small=True
        )
        foot = QHBoxLayout()
        foot.addWidget(kept, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.hand)
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(pad)
        column.addWidget(HeadedScroll(top, area, pad), 1)
        column.addLayout(foot)
        return view

    def _handed_view(self) -> QWidget:
        self.handed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        view = QWidget()
        column = QVBoxLayout(view)
        column.addStretch(2)
        column.addWidget(ToneMark("good", 24), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.handed)
        column.addSpacing(12)
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return view
