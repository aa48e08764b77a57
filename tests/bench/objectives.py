"""Forty pupils by a hundred objectives: each key, and each leap of the scroll bar."""

import os
import time
from collections.abc import Callable
from datetime import date
from functools import partial

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.look.theme import dress
from ui.objectives.objectives_page import ObjectivesPage
from ui.shell.collector import QuietCollector
from vault.domain.half_terms import HalfTerm
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.objectives import (
    Judged,
    Judgement,
    Objective,
    ObjectiveGrid,
    Programme,
    PupilOfGrid,
    Rhythm,
)
from vault.domain.people import Called

_PUPILS, _OBJECTIVES, _KEYS = 40, 100, 200
_POINT = HalfTerm(2026, 2)


def grid_frames() -> dict[str, list[float]]:
    """Seconds on the window's thread, painting included: of each key, and of each scroll."""
    app = QApplication([])
    dress(app)
    QuietCollector(app)
    page = ObjectivesPage()
    page.view.judged.connect(lambda cells, said: page.table.put(dict.fromkeys(cells, said)))
    page.resize(1150, 700)
    page.show_choices((), (), "", "")
    page.show_grid(_grid(), _POINT, may_write=True)
    page.show()
    app.processEvents()
    keys = [_spent(partial(_press, app, page, number % 5)) for number in range(_KEYS)]
    scrolls = [
        _spent(partial(_turn, app, bar, place))
        for bar in (page.view.verticalScrollBar(), page.view.horizontalScrollBar())
        for place in range(0, bar.maximum(), max(1, bar.maximum() // 60))
    ]
    return {"keys": keys, "scrolls": scrolls}


def _press(app: QApplication, page: ObjectivesPage, number: int) -> None:
    key = Qt.Key(Qt.Key.Key_1 + number)
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, str(number + 1))
    app.sendEvent(page.view, event)
    app.processEvents()


def _turn(app: QApplication, bar: object, place: int) -> None:
    bar.setValue(place)  # type: ignore[attr-defined]
    app.processEvents()


def _spent(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def _grid() -> ObjectiveGrid:
    objectives = tuple(
        Objective(_id(1000 + n), f"Area {n // 10}", f"Knows the thing of number {n}")
        for n in range(_OBJECTIVES)
    )
    programme = Programme(_id(1), 1, "Maths", "Maths", "4", Rhythm.HALF_TERM, None, objectives)
    pupils = tuple(
        PupilOfGrid(PupilId(_id(2000 + n)), Called(f"Given{n}", f"Family{n}"), "4")
        for n in range(_PUPILS)
    )
    judged = {
        (pupil.pupil, objective.id): Judged(
            _id(place),
            1,
            tuple(Judgement)[place % 5],
            date(2026, 10, 1),
            _POINT if place % 3 else _POINT.moved(-1),
        )
        for place, (pupil, objective) in enumerate((p, o) for p in pupils for o in objectives)
    }
    return ObjectiveGrid(ClassId(_id(2)), "4A", programme, _POINT, pupils, judged)


def _id(number: int) -> RecordId:
    return RecordId(f"{number:032x}")
