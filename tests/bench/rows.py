"""What is measured: each row is ours against its baseline, in the same minute on the same data."""

import os
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from tests.bench.data import write_list
from tests.bench.plain import SEARCH, plain_database, plain_import
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.photos import FetchThumbs
from vault.actions.profiles import AddProfile
from vault.actions.pupils import ListPupils
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.audit import Outcome
from vault.domain.preview import ReadOptions
from vault.domain.secrets import FileKey, Password
from vault.session import Session
from vault.store.connection import create_file
from vault.unlock import create_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Row:
    """Seconds of ours and of the baseline; `target` is the ratio that is aimed at."""

    title: str
    ours: float
    baseline: float
    target: float

    @property
    def ratio(self) -> float:
        return self.ours / self.baseline


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median(work: Callable[[], object], times: int = 15) -> float:
    return statistics.median(timed(work) for _ in range(times))


def unlock(folder: Path, who: str = "Lead") -> Session:
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


class School:
    """A vault of `count` pupils, brought in and timed on the way."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder / f"v{count}.tuckbox"
        self.list = folder / f"{count}.csv"
        write_list(self.list, count)
        self.plain = plain_database(folder / f"plain{count}.db")
        self.plain_import = timed(lambda: plain_import(self.plain, self.list))
        session, _ = create_vault(self.folder, "Bench", "Lead", Password.typed(PASSWORD), FLOOR)
        self.preview = timed(lambda: setattr(self, "shown", session.run(PreviewRoll(self.list))))
        digest = self.shown.digest
        self.own_import = timed(lambda: session.run(ApplyRoll(self.list, ReadOptions(), digest)))
        room = session.run(ListClasses())[0].id
        teacher = Password.typed(PASSWORD)
        session.run(AddProfile("Teacher", Role.TEACHER, teacher, frozenset({room})))
        session.lock()


def import_rows(school: School, count: int) -> list[Row]:
    title = f"{count:,} pupils, their classes and enrolments"
    return [
        Row(f"import {title}", school.own_import, school.plain_import, 2.0),
        Row(f"preview of {title}", school.preview, school.plain_import, 2.0),
    ]


def unlock_row(school: School, small: School) -> Row:
    """With the password key at its floor on both sides, so that it cancels out."""

    def first_page(folder: Path) -> None:
        session = unlock(folder)
        session.run(ListPupils(limit=50))
        session.lock()

    ours = median(lambda: first_page(school.folder), 7)
    return Row(
        "unlock to first page, large against 1,000",
        ours,
        median(lambda: first_page(small.folder), 7),
        1.2,
    )


def search_rows(school: School) -> list[Row]:
    words = ["ade", "ah", "lu", "a", "ava ad"]
    queries = [" ".join(f'"{w}"*' for w in word.split()) for word in words]
    base = statistics.median(
        timed(lambda q=q: school.plain.execute(SEARCH, (q,)).fetchall())
        for _ in range(9)
        for q in queries
    )
    return [
        Row("search as you type, whole school", searched(school, "Lead", words), base, 1.3),
        Row("search as you type, scoped teacher", searched(school, "Teacher", words), base, 3.0),
    ]


def searched(school: School, who: str, words: list[str]) -> float:
    """The median of nine rounds over the words."""
    session = unlock(school.folder, who)
    found = [timed(lambda w=w: session.run(ListPupils(w, limit=50))) for w in words * 9]
    session.lock()
    return statistics.median(found)


def photo_rows(school: School, folder: Path) -> list[Row]:
    pictures = folder / "pictures"
    pictures.mkdir()
    image = Image.effect_noise((1200, 1500), 40).convert("RGB")
    for n in range(60):
        image.save(pictures / f"{n:06}.jpg", quality=85)
    raw = [path.read_bytes() for path in sorted(pictures.iterdir())]
    with ThreadPoolExecutor(min(os.cpu_count() or 1, 4)) as threads:
        base = timed(lambda: list(threads.map(scaled, raw)))
    session = unlock(school.folder)
    matches = session.run(PreviewPhotos(pictures)).matches
    ours = timed(lambda: session.run(ApplyPhotos(pictures, matches)))
    session.lock()
    return [
        Row("60 photos of 1200 × 1500 in", ours, base, 1.15),
        class_page(school, folder, [scaled(one)[1] for one in raw[:30]]),
    ]


def scaled(raw: bytes) -> tuple[bytes, bytes]:
    """Decode, upright, scale and encode twice: the work that no program is spared, on the same
    number of threads."""
    with Image.open(BytesIO(raw)) as image:
        image.draft("RGB", (2048, 2048))
        upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((1024, 1024), Image.Resampling.LANCZOS)
    small = ImageOps.fit(upright, (160, 160), Image.Resampling.LANCZOS)
    found = []
    for picture, quality in ((upright, 85), (small, 80)):
        out = BytesIO()
        picture.save(out, "JPEG", quality=quality)
        found.append(out.getvalue())
    return found[0], found[1]


def class_page(school: School, folder: Path, thumbs: list[bytes]) -> Row:
    path = folder / "blobs.db"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE photo (id TEXT PRIMARY KEY, thumb BLOB)")
        plain.executemany(
            "INSERT INTO photo VALUES (?, ?)", [(str(n), t) for n, t in enumerate(thumbs)]
        )
    plain.close()

    def from_plain() -> None:
        connection = sqlite3.connect(path)
        for n in range(30):
            connection.execute("SELECT thumb FROM photo WHERE id = ?", (str(n),)).fetchone()
        connection.close()

    def from_vault() -> float:
        session = unlock(school.folder)
        room = session.run(ListClasses())[0].id

        def look() -> None:
            page = session.run(OpenClass(room))
            session.run(FetchThumbs(tuple(f.photo for f in page.faces if f.photo)))

        spent = timed(look)
        session.lock()
        return spent

    ours = statistics.median(from_vault() for _ in range(5))
    return Row("class page: 30 pupils with thumbnails, cold", ours, median(from_plain, 5), 2.0)


def audit_row(school: School, folder: Path) -> Row:
    """A commit with an entry of the trail against the same commit in a file of the same kind."""
    plain = create_file(folder / "commits.db", FileKey(bytes(32)))
    plain.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, step INTEGER)")
    plain.execute("INSERT INTO t VALUES (1, 0)")

    def bare() -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("UPDATE t SET step = step + 1")
        plain.execute("COMMIT")

    session = unlock(school.folder)
    vault = session._vault
    assert vault is not None
    base = median(bare, 60)
    ours = median(lambda: vault.note("bench", "", Outcome.DONE), 60)
    session.lock()
    plain.close()
    return Row("an audit entry, against the commit alone", ours, base, 1.1)


def start_row() -> Row:
    """From nothing to a window that has been painted, in a process of its own."""
    head = "import sys, os\nos.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
    empty = head + (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "app = QApplication([]); w = QWidget(); w.show(); w.grab()\n"
    )
    ours = head + (
        "from vault.platform.network import install_network_guard\n"
        "from vault.platform.process import harden_process\n"
        "install_network_guard(); harden_process()\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from ui.app import Program\nfrom ui.theme import dress\n"
        "app = QApplication([]); dress(app); p = Program(app); p.start(None); p.front.grab()\n"
        "os._exit(0)\n"
    )

    def run(code: str) -> float:
        return median(
            lambda: subprocess.run(
                [sys.executable, "-c", code], cwd=ROOT, check=True, stderr=subprocess.DEVNULL
            ),
            7,
        )

    return Row("start to unlock window, against an empty window", run(ours), run(empty), 1.5)


def peak_memory() -> float:
    """MB, of this process so far."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def with_home(folder: Path) -> None:
    os.environ["TUCKBOX_HOME"] = str(folder / "home")
