"""Sealed files against the `age` program on the same bytes; a merge against an upsert."""

import shutil
import sqlite3
import statistics
import subprocess
import sys
from pathlib import Path

from tests.bench.measure import command_time, job, timed
from tests.bench.plain import open_plain
from tests.bench.row import Row
from tests.bench.scale import Scale
from tests.bench.school_files import write_school
from tests.bench.vaults import new_vault, unlock
from vault.crypto.seal import open_sealed

_KB = 40
_MOST_MB = 200


def office_of(folder: Path, scale: Scale) -> Path:
    """A vault whose photos come to the size of the transfer, and an empty one that it knows."""
    office, laptop = folder / "office.tuckbox", folder / "laptop.tuckbox"
    source = write_school(folder / "office-roster", scale.transfer_pupils, scale.transfer_pupils)
    job("roll_in", vault=office, source=source)
    job("photos_in", vault=office, kilobytes=_KB)
    new_vault(laptop, "Teacher").lock()
    job("acquaint", one=office, other=laptop, folder=folder)
    return office


def seal_rows(office: Path, folder: Path, scale: Scale) -> list[Row]:
    laptop = folder / "laptop.tuckbox"
    file, again, clear = folder / "all.tuck", folder / "all.age", folder / "all.tar"
    identity = _identity(laptop, folder)
    sealing, opening = [], []
    plans = []
    peaks = {"seal": 0.0, "stage": 0.0, "plan": 0.0}
    program = _program()
    for _ in range(scale.transfer_runs):
        file.unlink(missing_ok=True)
        ours = job("seal", vault=office, out=file, photos=True)
        if not clear.exists():
            _open_into(file, clear, identity)
        theirs = command_time([*program, "seal", str(clear), str(again), str(identity)], again)
        sealing.append((ours["seal"], theirs))
        taken = job("receive", vault=laptop, file=file, apply=False)
        theirs = command_time([*program, "open", str(file), str(again), str(identity)])
        opening.append((taken["stage"], theirs))
        plans.append(taken["plan"])
        now = (ours["peak_mb"], taken["staged_mb"], taken["peak_mb"])
        peaks = {k: max(peaks[k], mb) for k, mb in zip(peaks, now, strict=True)}
    size = file.stat().st_size / 1e6
    words = _program_words(program)
    clear.unlink()
    again.unlink()
    return [
        Row(
            title=f"seal a transfer of {size:,.0f} MB",
            against=f"{words}, then sync",
            ours=statistics.median(s[0] for s in sealing),
            baseline=statistics.median(s[1] for s in sealing),
            most=1.5,
            peak_mb=peaks["seal"],
            most_mb=_MOST_MB,
            moved_mb=size,
        ),
        Row(
            title="open it, check it and stage it encrypted",
            against=f"{words}, into a file in the clear",
            ours=statistics.median(o[0] for o in opening),
            baseline=statistics.median(o[1] for o in opening),
            most=1.5,
            peak_mb=peaks["stage"],
            most_mb=_MOST_MB,
            moved_mb=size,
        ),
        Row(
            title=f"what merging its {scale.transfer_pupils:,} pupils would do, to be shown",
            against="",
            ours=statistics.median(plans),
            within=15.0,
            peak_mb=peaks["plan"],
        ),
    ]


def _program() -> list[str]:
    script = Path(__file__).with_name("age_of.py")
    return [sys.executable, str(script), shutil.which("age") or "pyrage"]


def _program_words(program: list[str]) -> str:
    if program[2] == "pyrage":
        return "pyrage alone (no age program here)"
    version = subprocess.run([program[2], "--version"], check=True, capture_output=True, text=True)
    return f"age {version.stdout.strip()}"


def _identity(laptop: Path, folder: Path) -> Path:
    session = unlock(laptop, "Teacher")
    path = folder / "identity.txt"
    vault = session._vault
    if vault is None:
        raise AssertionError("it is open")
    path.write_text(vault._keys.age_identity + "\n", encoding="ascii")
    session.lock()
    return path


def _open_into(file: Path, clear: Path, identity: Path) -> None:
    with file.open("rb") as sealed, clear.open("wb") as out:
        open_sealed(
            sealed, lambda piece: out.write(piece) and None, identity=identity.read_text().strip()
        )


def merge_row(folder: Path, scale: Scale) -> Row:
    """Both sides have the pupils; one changed a field of each and sends them again."""
    here, there = folder / "merge-office.tuckbox", folder / "merge-laptop.tuckbox"
    count = scale.merge_pupils
    before = write_school(folder / "merge-before", count, count)
    after = write_school(folder / "merge-after", count, count, salt="Changed")
    job("roll_in", vault=here, source=before)
    new_vault(there, "Teacher").lock()
    job("acquaint", one=here, other=there, folder=folder)
    first, second = folder / "first.tuck", folder / "second.tuck"
    job("seal", vault=here, out=first, photos=False)
    job("receive", vault=there, file=first, apply=True)
    job("roll_in", vault=here, source=after)
    job("seal", vault=here, out=second, photos=False)
    merged = job("receive", vault=there, file=second, apply=True)
    if merged["items"] < count:
        raise AssertionError("every pupil was meant to change")
    plain = folder / "merge-plain.db"
    job("plain_roll_in", file=plain, source=before)
    connection = open_plain(plain)
    baseline = statistics.median(_upsert(connection, turn) for turn in range(3))
    connection.close()
    return Row(
        title=f"merge {count:,} changed pupils",
        against="upsert of the same rows and words in plain SQLite",
        ours=merged["merge"],
        baseline=baseline,
        most=4.0,
        peak_mb=merged["peak_mb"],
        most_mb=_MOST_MB,
    )


def _upsert(connection: sqlite3.Connection, turn: int) -> float:
    """Rows as they came, with one field changed, and their words in the search index."""
    columns = [row[1] for row in connection.execute("PRAGMA table_info(pupil)")]
    middle = columns.index("middle")
    rows = [
        tuple(f"Changed{turn}" if n == middle else value for n, value in enumerate(row))
        for row in connection.execute("SELECT * FROM pupil").fetchall()
    ]
    sets = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in ("num", "id"))

    def work() -> None:
        connection.execute("BEGIN")
        connection.executemany(
            f"INSERT INTO pupil ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            f" ON CONFLICT (id) DO UPDATE SET {sets}",
            rows,
        )
        connection.executemany(
            "UPDATE pupil_fts SET given = ? WHERE rowid = ?",
            ((f"{row[2]} {row[middle]}", row[0]) for row in rows),
        )
        connection.execute("COMMIT")

    return timed(work)
