"""`make bench`: what the vault costs beside plain SQLite, as ratios. `--full` is larger."""

import csv
import json
import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import ListPupils
from vault.crypto.kdf import FLOOR
from vault.demo.roll import _FAMILY, _GIVEN
from vault.domain.preview import ReadOptions
from vault.domain.secrets import Password
from vault.unlock import create_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"


def main() -> None:
    count = 100_000 if "--full" in sys.argv else 20_000
    rows = []
    with tempfile.TemporaryDirectory() as name:
        os.environ["TUCKBOX_HOME"] = name
        folder = Path(name)
        path = folder / "list.csv"
        write_list(path, count)
        plain = sqlite3.connect(folder / "plain.db")
        base = timed(lambda: plain_import(plain, path))
        session, _ = create_vault(
            folder / "v.tuckbox", "Bench", "Lead", Password.typed(PASSWORD), FLOOR
        )
        digest = session.run(PreviewRoll(path)).digest
        ours = timed(lambda: session.run(ApplyRoll(path, ReadOptions(), digest)))
        rows.append((f"import {count:,} pupils and enrolments", ours, base))
        search = "SELECT family FROM pupil WHERE rowid IN (SELECT rowid FROM fts WHERE fts MATCH ?)"
        base = best(lambda: plain.execute(search + " LIMIT 50", ('"smi"* "zo"*',)).fetchall())
        ours = best(lambda: session.run(ListPupils("smi zo", limit=50)))
        rows.append(("search as you type, 50 hits", ours, base))
        session.lock()
        opening = best(
            lambda: unlock_vault(
                folder / "v.tuckbox", "Lead", Password.typed(PASSWORD), None, FLOOR
            ).lock()
        )
        rows.append(("unlock and lock, key at its floor", opening, opening))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for title, ours, base in rows:
        print(f"{title:42} {ours * 1000:9.1f} ms   {ours / base:5.2f} x plain SQLite")
    print(f"peak memory {memory:.0f} MB")
    out = Path("bench-out")
    out.mkdir(exist_ok=True)
    (out / "bench.json").write_text(json.dumps([[t, o, b] for t, o, b in rows]))


def write_list(path: Path, count: int) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Surname", "Forename", "DOB", "Admission No", "Reg"])
        for n in range(count):
            given, family = _GIVEN[n % len(_GIVEN)], _FAMILY[n * 7 % len(_FAMILY)]
            writer.writerow([family, given, f"{n % 28 + 1:02}/03/2016", f"{n:06}", f"C{n // 30}"])


def plain_import(connection: sqlite3.Connection, path: Path) -> None:
    """The same columns and indexes, and a search index, without any check."""
    connection.executescript(
        "CREATE TABLE pupil (family, given, born, admission);"
        "CREATE TABLE enrolment (pupil, class);"
        "CREATE INDEX a ON pupil (admission); CREATE INDEX n ON pupil (family, given);"
        "CREATE INDEX e ON enrolment (pupil); CREATE INDEX c ON enrolment (class);"
        "CREATE VIRTUAL TABLE fts USING fts5(family, given, class, prefix='1 2 3',"
        " tokenize='unicode61 remove_diacritics 2');"
    )
    with path.open(newline="", encoding="utf-8") as file:
        read = list(csv.reader(file))[1:]
    with connection:
        connection.executemany("INSERT INTO pupil VALUES (?, ?, ?, ?)", [r[:4] for r in read])
        pairs = [(r[3], r[4]) for r in read]
        connection.executemany("INSERT INTO enrolment VALUES (?, ?)", pairs)
        words = [(r[0], r[1], r[4]) for r in read]
        connection.executemany("INSERT INTO fts (family, given, class) VALUES (?, ?, ?)", words)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(work: Callable[[], object]) -> float:
    """The median of 15."""
    return sorted(timed(work) for _ in range(15))[7]


if __name__ == "__main__":
    main()
