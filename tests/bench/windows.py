"""Windows: from nothing to the unlock page, from Ctrl+L to it, and a thousand faces scrolled."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.measure import ROOT, in_turns, job, p99
from tests.bench.row import Row
from tests.bench.school import School
from vault.demo.build import build_demo_vault

_EMPTY = (
    "import os, time; from PySide6.QtWidgets import QApplication, QWidget;"
    "app = QApplication([]); w = QWidget(); w.resize(760, 620); w.show(); app.processEvents();"
    "w.grab(); print(time.monotonic(), flush=True); os._exit(0)"
)
_WRAPPER = '#!/bin/sh\nshift 2\nexec "{python}" "{probe}" "$@"\n'
_FRAME_OF_OURS = 0.016
_PAGE = 0.05
_MOST_KEYS = 8


def start_row(school: School) -> Row:
    ours, baseline = in_turns(
        lambda: _stands([sys.executable, str(_probe("window_probe")), str(school.folder)]),
        lambda: _stands([sys.executable, "-c", _EMPTY]),
        9,
    )
    return Row(
        title="start to unlock window",
        against="an empty PySide6 window",
        ours=ours,
        baseline=baseline,
        most=1.5,
    )


def lock_row(school: School, folder: Path) -> Row:
    wrapper = folder / "instead"
    wrapper.write_text(_WRAPPER.format(python=sys.executable, probe=_probe("window_probe")))
    wrapper.chmod(0o700)
    command = [sys.executable, str(_probe("lock_probe")), str(school.folder), str(wrapper)]
    found = []
    for _ in range(5):
        pressed, stood = map(float, _output_of(command).split())
        found.append(stood - pressed)
    return Row(
        title="lock: Ctrl+L until the unlock window stands",
        against="",
        ours=statistics.median(found),
        within=0.7,
    )


def scroll_rows() -> list[Row]:
    """In a process of its own, because Qt wants the first thread."""
    frames = job("scroll")["frames"]
    title = "scroll through 1,000 faces: one frame, drawn whole"
    return [
        Row(
            title=title,
            against="",
            ours=statistics.median(frames),
            worst=max(frames),
            within=_FRAME_OF_OURS,
        ),
        Row(title="99 of 100 of these frames", against="", ours=p99(frames), within=_FRAME_OF_OURS),
    ]


def register_rows(folder: Path) -> list[Row]:
    """The keys of a register, on the demo school that `page_rows` built."""
    found = job("register_keys", vault=folder / "demo.tuckbox")
    keys = len(found["taken"])
    assert keys <= _MOST_KEYS
    return [
        Row(
            title=f"a register of 30, two absent, closed with {keys} keys",
            against=f"as many frames as it may need keys ({_MOST_KEYS})",
            ours=sum(found["taken"]),
            baseline=_MOST_KEYS * _FRAME_OF_OURS,
            most=1,
        ),
        _frames_row("a key in a register of 30, answered and painted", found["frames"]),
        Row(
            title="a key in a register until 'Saved' stands there",
            against="a row committed in plain SQLite on the same disk",
            ours=statistics.median(found["saved"]),
            baseline=statistics.median(found["commits"]),
            worst=max(found["saved"]),
        ),
    ]


def grid_rows(folder: Path) -> list[Row]:
    """A key and a leap of the scroll bar in a markbook and in objectives."""
    found: dict[str, list[float]] = job("grids", folder=folder)["frames"]
    return [_frames_row(title, frames) for title, frames in found.items()]


def _frames_row(title: str, frames: list[float]) -> Row:
    longest = f"the longest {max(frames) * 1000:.1f} ms"
    return Row(
        title=title,
        against=f"a frame; 99 in 100 of {len(frames)} within it, {longest}",
        ours=statistics.median(frames),
        baseline=_FRAME_OF_OURS,
        worst=p99(frames),
        within=_FRAME_OF_OURS,
    )


def page_rows(folder: Path) -> list[Row]:
    """How many pages of the window on the demo school cost too much, and which; then a row for
    each, the dearest first."""
    vault = folder / "demo.tuckbox"
    build_demo_vault(vault, lambda _done, _total: None)
    seconds: dict[str, float] = job("pages", vault=vault)["pages"]
    above = sorted((key for key in seconds if seconds[key] > _PAGE), key=lambda key: -seconds[key])
    title = f"{len(above)} of {len(seconds)} pages take more than 50 ms"
    return [
        Row(
            title=f"{title}: {', '.join(above)}" if above else title,
            against="",
            ours=max(seconds.values()),
            within=_PAGE,
        ),
        *(
            Row(
                title=f"page '{key}': opened, filled and painted",
                against="",
                ours=seconds[key],
                within=_PAGE,
            )
            for key in sorted(seconds, key=lambda key: -seconds[key])
        ),
    ]


def _probe(name: str) -> Path:
    return Path(__file__).with_name(f"{name}.py")


def _stands(command: list[str]) -> float:
    start = time.monotonic()
    return float(_output_of(command)) - start


def _output_of(command: list[str]) -> str:
    """With its compiled modules kept from run to run, as an installed program has them."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    return done.stdout
