"""Bringing in photos from a folder or a ZIP."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.ids import PupilId
from vault.domain.incoming import Problem
from vault.domain.kinds import Kind
from vault.domain.pictures import CleanPicture
from vault.domain.preview import ImportReport, PhotoMatch, PhotoPreview
from vault.errors import BadFileError, PhotoRejectedError
from vault.exchange.photo_matching import index_roster, match_file
from vault.exchange.pictures import clean_picture
from vault.exchange.recognise import PICTURES
from vault.exchange.safe_zip import Bundle, open_bundle
from vault.store.records import Records

MOST_PHOTOS = 20_000
_AT_ONCE = 16
_SHOWN = 3_000
"""So many thumbnails a preview carries; the rest is shown by name alone."""
_SURE = ("upn", "admission number", "name")


def is_sure(match: PhotoMatch) -> bool:
    """Whether the match stands without somebody looking at it."""
    return match.by in _SURE and not match.refused and not match.is_same


@dataclass(frozen=True)
class PreviewPhotos(Query[PhotoPreview]):
    """What matches what, which pictures are no good and why, and which are there already."""

    name = "import.preview-photos"
    needs = Permission.IMPORT

    path: Path

    def apply(self, records: Records) -> PhotoPreview:
        bundle = open_bundle(self.path, MOST_PHOTOS)
        roster = index_roster(records.pupils.list_rows("", None, include_left=True, limit=10**9))
        names = [name for name in bundle.names if name.lower().endswith(PICTURES)]
        found = [match_file(name, roster) for name in names]
        wanted = _once_each([match for match in found if match.pupil is not None])
        looked_at: dict[str, PhotoMatch] = {}
        for match, picture in _pictures(records, bundle, wanted):
            if isinstance(picture, str):
                looked_at[match.file] = replace(match, refused=picture)
                continue
            thumb = picture.thumb_jpeg if len(looked_at) < _SHOWN else b""
            is_same = _is_there(records, match.pupil, picture)
            looked_at[match.file] = replace(match, thumb=thumb, is_same=is_same)
        return PhotoPreview(tuple(looked_at.get(match.file, match) for match in found), "")


@dataclass(frozen=True)
class ApplyPhotos(Command[ImportReport]):
    """Add the chosen pictures as one step; a bad picture is a refused line, not a failure, and
    the photo that a pupil has already is not added again."""

    name = "import.photos"
    needs = Permission.IMPORT
    changes = frozenset({Kind.PHOTO})

    path: Path
    chosen: tuple[PhotoMatch, ...]

    def apply(self, records: Records) -> ImportReport:
        bundle = open_bundle(self.path, MOST_PHOTOS)
        wanted = [match for match in self.chosen if match.pupil is not None]
        problems: list[Problem] = []
        good: list[tuple[PupilId, CleanPicture]] = []
        added = same = 0
        for place, (match, picture) in enumerate(_pictures(records, bundle, wanted), start=1):
            if isinstance(picture, str):
                problems.append(Problem(place, "photo", picture, match.file))
            elif _is_there(records, match.pupil, picture):
                same += 1
            elif match.pupil is not None:
                good.append((match.pupil, picture))
            if len(good) == _AT_ONCE or place == len(wanted):
                records.photos.add_all(good, date.today())
                added += len(good)
                good.clear()
        return ImportReport(added, 0, same, len(problems), tuple(problems))


def _pictures(
    records: Records, bundle: Bundle, wanted: list[PhotoMatch]
) -> Iterator[tuple[PhotoMatch, CleanPicture | str]]:
    """Each match with its picture, or with the words why it is none."""
    # The picture library lets go of Python's lock while it decodes, scales and encodes.
    with ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, 4)) as threads:
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            raw = [_raw(bundle, match.file) for match in some]
            yield from zip(some, threads.map(_cleaned, raw), strict=True)
            records.report(start + len(some), len(wanted))


def _raw(bundle: Bundle, file: str) -> bytes | str:
    try:
        return bundle.read(file)
    except BadFileError as error:
        return str(error.details["reason"])


def _cleaned(raw: bytes | str) -> CleanPicture | str:
    if isinstance(raw, str):
        return raw
    try:
        return clean_picture(raw)
    except PhotoRejectedError as error:
        return str(error.details["reason"])


def _is_there(records: Records, pupil: PupilId | None, picture: CleanPicture) -> bool:
    """Whether this is the very photo that the pupil has now: cleaning gives the same bytes."""
    return pupil is not None and records.photos.current(pupil) == picture.jpeg


def _once_each(matches: list[PhotoMatch]) -> list[PhotoMatch]:
    """A second picture for the same pupil waits for somebody to choose."""
    seen: set[PupilId | None] = set()
    found = []
    for match in sorted(matches, key=lambda match: not is_sure(match)):
        is_second = match.pupil in seen and is_sure(match)
        found.append(replace(match, by="second") if is_second else match)
        seen.add(match.pupil)
    return found
