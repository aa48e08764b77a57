"""The baseline: the same tables, columns and indexes in plain SQLite, and no check of anything."""

import csv
import os
import re
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from vault.store.database.connection import sort_names

_TABLES = (
    "academic_year|term|staff|class|teaching|pupil|enrolment|contact|alert|consent|photo"
    "|scale|scale_value|evaluation|markbook_column|mark|mark_tally"
)
_STATEMENT = re.compile(
    rf"^(?:CREATE TABLE (?:{_TABLES}|external_id) \(.*?\) STRICT(?:, WITHOUT ROWID)?;"
    rf"|CREATE (?:UNIQUE )?INDEX \w+ ON (?:{_TABLES}|external_id) .*?;"
    r"|DROP INDEX pupil_\w+;|DROP TABLE pupil_fts;"
    rf"|ALTER TABLE (?:{_TABLES}) ADD COLUMN .*?;"
    r"|CREATE VIRTUAL TABLE pupil_fts .*?\);)$",
    re.MULTILINE | re.DOTALL,
)
_HOW = "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA; PRAGMA cache_size = -65536;"
_FTS = """
INSERT INTO pupil_fts (rowid, given, family, preferred, class)
SELECT p.num, p.legal_given || ' ' || p.middle, p.legal_family || ' ' || p.preferred_family,
    p.preferred_given,
    coalesce((SELECT group_concat(c.name, ' ') FROM enrolment e
        JOIN class c ON c.id = e.class_id WHERE e.pupil_id = p.id AND e.ends IS NULL), '')
FROM pupil p
"""
_PUPIL = (
    "id", "legal_given", "legal_family", "middle", "preferred_given", "preferred_family", "born",
    "sex", "upn", "admission_no", "year_group",
)  # fmt: skip


def plain_database(path: Path) -> sqlite3.Connection:
    """An empty one on the disk, made of our own schema's statements."""
    connection = open_plain(path)
    for sql in sorted(files("vault.store.database.schema").iterdir(), key=lambda one: one.name):
        if sql.name.endswith(".sql"):
            for statement in _STATEMENT.findall(sql.read_text(encoding="utf-8")):
                connection.execute(statement)
    return connection


def open_plain(path: Path) -> sqlite3.Connection:
    """One that is there."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(_HOW)
    sort_names(connection)
    return connection


def plain_import(connection: sqlite3.Connection, source: Path) -> None:
    """Parse with `csv`, then `executemany`; each file in one pass."""
    births = {row[0]: (row[3], row[4]) for row in _rows(source / "demographics.csv")}
    connection.execute("BEGIN")
    pupils: dict[str, str] = {}
    connection.executemany(
        f"INSERT INTO pupil ({', '.join(_PUPIL)}) VALUES ({', '.join('?' * len(_PUPIL))})",
        (
            (pupils.setdefault(row[0], _id()), row[8], row[9], row[10], "", "",
             births[row[0]][0], births[row[0]][1][:1].upper(), row[7][5:-1], row[11], row[16])
            for row in _rows(source / "users.csv")
        ),
    )  # fmt: skip
    rooms: dict[str, str] = {}
    connection.executemany(
        "INSERT INTO class (id, name, kind, room, year_group) VALUES (?, ?, ?, ?, ?)",
        (
            (rooms.setdefault(row[0], _id()), row[3], _kind(row[7]), row[8], row[4])
            for row in _rows(source / "classes.csv")
        ),
    )
    connection.executemany(
        "INSERT INTO enrolment (id, pupil_id, class_id, starts) VALUES (?, ?, ?, ?)",
        ((_id(), pupils[r[5]], rooms[r[3]], r[8]) for r in _rows(source / "enrollments.csv")),
    )
    for kind, known in (("pupil", pupils), ("class", rooms)):
        connection.executemany(
            "INSERT INTO external_id (id, kind, record, source, sourced)"
            " VALUES (?, ?, ?, 'oneroster', ?)",
            ((_id(), kind, record, sourced) for sourced, record in known.items()),
        )
    connection.execute(_FTS)
    connection.execute("COMMIT")


def _kind(words: str) -> str:
    return "registration" if words == "homeroom" else "teaching"


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def _id() -> str:
    return os.urandom(16).hex()
