"""What must be known: alerts as sentences, a few at first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.tokens import space
from ui.today.alert_lines import AlertLines
from ui.today.card import Card, lines, link
from ui.today.today_words import known_words
from ui.widgets.faces import FacePictures
from ui.words import tr
from vault.domain.today import MustKnow

_AT_FIRST = 6


class KnownCard(Card):
    """`pupil_opened` carries the pupil's id."""

    pupil_opened = Signal(str)

    def __init__(self, pictures: FacePictures, parent: QWidget | None = None) -> None:
        super().__init__(tr("Must know"), parent)
        self._known, self._shows_all = MustKnow(), False
        self.lines = AlertLines(tr("Alerts"), pictures)
        self.lines.pupil_opened.connect(self.pupil_opened)
        self.empty = lines(tr("There are no alerts."), quiet=True)
        self.rest = lines(quiet=True)
        self.more = link("")
        self.more.clicked.connect(self._show_more)
        pad = space("card_padding")
        self.empty.setContentsMargins(pad, 0, pad, pad)
        foot = QHBoxLayout()
        foot.setContentsMargins(pad - space("half"), 0, pad, 0)
        foot.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self.rest, 1)
        self.column.addWidget(self.lines)
        self.column.addWidget(self.empty)
        self.column.addLayout(foot)
        self.column.setContentsMargins(1, 1, 1, space("grid"))

    def show_known(self, known: MustKnow) -> None:
        """The first lines; the rest when it is asked for."""
        self._known = known
        self.headline(tr("Must know"), known_words(known))
        self.empty.setVisible(not known.lines)
        self._show()

    def _show_more(self) -> None:
        self._shows_all = True
        self._show()
        self.lines.setFocus()

    def _show(self) -> None:
        known = self._known
        shown = known.lines if self._shows_all else known.lines[:_AT_FIRST]
        self.lines.show_lines(shown)
        self.lines.setVisible(bool(shown))
        hidden = len(known.lines) - len(shown)
        self.more.setText(tr("{0} more").format(known.alerts - len(shown)))
        self.more.setVisible(hidden > 0)
        self.rest.setText(tr("And {0} more, on the pages of the pupils.").format(f"{known.more:,}"))
        self.rest.setVisible(hidden == 0 and known.more > 0)
