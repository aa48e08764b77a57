"""What a sender could have written themselves: their role's cells of the one matrix.

A file carries what stood in its sender's vault, whoever wrote it there, and with a program of one's
own anything can stand there. So what a role may not write is no news from that role.
"""

from collections.abc import Mapping

from vault.domain.access import WRITE_RIGHTS, Role
from vault.domain.matrix import cell, may
from vault.domain.merge import Value
from vault.domain.transfer import SEALED_TABLES

GIVEN = "given"
CONSENT = ("state", "decided_by", "decided_on")
"""Who decided what, and when: none of it says anything without the others."""


class SenderRights:
    """Of one role."""

    def __init__(self, role: Role) -> None:
        self._role = role

    def may_add(self, table: str, values: Mapping[str, Value]) -> bool:
        """A record that is new here. A consent needs who gave it and when; a refusal holds back
        without."""
        if table in SEALED_TABLES:
            return may(self._role, WRITE_RIGHTS[SEALED_TABLES[table]])
        if table == "consent" and values.get("state") == GIVEN and not names_its_decision(values):
            return False
        return cell(self._role, table).insert

    def may_change(self, table: str, column: str) -> bool:
        """One field of a record that is here."""
        if table in SEALED_TABLES:
            return may(self._role, WRITE_RIGHTS[SEALED_TABLES[table]])
        return column in cell(self._role, table).update

    def may_remove(self, table: str) -> bool:
        return cell(self._role, table).delete


def names_its_decision(values: Mapping[str, Value]) -> bool:
    """Whether a consent says who decided it and when."""
    return all(str(values.get(name) or "").strip() for name in CONSENT[1:])


def is_decided_anew(mine: Mapping[str, Value], theirs: Mapping[str, Value]) -> bool:
    """Whether another answer comes with its own who and when: with ours, somebody would be said to
    have given what they refused. What holds back needs none of it."""
    own = [mine.get(name) or "" for name in CONSENT[1:]]
    is_new = own != [theirs.get(name) or "" for name in CONSENT[1:]]
    return theirs.get("state") != GIVEN or (names_its_decision(theirs) and is_new)
