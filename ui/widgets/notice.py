"""A line that tells what happened, in a colour and with a word for it; never markup."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.look.icons import set_icon
from ui.widgets.made_late import MadeLate
from ui.widgets.plain import PlainLabel, plain_tip
from ui.widgets.toast import toast_of
from ui.widgets.tone_mark import ToneMark

_FRESH_MS = 100


class Notice(MadeLate):
    """Hidden until something is said, and until then there is nothing in it. `act` is a button for
    what is to be done about it, shown when it is offered; `closes` says whether a person can put
    the line away."""

    act: QPushButton

    def __init__(self, parent: QWidget | None = None, *, closes: bool = True) -> None:
        super().__init__(parent)
        self._text, self._closes = "", closes
        self._since_shown = QElapsedTimer()
        self._is_quiet = False
        self._then: Callable[[], None] = self.clear
        self.hide()

    def make(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(12)
        self._mark, self._words = ToneMark(), PlainLabel(self._text, self)
        self._words.setAccessibleName(self.tr("Message"))
        self.act = QPushButton(self)
        self.act.hide()
        self.act.clicked.connect(self._do)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(self.act)
        if self._closes:
            close = QPushButton(self)
            close.setProperty("kind", "ghost")
            set_icon(close, "x", "text2")
            close.setAccessibleName(self.tr("Close the message"))
            close.setToolTip(plain_tip(close.accessibleName()))
            close.setFixedWidth(36)
            close.clicked.connect(self.clear)
            row.addWidget(close)

    @property
    def text(self) -> str:
        """What was said last, here or in the window's toast."""
        return self._text

    def say(self, words: str, tone: str = "info") -> None:
        """`tone` is 'info', 'good', 'warn' or 'bad'; the words must carry the meaning alone."""
        self._since_shown.start()
        self._text = words
        if self.is_made:
            self.act.hide()
            self._words.setText(words)
        toast = toast_of(self)
        if tone == "good" and words and toast is not None:
            # What was done is told where it pushes nothing aside.
            toast.say(words, tone)
            self.hide()
            return
        if words:
            self._wear(tone)
        self.setVisible(bool(words) and not self._is_quiet)

    def _wear(self, tone: str) -> None:
        self.have_made()
        self._mark.show_tone(tone)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self._words.setProperty("ground", tone)
            for widget in (self, self._words):
                self.style().unpolish(widget)
                self.style().polish(widget)

    def quiet(self, *, is_quiet: bool) -> None:
        """Hide what is said until it may be seen again: it may name a child."""
        self._is_quiet = is_quiet
        self.setVisible(bool(self.text) and not is_quiet)

    def offer(self, words: str, tone: str, act: str, then: Callable[[], None]) -> None:
        """Say it, with a button named `act` that does something about it."""
        self.say(words, tone)
        self.act.setText(act)
        self.act.show()
        self._then = then

    def leave_page(self) -> None:
        """What was said of the page before goes with it. A warning stays until it was read, and
        so does what was said just now: the act itself may lead to another page."""
        if self.isHidden():
            return
        is_old = self._since_shown.isValid() and self._since_shown.hasExpired(_FRESH_MS)
        if is_old and self.property("tone") in ("info", "good") and self.act.isHidden():
            self.clear()

    def _do(self) -> None:
        self.clear()
        self._then()

    def clear(self) -> None:
        """Say nothing any more."""
        self.say("")
