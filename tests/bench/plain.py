"""The baseline: the same rows, columns and indexes in plain SQLite, without a check of anything."""

import csv
import os
import sqlite3
from pathlib import Path

_SCHEMA = """
PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA; PRAGMA cache_size = -65536;
CREATE TABLE pupil (num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, legal_given TEXT,
    legal_family TEXT, born TEXT, admission_no TEXT, version INTEGER DEFAULT 1);
CREATE TABLE class (id TEXT PRIMARY KEY, name TEXT);
CREATE TABLE enrolment (id TEXT PRIMARY KEY, pupil_id TEXT, class_id TEXT);
CREATE TABLE external_id (id TEXT PRIMARY KEY, kind TEXT, record TEXT, source TEXT, sourced TEXT);
CREATE INDEX pupil_admission ON pupil (admission_no);
CREATE INDEX pupil_family ON pupil (legal_family, legal_given);
CREATE INDEX enrolment_pupil ON enrolment (pupil_id);
CREATE INDEX enrolment_class ON enrolment (class_id);
CREATE UNIQUE INDEX external_sourced ON external_id (source, kind, sourced);
CREATE VIRTUAL TABLE pupil_fts USING fts5(given, family, preferred, class,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
CREATE TABLE photo (id TEXT PRIMARY KEY, thumb BLOB);
"""
SEARCH = """
SELECT p.id, p.legal_given, p.legal_family FROM pupil p
WHERE p.num IN (SELECT rowid FROM pupil_fts WHERE pupil_fts MATCH ?)
ORDER BY p.legal_family, p.legal_given LIMIT 50
"""


def plain_database(path: Path) -> sqlite3.Connection:
    """An empty one, on the disk."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(_SCHEMA)
    return connection


def plain_import(connection: sqlite3.Connection, path: Path) -> None:
    """Parse with `csv`, then `executemany`."""
    with path.open(newline="", encoding="utf-8") as file:
        read = list(csv.reader(file))[1:]
    rooms = {row[4]: os.urandom(16).hex() for row in read}
    ids = [os.urandom(16).hex() for _ in read]
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO class VALUES (?, ?)", [(v, k) for k, v in rooms.items()])
    connection.executemany(
        "INSERT INTO pupil (id, legal_family, legal_given, born, admission_no)"
        " VALUES (?, ?, ?, ?, ?)",
        ((key, *row[:4]) for key, row in zip(ids, read, strict=True)),
    )
    connection.executemany(
        "INSERT INTO enrolment VALUES (?, ?, ?)",
        ((os.urandom(16).hex(), k, rooms[r[4]]) for k, r in zip(ids, read, strict=True)),
    )
    connection.executemany(
        "INSERT INTO external_id VALUES (?, 'pupil', ?, 'list', ?)",
        ((os.urandom(16).hex(), k, r[3]) for k, r in zip(ids, read, strict=True)),
    )
    connection.executemany(
        "INSERT INTO pupil_fts (rowid, given, family, preferred, class) VALUES (?, ?, ?, '', ?)",
        ((n, r[1], r[0], r[4]) for n, r in enumerate(read, start=1)),
    )
    connection.execute("COMMIT")
