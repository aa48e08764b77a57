"""`make bench`: what the vault costs beside plain SQLite, as ratios. `--full`: Otrack's size."""

import json
import sys
import tempfile
from pathlib import Path

from tests.bench import rows as measured
from tests.bench.rows import Row, School


def main() -> None:
    count = 214_000 if "--full" in sys.argv else 20_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured.with_home(folder)
        school = School(folder, count)
        peak = measured.peak_memory()
        rows = measured.import_rows(school, count)
        rows.append(measured.unlock_row(school, School(folder, 1000)))
        rows += measured.search_rows(school)
        rows += measured.photo_rows(school, folder)
        rows.append(measured.audit_row(school, folder))
        rows.append(measured.start_row())
    for row in rows:
        print(line_of(row))
    print(f"peak memory of the import {peak:.0f} MB (target 300)")
    out = Path("bench-out")
    out.mkdir(exist_ok=True)
    content = [[r.title, r.ours, r.baseline, r.ratio, r.target] for r in rows]
    (out / "bench.json").write_text(json.dumps({"rows": content, "peak_mb": peak}, indent=1))


def line_of(row: Row) -> str:
    """Title, our time, ratio to the baseline, and whether the target is met."""
    met = "met" if row.ratio <= row.target else "MISSED"
    return (
        f"{row.title:58} {row.ours * 1000:10.2f} ms  {row.ratio:6.2f} x"
        f"  (target {row.target}: {met})"
    )


if __name__ == "__main__":
    main()
