"""Backups, restoring and re-keying, in MB/s beside a plain copy of the same bytes."""

import shutil
import statistics
from pathlib import Path

from tests.bench.measure import command_time, job
from tests.bench.row import Row
from tests.bench.scale import Scale

_MOST_MB = 200


def copy_rows(office: Path, folder: Path, scale: Scale) -> list[Row]:
    backup, back, copy = folder / "bench.tuckbackup", folder / "back.tuckbox", folder / "copy"
    found: dict[str, list[tuple[float, float, float]]] = {"backup": [], "restore": [], "rekey": []}
    for _ in range(scale.transfer_runs):
        for name, work in (
            ("backup", lambda: job("back_up", vault=office, out=backup)),
            ("restore", lambda: job("restore", file=backup, vault=back)),
            ("rekey", lambda: job("rekey", vault=office)),
        ):
            backup_there = name != "backup"
            if not backup_there:
                backup.unlink(missing_ok=True)
            shutil.rmtree(back, ignore_errors=True)
            ours = work()
            shutil.rmtree(copy, ignore_errors=True)
            plain = command_time(["cp", "-r", str(office), str(copy)], *_files(office, copy))
            found[name].append((ours[name], plain, ours["peak_mb"]))
    size = sum(path.stat().st_size for path in office.iterdir()) / 1e6
    for left in (back, copy):
        shutil.rmtree(left, ignore_errors=True)
    return [
        _row("back up, read back and opened again", found["backup"], size),
        _row("restore a backup", found["restore"], size),
        _row("re-key: every page and picture", found["rekey"], size),
    ]


def _files(office: Path, copy: Path) -> list[Path]:
    return [copy / path.name for path in office.iterdir()]


def _row(title: str, found: list[tuple[float, float, float]], size: float) -> Row:
    return Row(
        title=f"{title} ({size:,.0f} MB)",
        against="cp and sync of the same files",
        ours=statistics.median(one[0] for one in found),
        baseline=statistics.median(one[1] for one in found),
        peak_mb=max(one[2] for one in found),
        most_mb=_MOST_MB,
        moved_mb=size,
    )
