"""Bringing in photos from a folder or a ZIP."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.incoming import Problem
from vault.domain.kinds import Kind
from vault.domain.preview import ImportReport, PhotoMatch, PhotoPreview
from vault.errors import PhotoRejectedError
from vault.exchange.photo_matching import index_roster, match_file
from vault.exchange.pictures import clean_picture
from vault.exchange.recognise import PICTURES
from vault.exchange.safe_zip import Bundle, open_bundle
from vault.store.records import Records

MOST_PHOTOS = 20_000
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
    changes = frozenset({Kind.PHOTO})

    path: Path
    chosen: tuple[PhotoMatch, ...]

    def apply(self, records: Records) -> ImportReport:
        bundle = open_bundle(self.path, MOST_PHOTOS)
        wanted = [match for match in self.chosen if match.pupil is not None]
        problems: list[Problem] = []
        for done, match in enumerate(wanted, start=1):
            _add(records, bundle, match, done, problems)
            records.report(done, len(wanted))
        added = len(wanted) - len(problems)
        return ImportReport(added, 0, 0, len(problems), tuple(problems))


def _add(
    records: Records, bundle: Bundle, match: PhotoMatch, line: int, problems: list[Problem]
) -> None:
    if match.pupil is None:
        return
    try:
        picture = clean_picture(bundle.read(match.file))
    except PhotoRejectedError as error:
        problems.append(Problem(line, "photo", str(error.details["reason"]), match.file))
        return
    records.photos.add(match.pupil, picture, date.today())
