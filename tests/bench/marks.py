"""Marks at the size of the breach: figures of an assessment over the whole school, and a markbook
of 600 by 40 that is typed in and scrolled."""

import os
import sqlite3
import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.bench.measure import FRAME, in_turns, p99, timed
from tests.bench.row import Row
from tests.bench.scale import Scale
from tests.filled_school import unlock_lead
from tests.fresh_vault import fresh_vault
from vault.actions.markbook import AnalyseAssessment
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.law import LAWS
from vault.domain.markbook import Assessment, CellMark, Markbook, MarkLine
from vault.domain.people import Called
from vault.domain.policy import Country

_CLASS, _ROUNDS, _LONGEST = 30, 9, 0.3
_DAY = date(2026, 11, 10)
_COLUMNS = {
    "scale": ("id", "title", "editor", "code", "lowest", "highest"),
    "class": ("id", "name", "kind"),
    "pupil": ("id", "legal_given", "legal_family"),
    "markbook_column": ("id", "class_id", "scale_id", "title", "day", "half_term"),
    "mark": ("id", "pupil_id", "markbook_column_id", "value"),
}
_PLAIN = """
CREATE TABLE markbook_column (id TEXT PRIMARY KEY NOT NULL, class_id TEXT NOT NULL,
    scale_id TEXT NOT NULL, title TEXT NOT NULL, day TEXT, half_term INTEGER NOT NULL,
    out_of INTEGER NOT NULL DEFAULT 0, weight INTEGER NOT NULL DEFAULT 0,
    place INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE INDEX markbook_column_title ON markbook_column (title COLLATE NOCASE);
CREATE TABLE mark (id TEXT PRIMARY KEY NOT NULL, pupil_id TEXT NOT NULL,
    markbook_column_id TEXT NOT NULL, value TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE INDEX mark_column ON mark (markbook_column_id, value);
PRAGMA cache_size = -65536;
"""
_SAME = """
SELECT m.value, count(*) FROM mark m WHERE m.markbook_column_id IN
    (SELECT a.id FROM markbook_column a WHERE a.title = ? COLLATE NOCASE)
AND m.value <> '' GROUP BY m.value
"""


def _id() -> str:
    return os.urandom(16).hex()


def _rows(pupils: int, marks: int) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Table and rows: classes of 30, and as many assessments of each as the marks are enough for,
    under titles that the whole school shares."""
    children = [_id() for _ in range(pupils)]
    rooms = [(_id(), children[start : start + _CLASS]) for start in range(0, pupils, _CLASS)]
    scale = _id()
    yield "scale", [(scale, "Scaled score", "points", "england.scaled", 80, 120)]
    yield "class", [(room, f"C{n}", "registration") for n, (room, _) in enumerate(rooms)]
    yield "pupil", [(child, f"G{n}", f"F{n}") for n, child in enumerate(children)]
    columns: list[tuple[object, ...]] = []
    given: list[tuple[object, ...]] = []
    number = 0
    while len(given) < marks:
        for room, members in rooms:
            column = _id()
            columns.append((column, room, scale, f"Test {number}", _DAY.isoformat(), 2))
            for place, child in enumerate(members[: marks - len(given)]):
                given.append((_id(), child, column, str(80 + (len(given) * 7 + place) % 41)))
            if len(given) >= marks:
                break
        number += 1
    yield "markbook_column", columns
    yield "mark", given


def figure_rows(folder: Path, scale: Scale) -> list[Row]:
    """Our own act beside the same SQL on plain SQLite, with the same index."""
    place = folder / "marks.tuckbox"
    fresh_vault(place)
    plain = sqlite3.connect(folder / "plain.db")
    plain.executescript(_PLAIN)
    with unlock_lead(place) as lead:
        vault = lead._vault
        with vault.parts.fence.inside() as token:
            connection = vault._connection
            connection.execute(f"{token} PRAGMA query_only = OFF")
            connection.execute(f"{token} BEGIN")
            for table, rows in _rows(scale.rights_pupils, scale.rights_enrolments):
                names = _COLUMNS[table]
                marks = ", ".join("?" * len(names))
                sql = f"INSERT INTO main.{table} ({', '.join(names)}) VALUES ({marks})"
                connection.executemany(f"{token} {sql}", rows)
                if table in ("markbook_column", "mark"):
                    plain.executemany(sql, rows)
            connection.execute(f"{token} COMMIT")
            connection.execute(f"{token} PRAGMA query_only = ON")
        plain.commit()
        found = lead.run(AnalyseAssessment("test 0"))
        same = plain.execute(_SAME, ("Test 0",)).fetchall()
        assert found.figures.count == sum(row[1] for row in same)
        ours, baseline = in_turns(
            lambda: timed(lambda: lead.run(AnalyseAssessment("Test 0"))),
            lambda: timed(lambda: plain.execute(_SAME, ("Test 0",)).fetchall()),
            _ROUNDS,
        )
    pupils, marks = scale.rights_pupils, scale.rights_enrolments
    return [
        Row(
            title=f"figures of one assessment, {pupils:,} pupils, {marks:,} marks",
            against="the same SQL in plain SQLite",
            ours=ours,
            baseline=baseline,
            most=1.3,
            within=_LONGEST,
        )
    ]


def grid_rows() -> list[Row]:
    """600 pupils by 40 assessments: a key is answered, and a screen scrolled, within a frame."""
    from PySide6.QtWidgets import QApplication

    from ui.markbook.markbook_page import MarkbookPage

    app = QApplication.instance() or QApplication([])
    page = MarkbookPage()
    page.resize(1366, 768)
    page.show()
    book = _large_book()
    page.show_book(book, book.assessments, may_write=True)
    app.processEvents()
    typed, scrolled = [], []
    for number in range(120):
        began = time.perf_counter()
        place = page.table.index(number * 5 % 600, number % 40)
        page.view.setCurrentIndex(place)
        page.table.enter({page.table.cell_at(place): str(number % 20)})
        app.processEvents()
        typed.append(time.perf_counter() - began)
    bar = page.view.verticalScrollBar()
    for number in range(120):
        began = time.perf_counter()
        bar.setValue((number * 3) % max(1, bar.maximum()))
        page.view.horizontalScrollBar().setValue(number % 20)
        app.processEvents()
        scrolled.append(time.perf_counter() - began)
    page.close()
    return [
        Row(
            title=f"markbook 600 by 40: {what}",
            against="a frame of 16 ms",
            ours=statistics.median(times),
            worst=p99(times),
            within=FRAME,
        )
        for what, times in (("a mark is typed", typed), ("scrolled", scrolled))
    ]


def _large_book() -> Markbook:
    scales = {scale.code: scale for scale in LAWS[Country.ENGLAND].scales}
    room = ClassId(RecordId("room"))
    columns = tuple(
        Assessment(RecordId(f"a{n}"), 1, room, f"Test {n}", "own.test", _DAY, 2, 20)
        for n in range(40)
    )
    lines = tuple(
        MarkLine(
            PupilId(RecordId(f"p{row}")),
            Called(f"Given{row}", f"Family{row}"),
            {c.id: CellMark(RecordId("m"), 1, str((row + n) % 21)) for n, c in enumerate(columns)},
        )
        for row in range(600)
    )
    return Markbook(room, "Year 4", columns, scales, lines)
