"""Files in which schools hand pupils on: what goes, why, and for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vault.domain.ids import CardId, PupilId
from vault.domain.lists_out import checked_reason
from vault.domain.people import PupilRow
from vault.domain.school_number import figures_of
from vault.errors import InvalidValueError


class SchoolFile(StrEnum):
    """Which standard."""

    CTF = "ctf"
    ONEROSTER = "oneroster"


ENDINGS = {SchoolFile.CTF: "xml", SchoolFile.ONEROSTER: "zip"}
_OF_AUTHORITY = 7
_UNKNOWN = "X" * _OF_AUTHORITY


@dataclass(frozen=True, slots=True)
class SchoolFileOrder:
    """As a ListOrder. `to_school` is the number of the school that pupils go to, '' where it is not
    known. `with_number` puts the state's number of each pupil into a OneRoster; a CTF has it
    always."""

    kind: SchoolFile
    pupils: tuple[PupilId, ...]
    reason: str
    to_school: str = ""
    with_number: bool = False
    cards: tuple[CardId, ...] = ()
    in_the_clear: bool = False
    is_outside: bool = False

    @property
    def form(self) -> str:
        """What the name of such a file ends in."""
        return ENDINGS[self.kind]

    def checked_reason(self) -> str:
        """InvalidValueError for none, and for a long one."""
        return checked_reason(self.reason)

    def destination(self) -> str:
        """Seven figures, or ''. InvalidValueError for anything else."""
        figures = figures_of(self.to_school)
        if self.to_school and len(figures) != _OF_AUTHORITY:
            raise InvalidValueError(field="number", reason="seven figures, such as 801 2345")
        return figures


def left_from(rows: Iterable[PupilRow], day: date) -> tuple[PupilId, ...]:
    """Those whose last day is that day or later."""
    return tuple(row.id for row in rows if row.left_on is not None and row.left_on >= day)


def ctf_name(own_number: str, to_school: str) -> str:
    """'8012345_CTF_8019999_001.xml', as the specification wants it: from whom and for whom, with Xs
    for a school that is not known, and a number that whoever sends several to one school counts up.
    '' where the own number is not that of an authority and an establishment."""
    source, destination = figures_of(own_number), figures_of(to_school)
    if len(source) != _OF_AUTHORITY:
        return ""
    known = destination if len(destination) == _OF_AUTHORITY else _UNKNOWN
    return f"{source}_CTF_{known}_001.xml"
