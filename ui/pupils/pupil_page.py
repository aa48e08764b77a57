"""One pupil: what the page looks like."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ui.pupils.pupil_facts_tab import PupilFactsTab
from ui.pupils.pupil_tabs import (
    ListTab,
    TabAct,
    alert_columns,
    class_columns,
    consent_rows_columns,
    contact_columns,
    history_columns,
    look_columns,
    photo_columns,
    sealed_columns,
)
from ui.rights.rights_menu import RightsMenu
from ui.rights.rights_words import RESTRICTIONS
from ui.widgets.ask_place import ask_file
from ui.widgets.at_left import beside
from ui.widgets.badges import BadgeRow
from ui.widgets.drop_area import DropArea
from ui.widgets.picture import jpeg_pixmap
from ui.widgets.plain import PlainLabel, Title
from vault.domain.people import PupilPage
from vault.domain.rights import Standing

_SIDE = 168
_WRITES = (TabAct.ADD, TabAct.CHANGE, TabAct.REMOVE)


class PupilPageView(DropArea):
    """The tabs are small widgets of their own; the presenter hides what the role may not."""

    save_wanted = Signal()
    picture_dropped = Signal(str)
    back_wanted = Signal()
    send_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file_dropped.connect(self.picture_dropped)
        self.title = Title()
        self.subtitle = PlainLabel()
        self.photo = PlainLabel()
        self.photo.setFixedSize(_SIDE, _SIDE)
        self.photo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.photo.setAccessibleName(self.tr("Photo"))
        self.badges = BadgeRow(self.tr("Alerts"))
        self.back = QPushButton(self.tr("← Back (Esc)"))
        self.back.clicked.connect(self.back_wanted)
        self.add_photo = QPushButton(self.tr("Choose a photo …"))
        self.add_photo.clicked.connect(self._ask_picture)
        self.send = QPushButton(self.tr("Send …"))
        self.send.setAccessibleDescription(self.tr("Seal this pupil into a file for a colleague"))
        self.send.clicked.connect(self.send_wanted)
        self.concern = QPushButton(self.tr("Raise a &concern …"))
        self.rights = RightsMenu()
        self._alert_badges: list[tuple[str, str]] = []
        self._standing_badges: list[tuple[str, str]] = []
        self.facts = PupilFactsTab()
        self.facts.save.clicked.connect(self.save_wanted)
        self.contacts = ListTab(self.tr("Contacts"), contact_columns(), _WRITES)
        self.alerts = ListTab(self.tr("Alerts"), alert_columns(), _WRITES)
        self.consents = ListTab(self.tr("Consents"), consent_rows_columns(), (TabAct.CHANGE,))
        self.classes = ListTab(self.tr("Classes"), class_columns(), (TabAct.ADD, TabAct.END))
        self.photos = ListTab(self.tr("Photos"), photo_columns(), (TabAct.REMOVE,))
        self.health = ListTab(self.tr("Health and SEND"), sealed_columns(), (TabAct.ADD,))
        self.safeguarding = ListTab(self.tr("Safeguarding"), sealed_columns(), (TabAct.ADD,))
        self.history = ListTab(self.tr("History"), history_columns())
        self.looks = ListTab(self.tr("Who looked"), look_columns())
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.addTab(self.facts, self.tr("Facts"))
        for tab in (
            self.contacts,
            self.alerts,
            self.consents,
            self.classes,
            self.photos,
            self.health,
            self.safeguarding,
            self.history,
            self.looks,
        ):
            self.tabs.addTab(tab, tab.title)
        words = QVBoxLayout()
        for widget in (self.title, self.subtitle, self.badges):
            words.addWidget(widget)
        words.addStretch(1)
        words.addLayout(beside(self.back, self.add_photo, self.send, self.concern, self.rights))
        head = QHBoxLayout()
        head.addWidget(self.photo)
        head.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self.notice)
        layout.addWidget(self.tabs, 1)

    def allow_photo(self, *, may_add: bool) -> None:
        """Chosen by the button, or dropped onto the page."""
        self.add_photo.setVisible(may_add)
        self.setAcceptDrops(may_add)

    def offer(self, tab: QWidget, *, offered: bool) -> None:
        """Leave a tab out for those who may not see it."""
        self.tabs.setTabVisible(self.tabs.indexOf(tab), offered)

    def show_pupil(self, page: PupilPage) -> None:
        facts = page.facts
        self.title.setText(facts.known_as)
        year = f"Year {facts.year_group}" if facts.year_group else ""
        left = f"left on {facts.left_on:%d/%m/%Y}" if facts.left_on else ""
        self.subtitle.setText(" · ".join(part for part in (page.class_name, year, left) if part))
        badges = [(f"⚠ {a.kind}: {a.text}", "warn") for a in page.alerts]
        refused = any(c.purpose == "photo-class" and c.state != "given" for c in page.consents)
        if refused:
            badges.append(("No photo in class lists", "bad"))
        self._alert_badges = badges
        self._show_badges()
        self.contacts.show_rows(page.contacts)
        self.alerts.show_rows(page.alerts)
        self.classes.show_rows(page.enrolments)
        self.photos.show_rows(page.photos)
        if page.current_photo is None:
            self.photo.setText(self.tr("No photo.\nDrop one here."))

    def show_standing(self, standing: Standing) -> None:
        """Restrictions, holds and requests, as badges before the alerts."""
        self._standing_badges = [(RESTRICTIONS[r.kind], "bad") for r in standing.restrictions]
        held = self.tr("Hold: {0}")
        self._standing_badges += [(held.format(h.reason), "warn") for h in standing.holds]
        if standing.open_cases:
            said = self.tr("open requests: {0}").format(standing.open_cases)
            self._standing_badges.append((said, "info"))
        self._show_badges()

    def _show_badges(self) -> None:
        self.badges.show_badges([*self._standing_badges, *self._alert_badges])

    def show_photo(self, jpeg: bytes) -> None:
        self.photo.setPixmap(
            jpeg_pixmap(jpeg).scaled(
                _SIDE,
                _SIDE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )

    def _ask_picture(self) -> None:
        kinds = self.tr("Pictures (*.jpg *.jpeg *.png *.webp *.heic)")
        name = ask_file(self, self.tr("Photo"), kinds)
        if name:
            self.picture_dropped.emit(name)
