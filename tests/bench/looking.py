"""What a person waits for all day: the first page, a search, a class with its faces."""

import sqlite3
import statistics
from pathlib import Path
from typing import Any

from tests.bench.measure import FRAME, in_turns, p95, timed, timed_answer
from tests.bench.plain import open_plain
from tests.bench.row import Row
from tests.bench.school import School
from tests.bench.vaults import picture_of, unlock
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.photos import FetchThumbs
from vault.actions.pupils import ListPupils
from vault.actions.today import ReadToday
from vault.crypto import slots
from vault.crypto.kdf import SlotKey
from vault.domain.collation import sort_key
from vault.domain.people import PupilRow
from vault.session import Session

_FIRST = 50
_WORDS = ("am", "ol", "lu", "a", "no 1", "ol a", "mo", "c00001")
_ROUNDS = 25
_LANDING = 0.05
_SEARCH = """
SELECT p.id, p.legal_given, p.legal_family, p.preferred_given, p.upn, p.admission_no,
    (SELECT group_concat(c.name, ', ') FROM enrolment e JOIN class c ON c.id = e.class_id
        WHERE e.pupil_id = p.id AND c.kind = 'registration' AND e.ends IS NULL),
    p.year_group, p.born, p.sex, p.started, p.left_on,
    (SELECT count(*) FROM alert a WHERE a.pupil_id = p.id),
    (SELECT f.id FROM photo f WHERE f.pupil_id = p.id AND f.is_current = 1)
FROM pupil p JOIN pupil_order o ON o.num = p.num
WHERE p.num IN (SELECT rowid FROM pupil_fts WHERE pupil_fts MATCH ?)
    AND (p.left_on IS NULL OR p.left_on >= date('now'))
ORDER BY o.order_key, p.num LIMIT ?
"""
_ORDERED = """
CREATE TABLE pupil_order (num INTEGER PRIMARY KEY, order_key TEXT NOT NULL) STRICT;
CREATE INDEX pupil_in_order ON pupil_order (order_key);
"""
_FACES = """
SELECT p.id, p.legal_given, p.legal_family, p.preferred_given FROM pupil p
WHERE p.id IN (SELECT e.pupil_id FROM enrolment e WHERE e.class_id = ? AND e.ends IS NULL)
ORDER BY p.legal_family COLLATE NOCASE, p.legal_given COLLATE NOCASE
"""


def unlock_row(large: School, small: School) -> Row:
    """From the password to fifty rows; the seconds in Argon2 are taken off."""
    ours, baseline = in_turns(
        lambda: _first_page(large.folder), lambda: _first_page(small.folder), 9
    )
    return Row(
        title="unlock to first page, without Argon2",
        against="the same with 1,000 pupils",
        ours=ours,
        baseline=baseline,
        most=1.2,
    )


def _first_page(folder: Path) -> float:
    """Seconds outside Argon2."""
    spent: list[float] = []
    real = slots.derive_slot_key

    def derive(*arguments: Any) -> SlotKey:
        seconds, key = timed_answer(real, *arguments)
        spent.append(seconds)
        return key

    slots.derive_slot_key = derive
    try:
        whole, session = timed_answer(_unlocked_and_listed, folder)
    finally:
        slots.derive_slot_key = real
    session.lock()
    return whole - sum(spent)


def _unlocked_and_listed(folder: Path) -> Session:
    session = unlock(folder)
    session.run(ListPupils(limit=_FIRST))
    return session


def search_rows(school: School) -> list[Row]:
    """Each word in turn with the same word in plain SQLite; the hits are compared."""
    _put_in_order(school)
    return [
        _search_row(school, "Lead", "whole school", 1.3),
        _search_row(school, "Teacher", "a teacher's scoped views", 3.0),
    ]


def _put_in_order(school: School) -> None:
    """Plain SQLite sorts as we do: by a key beside each pupil."""
    plain = school.plain()
    names = plain.execute("SELECT num, legal_family, legal_given FROM pupil").fetchall()
    plain.executescript(_ORDERED)
    plain.execute("BEGIN")
    plain.executemany(
        "INSERT INTO pupil_order VALUES (?, ?)",
        ((number, sort_key(family, given)) for number, family, given in names),
    )
    plain.execute("COMMIT")
    plain.close()


def _search_row(school: School, who: str, words: str, most: float) -> Row:
    session, plain = unlock(school.folder, who), school.plain()
    ours: list[float] = []
    baseline: list[float] = []
    for word in _WORDS * _ROUNDS:
        seconds, hits = timed_answer(session.run, ListPupils(word, limit=_FIRST))
        ours.append(seconds)
        query = " ".join(f'"{part}"*' for part in word.split())
        seconds, rows = timed_answer(_plain_search, plain, query)
        baseline.append(seconds)
        if who == "Lead" and _names(hits) != sorted((row[2], row[1]) for row in rows):
            raise AssertionError(f"other hits for {word}")
    session.lock()
    plain.close()
    return Row(
        title=f"search as you type, {words}",
        against=f"plain SQLite, same query; p95 there {p95(baseline) * 1000:.1f} ms",
        ours=statistics.median(ours),
        baseline=statistics.median(baseline),
        most=most,
        worst=p95(ours),
        within=FRAME,
    )


