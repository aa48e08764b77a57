"""Bringing in photos from a folder or a ZIP."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.ids import PupilId
from vault.domain.incoming import Problem
from vault.domain.kinds import Kind
from vault.domain.pictures import CleanPicture
from vault.domain.preview import ImportReport, PhotoMatch, PhotoPreview
from vault.domain.training import Gate
from vault.errors import PhotoRejectedError
from vault.exchange.photo_matching import index_roster, match_file
from vault.exchange.pictures import clean_picture
from vault.exchange.recognise import PICTURES
from vault.exchange.safe_zip import open_bundle
from vault.store.records import Records

MOST_PHOTOS = 20_000
_AT_ONCE = 16
_SURE = ("upn", "admission number", "name")


def is_sure(match: PhotoMatch) -> bool:
    """Whether the match stands without somebody looking at it."""
    return match.by in _SURE


@dataclass(frozen=True)
class PreviewPhotos(Query[PhotoPreview]):
    """What matches what; no picture is decoded yet."""

    name = "import.preview-photos"
    needs = Permission.IMPORT

    path: Path

    def apply(self, records: Records) -> PhotoPreview:
        bundle = open_bundle(self.path, MOST_PHOTOS)
        roster = index_roster(records.pupils.list_rows("", None, include_left=True, limit=10**9))
        names = [name for name in bundle.names if name.lower().endswith(PICTURES)]
        return PhotoPreview(tuple(match_file(name, roster) for name in names), "")


@dataclass(frozen=True)
class ApplyPhotos(Command[ImportReport]):
    """Add the chosen pictures as one step; a bad picture is a refused line, not a failure."""

    name = "import.photos"
    needs = Permission.IMPORT
    waits_for = Gate.ADMINISTRATION
    changes = frozenset({Kind.PHOTO})

    path: Path
    chosen: tuple[PhotoMatch, ...]

    def apply(self, records: Records) -> ImportReport:
        bundle = open_bundle(self.path, MOST_PHOTOS)
        wanted = [match for match in self.chosen if match.pupil is not None]
        problems: list[Problem] = []
        # The picture library lets go of Python's lock while it decodes, scales and encodes.
        with ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, 4)) as threads:
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                cleaned = list(threads.map(_cleaned, [bundle.read(m.file) for m in some]))
                _add(records, some, cleaned, start, problems)
                records.report(start + len(some), len(wanted))
        added = len(wanted) - len(problems)
        return ImportReport(added, 0, 0, len(problems), tuple(problems))


def _cleaned(raw: bytes) -> CleanPicture | str:
    """The picture, or why it is none."""
    try:
        return clean_picture(raw)
    except PhotoRejectedError as error:
        return str(error.details["reason"])


def _add(
    records: Records,
    matches: list[PhotoMatch],
    cleaned: list[CleanPicture | str],
    start: int,
    problems: list[Problem],
) -> None:
    good: list[tuple[PupilId, CleanPicture]] = []
    for place, (match, picture) in enumerate(zip(matches, cleaned, strict=True), start=1):
        if isinstance(picture, str):
            problems.append(Problem(start + place, "photo", picture, match.file))
        elif match.pupil is not None:
            good.append((match.pupil, picture))
    records.photos.add_all(good, date.today())
