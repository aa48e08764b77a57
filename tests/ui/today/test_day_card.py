"""The day by the clock: which lesson is now, what is otherwise, whose register is closed."""

from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt

from ui.today.day_card import DayCard
from vault.domain.people import Called
from vault.domain.timetable import Week
from vault.domain.today import AwayToday, DayLine, DayPlan


def line(hour, title, **more):
    return DayLine(time(hour), time(hour, 50), title, "9B", "R1", "room", "1", **more)


LINES = (line(9, "Maths", is_due=True), line(10, "Art", is_cancelled=True, note="Trip"))


@pytest.fixture
def card(qtbot):
    card = DayCard()
    qtbot.addWidget(card)
    return card


def spoken(card):
    model = card.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(row, 0), role) for row in range(model.rowCount())]


def at(monkeypatch, hour, minute=0):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            local = datetime.now(UTC).astimezone().tzinfo
            return datetime(2026, 11, 24, hour, minute, tzinfo=local)

    monkeypatch.setattr("ui.today.day_card.datetime", Clock)


def test_each_line_says_when_what_where_and_how_its_register_stands(card):
    card.show_plan(DayPlan(is_open=True, why="", week=Week.B, lines=LINES))
    assert spoken(card)[0].startswith("09:00, Maths, R1, register not closed yet")
    assert spoken(card)[1].startswith("10:00, Art, R1 · cancelled · Trip")
    assert card.aside.text() == "Week B"


@pytest.mark.parametrize(
    ("hour", "minute", "now"), [(8, 0, []), (9, 30, [0]), (9, 55, []), (10, 0, [1]), (12, 0, [])]
)
def test_the_lesson_of_now_is_marked(monkeypatch, card, hour, minute, now):
    at(monkeypatch, hour, minute)
    card.show_plan(DayPlan(is_open=True, why="", week=None, lines=LINES))
    assert [n for n, words in enumerate(spoken(card)) if words.endswith("now")] == now


def test_a_line_leads_to_its_register(qtbot, card):
    card.show_plan(DayPlan(is_open=True, why="", week=None, lines=LINES))
    with qtbot.waitSignal(card.register_opened) as heard:
        card.list.opened.emit(0)
    today = datetime.now(UTC).astimezone().date()
    assert heard.args == [f"room {today} 1"]


def test_a_day_without_school_says_why(card):
    card.show_plan(DayPlan(is_open=False, why="INSET day", week=None))
    assert card.none.text() == "No school today: INSET day"
    assert not card.list.isVisibleTo(card)


def test_who_is_away_is_named_with_when_and_why(card):
    away = AwayToday("p", Called("Ela", "Demir"), "M", "am", "dentist", date(2026, 11, 24))
    card.show_plan(DayPlan(is_open=True, why="", week=None, lines=LINES, away=(away,)))
    assert card.away.text() == "Ela Demir is away this morning: dentist"
