"""One pupil: what the page looks like."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from ui.look.icons import set_icon
from ui.look.tokens import space
from ui.markbook.pupil_marks import PupilMarksTab
from ui.notes.pupil_notes_tab import PupilNotesTab
from ui.objectives.pupil_objectives import PupilObjectives
from ui.pupils.contacts_tab import ContactsTab
from ui.pupils.lately import Happening, coming_up, lately
from ui.pupils.overview_figures import of_the_days
from ui.pupils.overview_tab import OverviewTab
from ui.pupils.pupil_facts_tab import PupilFactsTab
from ui.pupils.pupil_header import PupilHeader
from ui.pupils.pupil_tabs import (
    ListTab,
    TabAct,
    alert_columns,
    characteristic_columns,
    class_columns,
    consent_rows_columns,
    history_columns,
    look_columns,
    photo_columns,
    sealed_columns,
)
from ui.register.attendance_tab import AttendanceTab
from ui.rights.rights_menu import RightsMenu
from ui.rights.rights_words import RESTRICTIONS
from ui.widgets.ask_place import ask_file
from ui.widgets.drop_area import DropArea
from ui.widgets.key_button import KeyButton
from ui.widgets.needed_height import part_height
from ui.widgets.picture import jpeg_pixmap
from vault.domain.alert_order import rank_of
from vault.domain.people import Addition, FieldChange, PupilPage
from vault.domain.pupil_overview import PupilOverview
from vault.domain.rights import Standing

_WRITES = (TabAct.ADD, TabAct.CHANGE, TabAct.REMOVE)
_LEAST_TABS = 320


class PupilPageView(DropArea):
    """A head that answers, and below it tabs, which are small widgets of their own; the presenter
    hides what the role may not."""

    save_wanted = Signal()
    picture_dropped = Signal(str)
    send_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file_dropped.connect(self.picture_dropped)
        self.header = PupilHeader()
        self.title, self.photo = self.header.title, self.header.photo
        self.add_photo = self.header.add_photo
        self.add_photo.clicked.connect(self._ask_picture)
        self._make_acts()
        self._page: PupilPage | None = None
        self._days: Sequence[Happening] = ()
        self._history: Sequence[FieldChange] = ()
        self._additions: Sequence[Addition] = ()
        self.facts = PupilFactsTab()
        self.facts.save_wanted.connect(self.save_wanted)
        self.contacts = ContactsTab()
        self.alerts = ListTab(self.tr("Alerts"), alert_columns(), _WRITES)
        self.consents = ListTab(self.tr("Consents"), consent_rows_columns(), (TabAct.CHANGE,))
        self.classes = ListTab(self.tr("Classes"), class_columns(), (TabAct.ADD, TabAct.END))
        self.photos = ListTab(self.tr("Photos"), photo_columns(), (TabAct.REMOVE,))
        self.health = ListTab(self.tr("Health and SEND"), sealed_columns(), (TabAct.ADD,))
        self.characteristics = ListTab(
            self.tr("Characteristics"), characteristic_columns(), (TabAct.CHANGE,)
        )
        self.safeguarding = ListTab(self.tr("Safeguarding"), sealed_columns(), (TabAct.ADD,))
        self.history = ListTab(self.tr("History"), history_columns())
        self.looks = ListTab(self.tr("Who looked"), look_columns())
        self._of_the_day()
        self.overview = OverviewTab(
            (
                self.write_note,
                self.add_alert,
                self.concern,
                self.edit,
                self.send,
                self.rights,
            )
        )
        self._lay_out()
        self._bind_keys()

    def _make_acts(self) -> None:
        """The buttons of the overview."""
        self.write_note = KeyButton(self.tr("Write a note"), "N", "message-square")
        self.add_alert = KeyButton(self.tr("Add alert"), "A", "circle-alert")
        self.concern = KeyButton(self.tr("Raise a concern"), "C", "heart-handshake")
        self.edit = KeyButton(self.tr("Edit"), "E", "pencil")
        self.edit.clicked.connect(self.begin_edit)
        self.send = KeyButton(self.tr("Send …"), "", "send")
        self.send.setAccessibleDescription(self.tr("Seal this pupil into a file for a colleague"))
        self.send.clicked.connect(self.send_wanted)
        self.rights = RightsMenu()
        set_icon(self.rights, "scale")
        self.rights.setText(f" {self.rights.text()}")

    def _of_the_day(self) -> None:
        """What teaching writes down of a pupil: each tab is made in the folder of its feature."""
        self.attendance = AttendanceTab()
        self.notes = PupilNotesTab()
        self.progress = PupilObjectives()
        self.marks = PupilMarksTab()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(space("grid"))
        self._column.addWidget(self.header)
        self._column.addWidget(self.notice)
        # From the top down: Qt dresses all that a widget holds anew wherever that is put.
        self.tabs = _Tabs()
        self.tabs.setAccessibleName(self.tr("Parts of this record"))
        self._column.addWidget(self.tabs, 1)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.addTab(self.overview, self.tr("Overview"))
        self.tabs.addTab(self.attendance, self.attendance.title)
        for tab in (self.health, self.contacts, self.alerts, self.consents, self.classes):
            self.tabs.addTab(tab, tab.title)
        self.tabs.addTab(self.notes, self.notes.title)
        self.tabs.addTab(self.progress, self.tr("Progress"))
        self.tabs.addTab(self.marks, self.tr("Marks"))
        self.tabs.addTab(self.photos, self.photos.title)
        self.tabs.addTab(self.facts, self.tr("Details"))
        for tab in (self.characteristics, self.safeguarding, self.history, self.looks):
            self.tabs.addTab(tab, tab.title)

    def _bind_keys(self) -> None:
        """A letter that is typed into a field stays the field's."""
        for key, button in (
            ("N", self.write_note),
            ("A", self.add_alert),
            ("C", self.concern),
            ("E", self.edit),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda button=button: _press(button))
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save_wanted)
        for asks, tab in (
            (self.header.alerts.all_wanted, self.alerts),
            (self.header.calls.all_wanted, self.contacts),
            (self.overview.all_wanted, self.history),
        ):
            asks.connect(lambda tab=tab: self.turn_to(tab))

    def begin_edit(self) -> None:
        """The form of the pupil's own fields."""
        self.turn_to(self.facts)
        self.facts.begin_edit()

    def turn_to(self, tab: QWidget) -> None:
        """Also where the head of the page leaves no room for it in a low window."""
        self.tabs.setCurrentWidget(tab)
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(self.tabs)

    def allow_photo(self, *, may_add: bool) -> None:
        """Chosen by the button, or dropped onto the page."""
        self.add_photo.setVisible(may_add)
        self.setAcceptDrops(may_add)

    def offer(self, tab: QWidget, *, offered: bool) -> None:
        """Leave a tab out for those who may not see it."""
        self.tabs.setTabVisible(self.tabs.indexOf(tab), offered)

    def show_pupil(self, overview: PupilOverview) -> None:
        """The header and every tab; the photo comes by itself."""
        page = self._page = overview.page
        self.header.show_pupil(page, date.today())
        self.contacts.show_rows(page.contacts)
        self.alerts.show_rows(sorted(page.alerts, key=lambda alert: rank_of(alert.kind)))
        self.classes.show_rows(page.enrolments)
        self.photos.show_rows(page.photos)
        today = date.today()
        self._days = of_the_days(overview.attendance, overview.marks, today)
        self.overview.show_days(overview, today)
        self.overview.show_ahead(coming_up(page, today), today)
        self._show_lately()

    def show_nothing(self) -> None:
        """Of a pupil who is not there for this person: only what is said about it, on top."""
        self.header.hide()
        self.tabs.hide()
        self._column.addStretch(1)

    def show_history(self, history: Sequence[FieldChange]) -> None:
        """Newest first."""
        self._history = history
        self.history.show_rows(history)
        self._show_lately()

    def show_additions(self, additions: Sequence[Addition]) -> None:
        """What was added when and by whom, for the overview, with the history that comes next."""
        self._additions = additions

    def show_standing(self, standing: Standing) -> None:
        """Restrictions, holds and requests, as badges before the alerts."""
        badges = [(RESTRICTIONS[r.kind], "bad") for r in standing.restrictions]
        held = self.tr("Hold: {0}")
        badges += [(held.format(h.reason), "warn") for h in standing.holds]
        if standing.open_cases:
            words = self.tr("open requests: {0}").format(standing.open_cases)
            badges.append((words, "info"))
        self._standing_badges = badges
        self.header.show_standing(badges)

    def show_photo(self, jpeg: bytes) -> None:
        """A JPEG."""
        self.photo.show_photo(jpeg_pixmap(jpeg))

    def _show_lately(self) -> None:
        if self._page is not None:
            today = date.today()
            happened = lately(self._page, self._history, self._additions, today, self._days)
            self.overview.show_lately(*happened, today)

    def _ask_picture(self) -> None:
        kinds = self.tr("Pictures (*.jpg *.jpeg *.png *.webp *.heic)")
        name = ask_file(self, self.tr("Photo"), kinds)
        if name:
            self.picture_dropped.emit(name)


class _Tabs(QTabWidget):
    """Takes what height is left; where the part that is shown needs more, the page scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        # Only what is shown is asked: all that stands on the tabs takes as long as drawing it.
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        needs = part_height(shown, self.width())
        if isinstance(shown, OverviewTab):
            needs = max(needs, shown.least_height)
        return QSize(0, max(_LEAST_TABS, self.tabBar().sizeHint().height() + needs))


def _press(button: QAbstractButton) -> None:
    """By its key; who may not is not offered the button, also while another tab shows."""
    if not button.isHidden():
        button.click()
