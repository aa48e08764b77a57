"""A folder or ZIP of pictures matched against the roll: whose each file is, and which need an
answer.
"""

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vault.crypto.primitives import digest
from vault.domain.identity.questions import Question
from vault.domain.ids import PupilId
from vault.domain.people import PupilRow
from vault.domain.preview import OLDER, SURE, PhotoMatch
from vault.errors import BadFileError, PhotoRejectedError
from vault.exchange.photo_index import read_index
from vault.exchange.photo_matching import index_roster, match_file, match_lines
from vault.exchange.photo_questions import asks, photo_question
from vault.exchange.picture_dates import age_of
from vault.exchange.pictures import clean_picture
from vault.exchange.safe_zip import Bundle

_PLAN = b"tuckbox-photos"


@dataclass(frozen=True)
class PhotoPlan:
    """`digest` covers the files and their matches: it changes when either changes. `questions` by
    the file they are about."""

    matches: tuple[PhotoMatch, ...]
    questions: dict[str, Question]
    digest: str
    indexes: frozenset[str]
    """Files that are no pictures and say whose the pictures are."""
    missing: tuple[str, ...]
    """Pictures that those files name and that are not there."""


def plan_photos(bundle: Bundle, names: list[str], rows: Iterable[PupilRow]) -> PhotoPlan:
    """The plan for these pictures. Of several that are certainly one child's the newest is taken;
    the others are marked OLDER."""
    pupils = {row.id: row for row in rows}
    roster = index_roster(pupils.values())
    index = read_index(bundle, names)
    matches = [
        match_lines(name, roster, index.several[name])
        if name in index.several
        else match_file(name, roster, index.lines.get(name, ""))
        for name in names
    ]
    older = _older(bundle, matches)
    photo_matches = tuple(replace(m, by=OLDER) if m.file in older else m for m in matches)
    stamps = {m.file: bundle.stamp(m.file) for m in photo_matches}
    questions = {
        m.file: photo_question(m, stamps[m.file], pupils) for m in photo_matches if asks(m)
    }
    lines = [f"{m.file}|{m.by}|{m.candidates}|{m.indexed}|{stamps[m.file]}" for m in photo_matches]
    number = digest(os.fsencode("\n".join(lines)), context=_PLAN).hex()
    return PhotoPlan(photo_matches, questions, number, index.files, index.missing)


def _older(bundle: Bundle, matches: list[PhotoMatch]) -> set[str]:
    several: dict[PupilId, list[str]] = defaultdict(list)
    for match in matches:
        if match.pupil is not None and match.by in SURE:
            several[match.pupil].append(match.file)
    older: set[str] = set()
    for files in several.values():
        if len(files) > 1:
            good = [file for file in by_age(bundle, files) if _is_picture(read_raw(bundle, file))]
            older |= set(good[:-1])
    return older


def _is_picture(raw: bytes | str) -> bool:
    """A damaged file, however new, does not stand before a good picture."""
    try:
        return isinstance(raw, bytes) and bool(clean_picture(raw))
    except PhotoRejectedError:
        return False


def by_age(bundle: Bundle, files: Iterable[str]) -> list[str]:
    """The files, the oldest first."""
    return sorted(files, key=lambda file: age_of(bundle, file, read_raw(bundle, file)))


def read_raw(bundle: Bundle, file: str) -> bytes | str:
    """The bytes of a picture, or as text the reason why there are none."""
    try:
        return bundle.read(file)
    except BadFileError as error:
        return str(error.details["reason"])
