"""What the sender of a file could have written: their role's cells of the matrix.

A file carries what stood in its sender's vault, no matter who wrote it there, and a modified
program can write anything. So changes beyond the sender's role are not accepted by themselves.
"""

from collections.abc import Mapping

from vault.domain.access import SCOPED_ROLES, WRITE_RIGHTS, Role
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.matrix import cell, may
from vault.domain.merge import Value
from vault.domain.tables import STATE
from vault.domain.transfer import SEALED_TABLES

GIVEN = "given"
CONSENT = ("state", "decided_by", "decided_on")
"""Who decided what, and when: none of it says anything without the others."""
PROTECTIVE = frozenset(
    name for name, table in CATALOGUE.items() if table.travels and table.travels.protective
)
"""Who sees single classes adds to these, in a file too; what stands in the receiving vault is not
weakened by such a file unasked."""


ONE_SCHOOL = frozenset(
    name for name, table in CATALOGUE.items() if table.travels and table.travels.one_school
)
"""What holds in one school alone: its terms, its timetable, its codes."""


class SenderRights:
    """The rights of one role, in the reader's school or in another one."""

    def __init__(self, role: Role, *, is_own_school: bool = True) -> None:
        self._role = role
        self._elsewhere = frozenset() if is_own_school else ONE_SCHOOL

    def may_add(self, table: str, values: Mapping[str, Value]) -> bool:
        """Whether the role could have made this record, with what acts have set in it since: a
        suggestion that says it was accepted is made by nobody who could not accept it. A consent
        needs who gave it and when; a refusal does not."""
        if table in SEALED_TABLES:
            return may(self._role, WRITE_RIGHTS[SEALED_TABLES[table]])
        if table == "consent" and values.get("state") == GIVEN and not names_its_decision(values):
            return False
        access = cell(self._role, table)
        if access.own or table in self._elsewhere:
            return False
        return access.insert and not any(
            values.get(column) for column in STATE[table] - access.update
        )

    def may_change(self, table: str, column: str) -> bool:
        """Whether the role could have written this column."""
        if table in SEALED_TABLES:
            return may(self._role, WRITE_RIGHTS[SEALED_TABLES[table]])
        return column in cell(self._role, table).update and not self._only_adds(table)

    def may_remove(self, table: str) -> bool:
        """Whether the role could have removed a row."""
        return cell(self._role, table).delete and not self._only_adds(table)

    def _only_adds(self, table: str) -> bool:
        """Or not even that: whose a row is that a role writes of its own alone, no file says."""
        return (
            bool(cell(self._role, table).own)
            or table in self._elsewhere
            or (table in PROTECTIVE and self._role in SCOPED_ROLES)
        )


def names_its_decision(values: Mapping[str, Value]) -> bool:
    """Whether a consent names who decided it and when."""
    return all(str(values.get(name) or "").strip() for name in CONSENT[1:])


def is_decided_anew(mine: Mapping[str, Value], theirs: Mapping[str, Value]) -> bool:
    """Whether the other vault's consent has its own who and when: with ours, somebody would appear
    to have given what they refused. A refusal needs neither."""
    own = [mine.get(name) or "" for name in CONSENT[1:]]
    is_new = own != [theirs.get(name) or "" for name in CONSENT[1:]]
    return theirs.get("state") != GIVEN or (names_its_decision(theirs) and is_new)
