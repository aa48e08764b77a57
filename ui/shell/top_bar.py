"""The bar above the pages: search, what kind of school this is, blank screen, help."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui.look.icons import set_icon
from ui.look.tokens import size, space
from ui.shell.search_palette import SearchLine
from ui.widgets.key_button import KeyButton
from ui.widgets.plain import PlainLabel, plain_tip

_SEARCH = 400
_SHORT = 1000


class TopBar(QFrame):
    """The search line, buttons to save a list, to hide the window, for the projector and for help,
    and the mark of a practice vault."""

    blank_wanted = Signal()
    help_wanted = Signal()
    projector_turned = Signal(bool)

    def __init__(self, *, is_practice: bool) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setFixedHeight(size("top_bar"))
        self.search = SearchLine()
        self.search.setMaximumWidth(_SEARCH)
        self.search.setMinimumWidth(_SEARCH // 2)
        self.search.setPlaceholderText(self.tr("Find a pupil, class or page"))
        self.search.setAccessibleName(self.tr("Find anything"))
        self._practice = self.tr("Practice school: every pupil is invented")
        self.practice = PlainLabel(self._practice)
        self.practice.setProperty("badge", True)
        self.practice.setWordWrap(False)
        self.practice.setVisible(is_practice)
        self.save_list = _icon_button(
            "download", self.tr("Save list …: what a list of this page shows (Ctrl+Shift+S)")
        )
        self.blank = KeyButton(self.tr("Blank screen"), "F9", "monitor-off")
        self.blank.setProperty("kind", "ghost")
        self.blank.clicked.connect(self.blank_wanted)
        self.projector = _icon_button(
            "presentation",
            self.tr("Projector view: initials, and no alerts, notes or marks (Shift+F9)"),
        )
        self.projector.setCheckable(True)
        self.projector.clicked.connect(self.projector_turned)
        self.help = _icon_button("circle-help", self.tr("Help (F1)"))
        self.help.clicked.connect(self.help_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(space("page_margin"), 0, 12, 0)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        row.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addWidget(self.save_list)
        row.addWidget(self.blank)
        row.addWidget(self.projector)
        row.addWidget(self.help)

    def fit(self, width: int) -> None:
        """Where there is little room, the search keeps its own."""
        self.practice.setText(self._practice if width > _SHORT else self.tr("Practice school"))


def _icon_button(icon: str, words: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("kind", "ghost")
    set_icon(button, icon, size=20)
    button.setAccessibleName(words)
    button.setToolTip(plain_tip(words))
    return button
