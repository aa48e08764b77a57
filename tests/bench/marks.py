"""Figures of assessments at the size of the breach: over the whole school as who leads it, and over
a class as its teacher."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.bench.measure import in_turns, least_in_turns, spent, spent_answer
from tests.bench.plain import open_plain, plain_database
from tests.bench.row import Row
from tests.bench.scale import Scale
from tests.bench.vaults import Rows, insert_into, put_rows
from tests.filled_school import unlock_lead
from tests.fresh_vault import PASSWORD, fresh_vault
from vault.actions.markbook import AnalyseAssessment
from vault.actions.profiles import AddProfile
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.ids import ClassId, new_id, new_ids
from vault.domain.secrets import Password
from vault.session import Session
from vault.store.database.work import Work
from vault.unlock import unlock_vault

_CLASS, _ROUNDS, _UNLOCKS, _LONGEST, _MOST = 30, 15, 5, 0.3, 1.3
_DAY = date(2026, 11, 10)
_TITLE, _TEACHER = "Test", "Tess Teacher"
_PLAIN = """
SELECT m.value, count(*) FROM mark m WHERE m.markbook_column_id IN
    (SELECT a.id FROM markbook_column a WHERE a.title = ? COLLATE NOCASE)
AND m.value <> '' GROUP BY m.value
"""
"""Less than what our figures say, which tell the points of the year apart."""

_LINES = """
INSERT INTO mark_tally (markbook_column_id, marks)
SELECT markbook_column_id, group_concat(value, char(31)) FROM mark WHERE value <> '' GROUP BY 1
"""
"""What a vault's units of work write as they go."""


def figure_rows(folder: Path, scale: Scale) -> list[Row]:
    """Our own act in processor time, the least of some runs, beside plain SQLite with the same
    tables and indexes: a count by value as anybody would ask for it, and our very statements."""
    place, plain = folder / "marks.tuckbox", folder / "plain.db"
    fresh_vault(place)
    with unlock_lead(place) as lead:
        _fill(lead, plain, scale)
    room, password = _some_class(plain), Password.typed(PASSWORD)
    with unlock_lead(place) as lead:
        lead.run(AddProfile(_TEACHER, Role.TEACHER, password, frozenset({room})))
        found = _whole_school(lead, plain, scale)
    found += _first_time(place, plain)
    teacher = unlock_vault(place, _TEACHER, Password.typed(PASSWORD), params=FLOOR)
    own = AnalyseAssessment(_TITLE, room)
    found.append(
        Row(
            title="figures of a class, as its teacher",
            against="",
            ours=min(spent(lambda: teacher.run(own)) for _ in range(_ROUNDS)),
            within=_LONGEST,
        )
    )
    teacher.lock()
    return found


def _whole_school(lead: Session, folder: Path, scale: Scale) -> list[Row]:
    act = AnalyseAssessment(_TITLE)
    with closing(open_plain(folder)) as plain:
        statements, counted = _statements_of(lead, act)
        assert counted == sum(row[1] for row in plain.execute(_PLAIN, (_TITLE,)).fetchall())
        ours, baseline = least_in_turns(
            lambda: spent(lambda: lead.run(act)), lambda: spent(lambda: _by_value(plain)), _ROUNDS
        )
        alone, themselves = least_in_turns(
            lambda: _seconds_of_statements(lead, act),
            lambda: spent(lambda: [plain.execute(*one).fetchall() for one in statements]),
            _ROUNDS,
        )
    return [
        Row(
            title=f"figures of {counted:,} marks of {scale.rights_pupils:,} pupils",
            against="a count by value in plain SQLite",
            ours=ours,
            baseline=baseline,
            most=_MOST,
            within=_LONGEST,
        ),
        Row(
            title="their statements alone, through the fence",
            against="the same statements in plain SQLite",
            ours=alone,
            baseline=themselves,
            most=_MOST,
        ),
    ]


