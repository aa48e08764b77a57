"""The register of a class: marked with one key a child, closed when all have a mark."""

from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.register.day_steps import DaySteps
from ui.register.lesson_box import LessonBox
from ui.register.register_side import RegisterCount, RegisterKeys
from ui.register.register_view import RegisterView
from ui.register.register_views import LARGE, LIST, SEATS, RegisterViews
from ui.widgets.class_title import ClassTitle
from ui.widgets.elided import ElidedLine
from ui.widgets.empty import EmptyHint
from ui.widgets.flat_stack import FlatStack
from ui.widgets.flow import Flow
from ui.widgets.key_button import KeyButton
from ui.widgets.page import Page
from ui.widgets.still_line import StillLine
from ui.widgets.switch import Switch
from ui.words import counted
from vault.domain.attendance_codes import AM, PM
from vault.domain.people import ClassRow
from vault.domain.registers import RegisterPage

_DAY = timedelta(days=1)
_ROOMY = 980
"""Where there is less, the day is short, and to see large faces is a line of the menu."""


class RegisterPageView(Page):
    """`chosen` says that another class, day or session is wanted; `close_wanted`, `print_wanted`,
    `view_changed` and `history_wanted` what a person asks for."""

    chosen = Signal()
    close_wanted = Signal()
    print_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    history_wanted = Signal()
    view_changed = Signal(str)
    projects = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = self.today = date.today()
        self.rooms = QComboBox()
        self.title = ClassTitle(self.tr("Register"), self.rooms)
        self.rooms.setAccessibleName(self.tr("Class"))
        self.rooms.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.steps = DaySteps()
        self.sessions = Switch(
            self.tr("Session"),
            ((AM, self.tr("Morning"), "sun"), (PM, self.tr("Afternoon"), "clock")),
        )
        self.lessons = LessonBox()
        self.views = RegisterViews(self)
        self.more = QPushButton(self.tr("More"))
        menu = QMenu(self.more)
        self.bring_in = menu.addAction(self.tr("Bring in from a CSV file …"))
        self.save_csv = menu.addAction(self.tr("Save as a CSV file …"))
        self.by_face = menu.addAction(self.tr("Large faces"))
        self.in_room = menu.addAction(self.tr("As they sit in the room"))
        self.by_seat = menu.addAction(self.tr("In the order of the seats"))
        self.by_seat.setCheckable(True)
        self.more.setMenu(menu)
        self.view = RegisterView(self.tr("Pupils and their marks"))
        self.count, self.keys = RegisterCount(), RegisterKeys()
        self.foot = ElidedLine()
        self.saved = StillLine(self.tr("Saving …"), at_right=True)
        self.print_paper = KeyButton(self.tr("Print"), "Ctrl+P", "printer")
        self.close_register = KeyButton(self.tr("Close register"), "Ctrl+Enter", bare=True)
        self.close_register.setProperty("main", True)
        self.changed = QPushButton(self.tr("Late changes"))
        for act in (self.changed, self.close_register):  # of a register, which is yet to be read
            act.hide()
        self.nobody = EmptyHint(
            self.tr("Nobody was in this class on that day"),
            self.tr("Choose another day, or put pupils into the class on their pages."),
            icon="users",
        )
        self.no_class = EmptyHint(
            self.tr("No class to take a register of"),
            self.tr("A data lead gives you classes under Staff and roles."),
            icon="users",
        )
        self._session = AM
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = Flow(
            self.title,
            self.rooms,
            self.steps,
            self.sessions,
            self.lessons,
            self.views,
            self.more,
            from_right=2,
        )
        self.middle = FlatStack(self)
        for shown in (self.view, self.nobody, self.no_class):
            self.middle.addWidget(shown)
        self.side = QWidget(self)
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addWidget(self.count)
        side.addWidget(self.keys)
        side.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.middle, 1)
        body.addWidget(self.side)
        foot = QHBoxLayout()
        foot.addWidget(self.foot, 1)
        for act in (self.saved, self.changed, self.print_paper, self.close_register):
            foot.addWidget(act)
        column = self.titled_by(head)
        column.addLayout(body, 1)
        column.addLayout(foot)
        self.middle.setMinimumSize(QSize(300, 180))
        self.side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)

    def _connect(self) -> None:
        self.rooms.activated.connect(lambda _: self.chosen.emit())
        self.steps.back.clicked.connect(lambda: self._turn(-1))
        self.steps.forth.clicked.connect(lambda: self._turn(1))
        self.sessions.chosen.connect(self._choose_session)
        self.lessons.chosen.connect(self._choose_session)
        self.in_room.triggered.connect(self.views.seats.click)
        self.by_face.triggered.connect(self.views.large.click)
        self.views.chosen.connect(self.show_as)
        self.views.chosen.connect(self.view_changed)
        self.views.named.connect(self.view.register.name_first)
        self.print_paper.clicked.connect(self.print_wanted)
        self.bring_in.triggered.connect(self.import_wanted)
        self.save_csv.triggered.connect(self.export_wanted)
        self.close_register.clicked.connect(self.close_wanted)
        self.changed.clicked.connect(self.history_wanted)
        for keys, press in (
            ("Ctrl+Return", self.close_register.click),
            ("Ctrl+Enter", self.close_register.click),
            ("Ctrl+P", self.print_paper.click),
            ("Ctrl+Left", self.steps.back.click),
            ("Ctrl+Right", self.steps.forth.click),
        ):
            shortcut = QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(press)

    @property
    def session(self) -> str:
        """'am', 'pm' or the number of a lesson."""
        return self._session

    @property
    def room(self) -> str:
        """The id of the chosen class; '' where there is none."""
        return str(self.rooms.currentData() or "")

    def project(self) -> None:
        """Initials (in the room first names, where a person says so) and who is there."""
        self.view.register.is_projected = True
        self.views.project()
        self.show_as(self.views.view)
        for widget in (self.more, self.print_paper, self.changed):
            widget.hide()

    def show_rooms(self, rooms: tuple[ClassRow, ...], wanted: str) -> None:
        """To choose from; with one class there is nothing to choose."""
        self.rooms.clear()
        for room in rooms:
            self.rooms.addItem(room.name, room.id)
        self.rooms.setCurrentIndex(max(self.rooms.findData(wanted), 0) if rooms else -1)
        self.title.show_class()
        if not rooms:
            self.middle.setCurrentWidget(self.no_class)
            for widget in (self.side, self.close_register, self.print_paper, self.changed):
                widget.hide()

    def stand_on(self, day: date, session: str) -> None:
        """Which register is asked for."""
        self.day, self._session = day, session
        self.steps.show_day(day, self.today)
        if session in (AM, PM):
            self.sessions.show_view(session)
        self.lessons.stand_on(session)

    def turn(self) -> None:
        """Another register is being read: who still stands there is marked no more, as the title
        says another day or class by now."""
        self.view.leave()
        self.view.may_write = False
        for act in (self.close_register, self.changed):
            act.setEnabled(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        is_roomy = self.width() >= _ROOMY
        self.steps.be_short(short=not is_roomy)
        self.views.spare_large(spare=not is_roomy)
        self.by_face.setVisible(not is_roomy and self.views.view == LIST)

    def show_lessons(self, lessons: tuple[tuple[str, str], ...]) -> None:
        """Sessions of the day's lessons with their titles."""
        self.lessons.show_lessons(lessons, self._session)

    def show_register(self, page: RegisterPage, *, may_write: bool) -> None:
        """The cursor stays with its child; in a fresh register it stands on the first without a
        mark."""
        view, before = self.view, self.view.register
        pupil = before.entries[view.place].line.pupil if view.place >= 0 else ""
        self.today = page.today
        self.stand_on(page.of.day, page.of.session)
        view.register.show_page(page)
        codes = page.codes.on(page.of.day, page.of.session)
        present = page.codes.present(page.of.day, page.of.session).code
        view.keys.use([c.code for c in codes], [c.code for c in codes if c.minutes], present)
        view.may_write = view.cells.may_write = may_write
        view.is_closed = page.closed is not None
        view.arrange()
        missing = view.register.missing()
        place = view.register.place_of_pupil(pupil)
        view.go_to(place if place >= 0 else missing[0] if missing else 0)
        self.middle.setCurrentWidget(view if page.lines else self.nobody)
        self.side.setVisible(bool(page.lines))
        self.keys.show_register(view.register, page.of.session)
        has_changes = any(line.changes for line in page.lines)
        self.changed.setVisible(has_changes and not view.register.is_projected)
        self.changed.setEnabled(True)
        self.foot.setText(self._about(page))
        self.show_count()
        self.close_register.setVisible(may_write and page.closed is None and bool(page.lines))

    def _about(self, page: RegisterPage) -> str:
        parts = [page.codes.title + "."]
        if page.closed is not None:
            words = self.tr("Closed by {0} at {1}. A change needs a reason and stays on record.")
            parts = [words.format(page.closed.by, page.closed.at)]
        if page.clock_is_behind:
            parts.insert(0, self.tr("This computer's clock may be set back."))
        elif page.closed is None and not page.is_in_term:
            parts.insert(0, self.tr("There is no school on this day, as far as its terms say."))
        return " ".join(parts)

    def show_count(self) -> None:
        """How many are marked, and what the button says of it."""
        register = self.view.register
        self.count.show_register(register)
        missing = len(register.missing())
        self.close_register.setEnabled(not missing)
        self.close_register.say(
            counted(missing, self.tr("1 still to mark"), self.tr("{0} still to mark"))
            if missing
            else self.tr("Close register")
        )

    def show_saved(self, words: str) -> None:
        """Whether the vault has everything that is seen."""
        self.saved.setText(words)

    def show_as(self, view: str) -> None:
        """As a list, with large faces, or in the room, as soon as that is known."""
        self.views.stand_on(view)
        if view != SEATS:
            self.view.show_seats(None)
        self.view.show_faces(large=view == LARGE)
        self._make_room()

    def _turn(self, by: int) -> None:
        """To the next day of the week, without Saturday and Sunday."""
        day = self.day + by * _DAY
        while day.weekday() > 4 and day < self.today:
            day += by * _DAY
        self._choose_day(min(day, self.today))

    def _choose_day(self, day: date) -> None:
        self.day = day
        self.chosen.emit()

    def _choose_session(self, session: str) -> None:
        if session:
            self._session = session
            self.chosen.emit()
