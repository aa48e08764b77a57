"""What is done to every picture and every act: cleaned and stored, written into the trail."""

import os
import statistics
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from tests.bench.measure import timed, timed_answer
from tests.bench.row import Row
from tests.bench.school import School
from tests.bench.vaults import noise_jpeg, unlock
from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.pupils import ListPupils
from vault.session import Session
from vault.store.database.work import no_report

_PICTURES = 60
_ROUNDS = 5
_COMMITS = 120


def photos_row(school: School, folder: Path) -> Row:
    """Read, checked, scaled, stripped, thumbnailed, stored."""
    pictures = folder / "pictures"
    pictures.mkdir()
    for n in range(_PICTURES):
        (pictures / f"{n:06}.jpg").write_bytes(noise_jpeg(1200, 1500))
    raw = [path.read_bytes() for path in sorted(pictures.iterdir())]
    session = unlock(school.folder)
    digest = session.run(PreviewPhotos(pictures)).digest
    ours, baseline = [], []
    for _ in range(_ROUNDS):
        ours.append(timed(lambda: session.run(ApplyPhotos(pictures, digest))))
        with ThreadPoolExecutor(min(os.cpu_count() or 1, 4)) as threads:
            baseline.append(timed(lambda: list(threads.map(scaled, raw))))
    session.lock()
    return Row(
        title=f"{_PICTURES} photos of 1200 × 1500 in",
        against="decode, scale and encode alone, same library and cores",
        ours=statistics.median(ours),
        baseline=statistics.median(baseline),
        most=1.15,
    )


def scaled(raw: bytes) -> None:
    """Decode, upright, scale and encode twice: the work that no program is spared."""
    with Image.open(BytesIO(raw)) as image:
        image.draft("RGB", (2048, 2048))
        upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((1024, 1024), Image.Resampling.LANCZOS)
    small = ImageOps.fit(upright, (160, 160), Image.Resampling.LANCZOS)
    for picture, quality in ((upright, 85), (small, 80)):
        picture.save(BytesIO(), "JPEG", quality=quality)


def audit_row(school: School) -> Row:
    """The same change of a pupil, committed with its entry and without."""
    session = unlock(school.folder)
    pupil = session.run(ListPupils(limit=1))[0].id
    ours, baseline = [], []
    for turn in range(_COMMITS):
        for entry, found in ((True, ours), (False, baseline)):
            found.append(timed_answer(_change, session, pupil, f"{turn}{entry}", entry)[0])
    session.lock()
    return Row(
        title="a change with its audit entry",
        against="the same commit without it",
        ours=statistics.median(ours),
        baseline=statistics.median(baseline),
        most=1.1,
    )


def _change(session: Session, pupil: str, middle: str, entry: bool) -> None:
    vault = session._vault
    if vault is None:
        raise AssertionError("it is open")
    with vault.unit("bench", no_report, writes=True) as work:
        work.put("pupil", pupil, {"middle": middle})
        if entry:
            vault.parts.entries.record("bench", pupil, work)
