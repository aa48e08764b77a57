"""What a role may do with a table, as its declaration says it."""

from dataclasses import dataclass
from typing import Final

from vault.domain.access import Role

ALL: Final = frozenset({"*"})
"""Every column of the table."""
ME: Final = ":me"
"""In `rows`: the acting profile's id."""
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Access:
    """Columns to read and to change (or ALL), rows to add and to remove, and whether rows may at
    least be counted. `rows` is an SQL condition that narrows what is read; `own` one that every row
    meets that is written, with {row} before its columns. What a role writes only of its own is
    beyond it in a sealed file, which does not say whose it was."""

    read: frozenset[str] = _NONE
    update: frozenset[str] = _NONE
    insert: bool = False
    delete: bool = False
    counts: bool = False
    rows: str = ""
    own: str = ""


NOTHING = Access()
COUNT = Access(counts=True)
READ = Access(read=ALL)
WRITE = Access(read=ALL, update=ALL, insert=True, delete=True)
ADD = Access(insert=True)
"""Without reading what is there."""
READ_ADD = Access(read=ALL, insert=True)


def reads(*columns: str, rows: str = "") -> Access:
    """Some columns, or all columns of some rows."""
    return Access(read=frozenset(columns) or ALL, rows=rows)


def by_role(
    *,
    lead: Access,
    safeguarding: Access,
    send: Access,
    teacher: Access,
    assistant: Access,
    cover: Access,
    auditor: Access,
    technician: Access = NOTHING,
) -> dict[Role, Access]:
    """An answer for each role; a technician has no key to any table."""
    return {
        Role.DATA_LEAD: lead,
        Role.SAFEGUARDING_LEAD: safeguarding,
        Role.SEND_COORDINATOR: send,
        Role.TEACHER: teacher,
        Role.ASSISTANT: assistant,
        Role.COVER: cover,
        Role.TECHNICIAN: technician,
        Role.AUDITOR: auditor,
    }
