"""The large school and the small one: brought in and timed on the way, then looked at."""

import shutil
import sqlite3
import statistics
from pathlib import Path

from tests.bench.measure import job
from tests.bench.plain import open_plain
from tests.bench.row import Row
from tests.bench.scale import Scale
from tests.bench.school_files import write_school
from tests.bench.vaults import PASSWORD, unlock
from vault.actions.classes import ListClasses
from vault.actions.profiles import AddProfile
from vault.domain.access import Role
from vault.domain.secrets import Password

_MOST_MB = 300


class School:
    """A vault of the lead's, with a teacher of one class, beside the same in plain SQLite."""

    def __init__(self, folder: Path, pupils: int, enrolments: int) -> None:
        self.pupils = pupils
        self.folder = folder / f"v{pupils}.tuckbox"
        self.file = folder / f"plain{pupils}.db"
        self.source = write_school(folder / f"roster{pupils}", pupils, enrolments)
        self.preview: list[float] = []
        self.own: list[float] = []
        self.baseline: list[float] = []
        self.peak_mb = 0.0

    def bring_in(self) -> None:
        """Anew, both ways."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.file.unlink(missing_ok=True)
        ours = job("roll_in", vault=self.folder, source=self.source)
        plain = job("plain_roll_in", file=self.file, source=self.source)
        self.preview.append(ours["preview"])
        self.own.append(ours["apply"])
        self.peak_mb = max(self.peak_mb, ours["peak_mb"])
        self.baseline.append(plain["apply"])

    def furnish(self, photo_kb: int) -> None:
        """A photo for each pupil, and a teacher."""
        job("photos_in", vault=self.folder, kilobytes=photo_kb)
        session = unlock(self.folder)
        room = next(r for r in session.run(ListClasses()) if r.kind == "registration")
        teacher = Password.typed(PASSWORD)
        session.run(AddProfile("Teacher", Role.TEACHER, teacher, frozenset({room.id})))
        session.lock()

    def plain(self) -> sqlite3.Connection:
        return open_plain(self.file)


def two_schools(folder: Path, scale: Scale) -> tuple[School, School]:
    """The large one, and one of 1,000 pupils."""
    large = School(folder, scale.pupils, scale.enrolments)
    small = School(folder, scale.small, scale.small * scale.enrolments // scale.pupils)
    for _ in range(scale.import_runs):
        large.bring_in()
    small.bring_in()
    for school in (large, small):
        school.furnish(scale.photo_kb)
    return large, small


def import_rows(school: School, scale: Scale) -> list[Row]:
    words = f"{scale.pupils:,} pupils, {scale.enrolments:,} enrolments"
    against = "csv + executemany into plain SQLite, same indexes"
    baseline = statistics.median(school.baseline)
    return [
        Row(
            title=f"import {words}",
            against=against,
            ours=statistics.median(school.own),
            baseline=baseline,
            most=2.0,
            peak_mb=school.peak_mb,
            most_mb=_MOST_MB,
        ),
        Row(
            title="the preview before it",
            against="the same import",
            ours=statistics.median(school.preview),
            baseline=baseline,
            most=2.0,
        ),
    ]
