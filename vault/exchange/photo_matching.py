"""Which pupil a picture file belongs to: by UPN, admission number, or the name in its name."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from vault.domain.ids import PupilId
from vault.domain.people import PupilRow
from vault.domain.preview import PhotoMatch

_UPN = re.compile(r"(?<![A-Z0-9])([A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z])(?![A-Z0-9])")
_NEAR = 90


@dataclass(frozen=True)
class Roster:
    """The roll, indexed for matching."""

    by_upn: dict[str, PupilRow]
    by_number: dict[str, PupilRow]
    by_words: dict[frozenset[str], list[PupilRow]]


def index_roster(rows: tuple[PupilRow, ...]) -> Roster:
    """From the pupils in sight."""
    by_words: dict[frozenset[str], list[PupilRow]] = {}
    for row in rows:
        for given in {row.given, row.preferred} - {""}:
            by_words.setdefault(_words(f"{given} {row.family}"), []).append(row)
    return Roster(
        {row.upn: row for row in rows if row.upn},
        {row.admission_no: row for row in rows if row.admission_no},
        by_words,
    )


def match_file(name: str, roster: Roster) -> PhotoMatch:
    """`by` is 'upn', 'admission number', 'name', 'near' (to be looked at) or ''."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    upn = _UPN.search(stem.upper())
    if upn and upn.group(1) in roster.by_upn:
        return _found(name, roster.by_upn[upn.group(1)], "upn")
    for part in re.findall(r"[A-Za-z0-9]+", stem):
        if any(c.isdigit() for c in part) and part in roster.by_number:
            return _found(name, roster.by_number[part], "admission number")
    words = _words(re.sub(r"[\d_]+", " ", stem))
    exact = roster.by_words.get(words, [])
    if len(exact) == 1:
        return _found(name, exact[0], "name")
    if not words or exact:
        return PhotoMatch(name, None, "", "")
    near = [
        row
        for known, rows in roster.by_words.items()
        if fuzz.ratio(" ".join(sorted(known)), " ".join(sorted(words))) >= _NEAR
        for row in rows
    ]
    if len({row.id for row in near}) == 1:
        return _found(name, near[0], "near")
    return PhotoMatch(name, None, "", "")


def _found(name: str, row: PupilRow, by: str) -> PhotoMatch:
    return PhotoMatch(name, PupilId(row.id), row.known_as, by)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", text.casefold()))
