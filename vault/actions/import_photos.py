"""Bringing in photos from a folder or a ZIP."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.english.wording import worded
from vault.domain.identity.questions import Answer, Answers, read_answer
from vault.domain.ids import PupilId
from vault.domain.incoming import Problem
from vault.domain.pictures import AS_IT_IS, Adjustment, CleanPicture
from vault.domain.preview import ImportReport, PhotoMatch, PhotoPreview
from vault.errors import InvalidValueError, PhotoRejectedError, PlanOutdatedError
from vault.exchange.photo_plan import PhotoPlan, by_age, plan_photos, read_raw
from vault.exchange.pictures import clean_picture
from vault.exchange.recognise import PICTURES
from vault.exchange.safe_zip import Bundle, open_bundle
from vault.store.records import Records
from vault.store.school.photos import Photos
from vault.store.school.pupils import Pupils

MOST_PHOTOS = 20_000
_AT_ONCE = 16
_SHOWN = 3_000
"""So many thumbnails a preview carries; the rest is shown by name alone, but for what asks."""


@dataclass(frozen=True)
class PreviewPhotos(Query[PhotoPreview]):
    """What matches what, which pictures are no good and why, and which are there already.
    `by_name_alone` leaves the pictures themselves unread, however many there are."""

    name = "import.preview-photos"
    needs = Permission.IMPORT

    path: Path
    by_name_alone: bool = False

    def apply(self, records: Records) -> PhotoPreview:
        bundle, plan, unread = _planned(records, self.path)
        wanted = [match for match in plan.matches if match.pupil is not None]
        looked_at: dict[str, PhotoMatch] = {}
        for match, picture in _pictures(records, bundle, [] if self.by_name_alone else wanted):
            if isinstance(picture, str):
                looked_at[match.file] = replace(match, refused=picture)
                continue
            is_looked_at = match.file in plan.questions or len(looked_at) < _SHOWN
            thumb = picture.thumb_jpeg if is_looked_at else b""
            # Also what was answered the last time: the same folder again asks nothing.
            is_same = any(_is_there(records, pupil, picture) for pupil in match.candidates)
            looked_at[match.file] = replace(match, thumb=thumb, is_same=is_same)
        matches = tuple(looked_at.get(match.file, match) for match in plan.matches)
        questions = tuple(
            plan.questions[match.file]
            for match in matches
            if match.file in plan.questions and not match.refused and not match.is_same
        )
        words = worded("a list beside the pictures names it, and it is not here")
        missing = tuple(PhotoMatch(name, None, "", "", refused=words) for name in plan.missing)
        return PhotoPreview((*matches, *missing), plan.digest, questions, unread)


@dataclass(frozen=True)
class ApplyPhotos(Command[ImportReport]):
    """Add the pictures that are surely somebody's (those of `picked`, or else the newest of each
    child) and those that were answered to be; a question that was not answered stays out. Each
    turned and cut as `adjusted` says of its file. As one step; a bad picture is a refused line, not
    a failure, and the photo that a pupil has already is not added again. PlanOutdatedError when
    files or pupils are others than `digest` names."""

    name = "import.photos"
    needs = Permission.IMPORT

    path: Path
    digest: str
    answers: Answers = ()
    picked: frozenset[str] | None = None
    adjusted: tuple[tuple[str, Adjustment], ...] = ()

    def apply(self, records: Records) -> ImportReport:
        bundle, plan, _ = _planned(records, self.path)
        if plan.digest != self.digest:
            raise PlanOutdatedError
        adjusted = dict(self.adjusted)
        wanted = _by_child_and_age(bundle, [*self._picked(plan), *self._answered(plan)])
        problems: list[Problem] = []
        good: list[tuple[PupilId, CleanPicture]] = []
        added = same = 0
        for number, (match, picture) in enumerate(
            _pictures(records, bundle, wanted, adjusted), start=1
        ):
            if isinstance(picture, str):
                problems.append(Problem(number, "photo", picture, match.file))
            elif _is_there(records, match.pupil, picture):
                same += 1
            elif match.pupil is not None:
                good.append((match.pupil, picture))
            if len(good) == _AT_ONCE or number == len(wanted):
                records.of(Photos).add_all(good, date.today())
                added += len(good)
                good.clear()
        answers = dict(self.answers)
        open_ones = [q for q in plan.questions.values() if q.id not in answers]
        skipped = [q for q in plan.questions.values() if answers.get(q.id) == Answer.SKIP]
        return ImportReport(
            added,
            0,
            same,
            len(problems),
            tuple(problems),
            questions=len(open_ones),
            skipped=len(open_ones) + len(skipped),
        )

    def _picked(self, plan: PhotoPlan) -> list[PhotoMatch]:
        if self.picked is None:
            return [match for match in plan.matches if match.is_sure]
        picked = [m for m in plan.matches if m.file in self.picked and m.may_be_picked]
        if len(picked) != len(self.picked):
            raise InvalidValueError(field="photo", reason="whose picture it is has to be answered")
        return picked

    def _answered(self, plan: PhotoPlan) -> list[PhotoMatch]:
        answers = dict(self.answers)
        answered = []
        for match in plan.matches:
            question = plan.questions.get(match.file)
            if question is None or question.id not in answers:
                continue
            answer, record = read_answer(question, answers.pop(question.id))
            if answer is Answer.SAME:
                answered.append(replace(match, pupil=PupilId(record)))
        if answers:
            raise InvalidValueError(field="answers", reason=f"there is no question {min(answers)}")
        return answered


@dataclass(frozen=True)
class LookAtPhoto(Query[bytes]):
    """One picture of the folder or ZIP as it would be kept (JPEG bytes). BadFileError,
    PhotoRejectedError."""

    name = "import.look-at-photo"
    needs = Permission.IMPORT
    is_recorded = False

    path: Path
    file: str

    def apply(self, _records: Records) -> bytes:
        return clean_picture(open_bundle(self.path, MOST_PHOTOS).read(self.file)).jpeg


def _planned(records: Records, path: Path) -> tuple[Bundle, PhotoPlan, tuple[str, ...]]:
    """The folder or ZIP, what it holds of whom, and what is no picture by its name."""
    bundle = open_bundle(path, MOST_PHOTOS)
    names = [name for name in bundle.names if name.lower().endswith(PICTURES)]
    rows = records.of(Pupils).list_rows("", None, include_left=True, limit=10**9)
    plan = plan_photos(bundle, names, rows)
    others = [name for name in bundle.names if not name.lower().endswith(PICTURES)]
    return bundle, plan, tuple(name for name in others if name not in plan.indexes)


def _by_child_and_age(bundle: Bundle, matches: list[PhotoMatch]) -> list[PhotoMatch]:
    """Of several pictures of a child the newest is added last: it is the one that shows."""
    of: dict[PupilId | None, list[PhotoMatch]] = defaultdict(list)
    for match in matches:
        of[match.pupil].append(match)
    ordered: list[PhotoMatch] = []
    for pictures in of.values():
        if len(pictures) > 1:
            order = by_age(bundle, [match.file for match in pictures])
            pictures.sort(key=lambda match: order.index(match.file))
        ordered += pictures
    return ordered


def _pictures(
    records: Records,
    bundle: Bundle,
    wanted: list[PhotoMatch],
    adjusted: Mapping[str, Adjustment] = MappingProxyType({}),
) -> Iterator[tuple[PhotoMatch, CleanPicture | str]]:
    """Each match with its picture, or with the words why it is none."""
    # The picture library lets go of Python's lock while it decodes, scales and encodes.
    with ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, 4)) as threads:
        for start in range(0, len(wanted), _AT_ONCE):
            batch = wanted[start : start + _AT_ONCE]
            raw = [read_raw(bundle, match.file) for match in batch]
            how = [adjusted.get(match.file, AS_IT_IS) for match in batch]
            yield from zip(batch, threads.map(_cleaned, raw, how), strict=True)
            records.report(start + len(batch), len(wanted))


def _cleaned(raw: bytes | str, adjust: Adjustment) -> CleanPicture | str:
    if isinstance(raw, str):
        return raw
    try:
        return clean_picture(raw, adjust)
    except PhotoRejectedError as error:
        return str(error.details["reason"])


def _is_there(records: Records, pupil: PupilId | None, picture: CleanPicture) -> bool:
    """Whether this is the very photo that the pupil has now: cleaning gives the same bytes."""
    return pupil is not None and records.of(Photos).current(pupil) == picture.jpeg