def _plain_search(plain: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    return plain.execute(_SEARCH, (query, _FIRST)).fetchall()


def _names(rows: tuple[PupilRow, ...]) -> list[tuple[str, str]]:
    return sorted((row.family, row.given) for row in rows)


def today_rows(school: School) -> list[Row]:
    """The page on which everybody lands, which also writes down that it was opened."""
    return [
        _today_row(school, "Lead", "whole school"),
        _today_row(school, "Teacher", "a teacher's class"),
    ]


def _today_row(school: School, who: str, words: str) -> Row:
    session = unlock(school.folder, who)
    session.run(ReadToday())
    ours = [timed(lambda: session.run(ReadToday())) for _ in range(_ROUNDS)]
    session.lock()
    return Row(
        title=f"the page Today, {words}",
        against=f"50 ms; p95 {p95(ours) * 1000:.1f} ms",
        ours=statistics.median(ours),
        within=_LANDING,
    )


def class_rows(school: School) -> list[Row]:
    """Thirty thumbnails from files that were just opened; then the whole page, which also
    writes down who looked."""
    room = _give_plain_thumbs(school)
    thumbs = in_turns(lambda: _own_class(school, room)[1], lambda: _plain_class(school, room)[1], 9)
    page = in_turns(
        lambda: sum(_own_class(school, room)), lambda: sum(_plain_class(school, room)), 9
    )
    return [
        Row(
            title="30 thumbnails of a class, cold",
            against="plain SQLite blobs",
            ours=thumbs[0],
            baseline=thumbs[1],
            most=2.0,
        ),
        Row(
            title="class page with them, and its audit entry",
            against="the same rows and one commit in plain SQLite",
            ours=page[0],
            baseline=page[1],
            within=FRAME,
        ),
    ]


def _give_plain_thumbs(school: School) -> str:
    """As many thumbnails as the vault has, in a file of their own; the name of a class."""
    session = unlock(school.folder)
    room = next(r.name for r in session.run(ListClasses()) if r.kind == "registration")
    session.lock()
    plain = school.plain()
    thumb = picture_of(4).thumb_jpeg
    pupils = plain.execute("SELECT id FROM pupil").fetchall()
    plain.execute("CREATE TABLE look (id INTEGER PRIMARY KEY, room TEXT)")
    plain.execute("BEGIN")
    plain.executemany(
        "INSERT INTO photo (id, pupil_id, is_current, blob, thumb) VALUES (?1, ?1, 1, '', ?1)",
        pupils,
    )
    plain.execute("COMMIT")
    plain.close()
    blobs = open_plain(_blobs(school))
    blobs.execute("CREATE TABLE blob (id TEXT PRIMARY KEY NOT NULL, data BLOB NOT NULL) STRICT")
    blobs.execute("BEGIN")
    blobs.executemany("INSERT INTO blob VALUES (?, ?)", ((p, thumb) for (p,) in pupils))
    blobs.execute("COMMIT")
    blobs.close()
    return room


def _blobs(school: School) -> Path:
    return school.file.with_suffix(".blobs")


def _own_class(school: School, name: str) -> tuple[float, float]:
    session = unlock(school.folder)
    room = next(r.id for r in session.run(ListClasses()) if r.name == name)
    opened, page = timed_answer(session.run, OpenClass(room))
    photos = tuple(face.photo for face in page.faces if face.photo)
    seconds, thumbs = timed_answer(session.run, FetchThumbs(photos))
    session.lock()
    if len(thumbs) != 30:
        raise AssertionError("a class of 30 was meant")
    return opened, seconds


def _plain_class(school: School, name: str) -> tuple[float, float]:
    plain = school.plain()
    (room,) = plain.execute("SELECT id FROM class WHERE name = ?", (name,)).fetchone()
    pupils: list[str] = []

    def look() -> None:
        plain.execute("INSERT INTO look (room) VALUES (?)", (room,))
        pupils.extend(row[0] for row in plain.execute(_FACES, (room,)).fetchall())

    def thumbs() -> None:
        blobs = open_plain(_blobs(school))
        for pupil in pupils:
            (thumb,) = plain.execute(
                "SELECT thumb FROM photo WHERE pupil_id = ? AND is_current = 1", (pupil,)
            ).fetchone()
            blobs.execute("SELECT data FROM blob WHERE id = ?", (thumb,)).fetchone()
        blobs.close()

    spent = timed(look), timed(thumbs)
    plain.close()
    return spent
