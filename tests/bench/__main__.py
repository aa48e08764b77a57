"""`make bench`: what the program costs beside the plain thing, as ratios. `--full`: Otrack's size.

`python -m tests.bench PART…` measures only some parts; `--trial` only sees whether they run.
"""

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import (
    copying,
    guessing,
    keeping,
    kills,
    looking,
    marks,
    rights,
    school,
    seating,
    sending,
    windows,
    workbooks,
)
from tests.bench.row import Row
from tests.bench.scale import OTRACK, TRIAL, USUAL, Scale

SCALES = {"--full": OTRACK, "--trial": TRIAL}
Part = Callable[[Path, Scale], Iterator[list[Row]]]


def main() -> None:
    scale = next((s for name, s in SCALES.items() if name in sys.argv), USUAL)
    wanted = [name for name in sys.argv[1:] if name not in SCALES] or list(PARTS)
    rows: list[Row] = []
    print(f"{'':52}  {'time':>9}  {'ratio':>8}  {'peak':>8}")
    for name in wanted:
        with tempfile.TemporaryDirectory(prefix="tuckbox-bench-") as folder:
            os.environ["TUCKBOX_HOME"] = str(Path(folder) / "home")
            for some in PARTS[name](Path(folder), scale):
                rows += some
                for row in some:
                    print(row.line(), flush=True)
    missed = sum(1 for row in rows if row.misses)
    print(f"{len(rows)} rows, {missed} miss what is aimed at.")
    _write(rows, scale)


def _school(folder: Path, scale: Scale) -> Iterator[list[Row]]:
    large, small = school.two_schools(folder, scale)
    yield school.import_rows(large, scale)
    yield [looking.unlock_row(large, small)]
    yield looking.search_rows(large)
    yield looking.class_rows(large)
    yield looking.today_rows(large)
    yield [keeping.photos_row(large, folder)]
    yield [keeping.audit_row(large)]
    yield [windows.start_row(small)]
    yield [windows.lock_row(large, folder)]


def _rights(folder: Path, scale: Scale) -> Iterator[list[Row]]:
    whole = school.School(folder, scale.rights_pupils, scale.rights_enrolments)
    whole.bring_in()
    whole.furnish(scale.rights_photo_kb)
    yield rights.rights_rows(whole, folder)


def _small(_folder: Path, _scale: Scale) -> Iterator[list[Row]]:
    yield windows.scroll_rows()
    yield [guessing.guess_row()]
    yield seating.seating_rows()


def _pages(folder: Path, _scale: Scale) -> Iterator[list[Row]]:
    yield windows.page_rows(folder)
    yield windows.register_rows(folder)


def _files(folder: Path, scale: Scale) -> Iterator[list[Row]]:
    office = sending.office_of(folder, scale)
    yield sending.seal_rows(office, folder, scale)
    yield copying.copy_rows(office, folder, scale)


def _merge(folder: Path, scale: Scale) -> Iterator[list[Row]]:
    yield [sending.merge_row(folder, scale)]


def _marks(folder: Path, scale: Scale) -> Iterator[list[Row]]:
    yield marks.figure_rows(folder, scale)
    yield windows.grid_rows(folder)


def _workbooks(folder: Path, _scale: Scale) -> Iterator[list[Row]]:
    yield [workbooks.first_look_row(folder)]
    yield workbooks.preview_rows(folder)


def _kills(folder: Path, _scale: Scale) -> Iterator[list[Row]]:
    yield [kills.kill_row(folder)]


PARTS: dict[str, Part] = {
    "school": _school,
    "small": _small,
    "pages": _pages,
    "files": _files,
    "merge": _merge,
    "rights": _rights,
    "marks": _marks,
    "workbooks": _workbooks,
    "kills": _kills,
}


def _write(rows: list[Row], scale: Scale) -> None:
    out = Path("bench-out")
    out.mkdir(exist_ok=True)
    content = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "machine": platform.platform(),
        "pupils": scale.pupils,
        "rows": [row.as_dict() for row in rows],
    }
    name = "bench-full.json" if scale is OTRACK else "bench.json"
    (out / name).write_text(json.dumps(content, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
