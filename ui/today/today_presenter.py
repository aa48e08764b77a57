"""Today: what the page does."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QTimer

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.today.today_page import TodayPage
from ui.today.today_words import given_name, greeting_words
from ui.words import tr
from vault.actions.photos import FetchThumbs
from vault.actions.today import ReadToday
from vault.domain.kinds import Kind
from vault.domain.projected import projected_today
from vault.domain.today import STEPS_SETTING, Today

_CLASS = "today.class"
_MINUTE_MS = 60_000


class TodayPresenter(Presenter[TodayPage]):
    """Reads the first page anew after each change and at midnight."""

    shows = frozenset(Kind) - {Kind.DRAFT}

    def __init__(self, page: TodayPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        self._day = date.today()
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self._look_at_the_clock)
        self._clock.start()
        page.wanted.connect(self.navigate)
        page.classes.chosen.connect(lambda class_id: desk.set(_CLASS, class_id))
        page.steps.file_chosen.connect(lambda path: self.navigate.emit("imports", path))
        page.steps.put_away.connect(self._put_away)
        page.locked.practice_wanted.connect(desk.practice_wanted)
        self._greet()
        self.reload()

    def reload(self) -> None:
        self._do(ReadToday(), self._show)

    def _greet(self) -> None:
        self._page.show_greeting(
            greeting_words(self._desk.profile.name, datetime.now(UTC).astimezone())
        )

    def _look_at_the_clock(self) -> None:
        self._greet()
        self._page.plan.tick()
        if date.today() != self._day:
            self._day = date.today()
            self.reload()

    def _show(self, today: Today) -> None:
        name = self._desk.profile.name
        is_projected = self._desk.projector.is_on
        if is_projected:
            today = projected_today(today)
        if today.steps is not None and not today.steps.pupils:
            self._page.show_greeting(tr("Welcome, {0}").format(given_name(name)))
        self._page.show_today(
            today,
            wanted=self._desk.settings.get(_CLASS, ""),
            lead=name,
            is_projected=is_projected,
        )
        photos = {face.pupil.photo for c in today.classes for face in c.faces}
        photos |= {line.pupil.photo for line in today.must_know.lines}
        missing = self._page.pictures.missing(photo for photo in photos if photo is not None)
        if missing:
            self._do(FetchThumbs(missing), self._page.show_pictures)

    def _put_away(self) -> None:
        self._desk.set(STEPS_SETTING, "away")
        self.reload()
