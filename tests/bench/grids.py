"""A markbook of 600 pupils by 40 assessments, and 40 pupils by 100 objectives, in the whole window
over a real vault: what each key and each leap of a scroll bar costs the window's thread until all
is painted again, while what was entered is written behind it."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QTableView, QWidget

from tests.bench.pages import Stage
from tests.bench.vaults import Rows, put_rows
from tests.filled_school import unlock_lead
from tests.fresh_vault import LEAD, PASSWORD, fresh_vault
from ui.markbook.markbook_page import MarkbookPage
from ui.objectives.objectives_page import ObjectivesPage
from vault.actions.classes import AddClass
from vault.actions.objectives import HalfTermNow, ListProgrammes, SetProgramme
from vault.domain.half_terms import HalfTerm
from vault.domain.ids import NEW, ClassId, RecordId, new_id, new_ids
from vault.domain.objectives import Judgement, Objective, Programme, Rhythm

_PUPILS, _TESTS = 600, 40
_JUDGED, _OBJECTIVES = 40, 100
_KEYS, _LEAPS = 240, 120
_DAY, _WARM = "2026-10-01", 8
"""Frames at first, in which fonts and pictures of cells are made, that are no typing yet."""


def grid_frames(folder: Path) -> dict[str, list[float]]:
    """Seconds of processor time of each frame: of keys, of what is shown in the pause after some,
    and of leaps."""
    vault = folder / "grids.tuckbox"
    large, small, programme = _filled(vault)
    stage = Stage(vault, LEAD, PASSWORD)
    book = stage.page("markbook", large, MarkbookPage)
    found = {
        "markbook 600 x 40, a key": _frames(stage, _typed_marks(book)),
        "markbook 600 x 40, then its pupil": _frames(stage, _pauses(book)),
        "markbook 600 x 40, scrolled": _frames(stage, _leaps(book.view)),
    }
    stage.desk.settings["objectives.class"] = small
    grid = stage.page("objectives", programme, ObjectivesPage)
    found["objectives 40 x 100, a key"] = _frames(stage, _judged(grid))
    found["objectives 40 x 100, scrolled"] = _frames(stage, _leaps(grid.view))
    stage.close()
    return found


def _frames(stage: Stage, acts: Iterator[Callable[[], object]]) -> list[float]:
    found = []
    for act in acts:
        began = time.thread_time()
        act()
        QApplication.processEvents()
        found.append(time.thread_time() - began)
    stage.settle()
    return found[_WARM:]


def _typed_marks(page: MarkbookPage) -> Iterator[Callable[[], object]]:
    """Down the columns: a digit opens the cell, Enter ends it and goes on."""
    for number in range(_KEYS // 2):
        if not number % 20:
            page.view.setCurrentIndex(page.table.index(number * 4, number // 20))
            QApplication.processEvents()
        yield partial(_press, page.view, str(1 + number % 9))
        yield lambda: _press(QApplication.focusWidget() or page.view, "\r")
    assert len(page.table.wrong_cells) == 0


def _pauses(page: MarkbookPage) -> Iterator[Callable[[], object]]:
    """The cursor moves, and what is said of its pupil comes when no key follows."""
    for number in range(_LEAPS):
        page.view.setCurrentIndex(page.table.index(number * 4, number % _TESTS))
        QApplication.processEvents()
        yield page.show_chosen


def _judged(page: ObjectivesPage) -> Iterator[Callable[[], object]]:
    for number in range(_KEYS):
        yield partial(_press, page.view, str(1 + number % len(Judgement)))


def _leaps(view: QTableView) -> Iterator[Callable[[], object]]:
    """Line by line and screen by screen, down and up, right and left."""
    for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
        step = max(1, bar.maximum() // (_LEAPS // 2))
        for place in (*range(step, bar.maximum(), step), *range(bar.maximum(), 0, -7 * step)):
            yield partial(_turn, bar, place)


def _turn(bar: QScrollBar, place: int) -> None:
    bar.setValue(place)


def _press(widget: QWidget, typed: str) -> None:
    key = Qt.Key.Key_Return if typed == "\r" else Qt.Key(ord(typed.upper()))
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, typed)
        QApplication.sendEvent(widget, event)


def _filled(vault: Path) -> tuple[str, str, str]:
    """The two classes and the programme, every cell with something in it."""
    fresh_vault(vault)
    with unlock_lead(vault) as lead:
        large, small = lead.run(AddClass("Hall")), lead.run(AddClass("4A"))
        lead.run(SetProgramme(_programme()))
        (programme,) = lead.run(ListProgrammes())
        point = lead.run(HalfTermNow())
        pupils, columns = new_ids(_PUPILS), new_ids(_TESTS)
        put_rows(lead, _children(pupils, {large: _PUPILS, small: _JUDGED}))
        put_rows(lead, _marks(large, pupils, columns))
        put_rows(lead, [_judgements(pupils[:_JUDGED], programme, point)])
    return large, small, programme.id


def _programme() -> Programme:
    texts = tuple(
        Objective(NEW, f"Area {n // 10}", f"Knows the thing of number {n}")
        for n in range(_OBJECTIVES)
    )
    return Programme(NEW, 0, "Maths", "Maths", "4", Rhythm.HALF_TERM, None, texts)


def _children(pupils: list[RecordId], rooms: dict[ClassId, int]) -> Iterator[tuple[str, Rows]]:
    yield (
        "pupil (id, legal_given, legal_family, year_group)",
        [(child, f"Given{n}", f"Family{n}", "4") for n, child in enumerate(pupils)],
    )
    yield (
        "enrolment (id, pupil_id, class_id)",
        [(new_id(), child, room) for room, most in rooms.items() for child in pupils[:most]],
    )


def _marks(
    room: ClassId, pupils: list[RecordId], columns: list[RecordId]
) -> Iterator[tuple[str, Rows]]:
    scale, day = new_id(), date.today().isoformat()
    yield "scale (id, title, editor, lowest, highest)", [(scale, "Points", "points", 0, 20)]
    yield (
        "markbook_column (id, class_id, scale_id, title, day, half_term, place)",
        [(one, room, scale, f"Test {n // 4}", day, 2, n) for n, one in enumerate(columns, start=1)],
    )
    yield (
        "mark (id, pupil_id, markbook_column_id, value)",
        [
            (new_id(), child, column, str((row + n) % 21))
            for n, column in enumerate(columns)
            for row, child in enumerate(pupils)
        ],
    )


def _judgements(pupils: list[RecordId], programme: Programme, point: HalfTerm) -> tuple[str, Rows]:
    """A third of them of the half-term before."""
    judgements = tuple(Judgement)
    return (
        "judgement (id, pupil_id, objective_id, school_year, half_term, judgement, judged_on)",
        [
            (
                new_id(),
                child,
                objective.id,
                when.year,
                when.number,
                judgements[(row + n) % 5],
                "2026-10-01",
            )
            for row, child in enumerate(pupils)
            for n, objective in enumerate(programme.objectives)
            for when in (point if (row + n) % 3 else point.moved(-1),)
        ],
    )
