"""Which attendance codes are in force: the school's own, else those of its country."""

from datetime import date

from vault.domain.attendance_codes import CodeSet
from vault.domain.english.wording import worded
from vault.domain.law import LAWS
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.attendance_codes import AttendanceCodes

OWN = "own"


def codes_in_force(records: Records) -> CodeSet:
    """With what older marks may have, of every shipped set and of the school's own before. A set of
    the school is in force until the last of its codes has ended."""
    shipped = records.of(Policies).law().codes
    others = tuple(code for law in LAWS.values() for code in law.codes.codes)
    own, today = records.of(AttendanceCodes).own(), date.today()
    if any(code.ends is None or code.ends >= today for code in own):
        title = worded("The school's own codes")
        within = (shipped.closes_after, shipped.resolve_within)
        return CodeSet(OWN, title, own, *within, (*shipped.codes, *others))
    return CodeSet(
        shipped.name,
        shipped.title,
        shipped.codes,
        shipped.closes_after,
        shipped.resolve_within,
        (*own, *others),
    )