def _first_time(place: Path, plain: Path) -> list[Row]:
    """No page of either file is in memory of the engine yet; ours have to be decrypted."""
    act = AnalyseAssessment(_TITLE)

    def ours() -> float:
        with unlock_lead(place) as lead:
            return spent(lambda: lead.run(act))

    def baseline() -> float:
        with closing(open_plain(plain)) as connection:
            return spent(lambda: _by_value(connection))

    first, themselves = in_turns(ours, baseline, _UNLOCKS)
    return [
        Row(
            title="the same figures, first time after an unlock",
            against="a count by value in plain SQLite, just opened",
            ours=first,
            baseline=themselves,
            most=_MOST,
            within=_LONGEST,
        )
    ]


def _by_value(plain: sqlite3.Connection) -> object:
    return plain.execute(_PLAIN, (_TITLE,)).fetchall()


def _statements_of(
    session: Session, act: AnalyseAssessment
) -> tuple[list[tuple[str, tuple[Any, ...]]], int]:
    """What the act asks the database, and how many marks it found."""
    asked: list[tuple[str, tuple[Any, ...]]] = []

    def told(select: Callable[[], Any], sql: str, values: tuple[Any, ...]) -> Any:
        asked.append((sql, tuple(values)))
        return select()

    with _listening(told):
        found = session.run(act)
    return asked, sum(point.figures.count for point in found.points)


def _seconds_of_statements(session: Session, act: AnalyseAssessment) -> float:
    seconds = 0.0

    def told(select: Callable[[], Any], _sql: str, _values: tuple[Any, ...]) -> Any:
        nonlocal seconds
        took, answer = spent_answer(select)
        seconds += took
        return answer

    with _listening(told):
        session.run(act)
    return seconds


def _listening(told: Callable[[Callable[[], Any], str, tuple[Any, ...]], Any]) -> Any:
    real = Work.select

    def select(work: Work, sql: str, values: Any = ()) -> Any:
        return told(lambda: real(work, sql, values), sql, values)

    return patch.object(Work, "select", select)


def _some_class(folder: Path) -> ClassId:
    with closing(open_plain(folder)) as plain:
        rows = plain.execute("SELECT id FROM class ORDER BY name LIMIT 1").fetchall()
    return ClassId(rows[0][0])


def _fill(lead: Session, folder: Path, scale: Scale) -> None:
    tables = list(_rows(scale.rights_pupils, scale.rights_enrolments))
    put_rows(lead, tables)
    with closing(plain_database(folder)) as plain:
        plain.execute("BEGIN")
        for into, rows in tables:
            plain.executemany(insert_into(into), rows)
        plain.execute(_LINES)
        plain.execute("COMMIT")


def _rows(pupils: int, marks: int) -> Iterator[tuple[str, Rows]]:
    """Classes of 30, and as many assessments of each as the marks are enough for: under one title,
    on days of their own."""
    children = new_ids(pupils)
    rooms = [(new_id(), children[start : start + _CLASS]) for start in range(0, pupils, _CLASS)]
    scale = new_id()
    yield (
        "scale (id, title, editor, code, lowest, highest)",
        [(scale, "Scaled score", "points", "england.scaled", 80, 120)],
    )
    yield "class (id, name, kind)", [(r, f"C{n}", "registration") for n, (r, _) in enumerate(rooms)]
    yield (
        "pupil (id, legal_given, legal_family)",
        [(child, f"G{n}", f"F{n}") for n, child in enumerate(children)],
    )
    yield (
        "enrolment (id, pupil_id, class_id)",
        [(new_id(), child, room) for room, members in rooms for child in members],
    )
    columns: list[tuple[object, ...]] = []
    given: list[tuple[object, ...]] = []
    for number in range(-(-marks // pupils)):
        day = (_DAY + timedelta(days=number)).isoformat()
        for room, members in rooms:
            column = new_id()
            columns.append((column, room, scale, _TITLE, day, 2))
            for place, child in enumerate(members[: marks - len(given)]):
                given.append((new_id(), child, column, str(80 + (len(given) * 7 + place) % 41)))
    yield "markbook_column (id, class_id, scale_id, title, day, half_term)", columns
    yield "mark (id, pupil_id, markbook_column_id, value)", given
