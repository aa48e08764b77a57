"""The one matrix: which role may read and write what, in whose data.

The engine's fence, the settings page, the documentation and the tests are all derived from it.
"""

from dataclasses import dataclass
from typing import Final

from vault.domain.access import Permission, Role
from vault.domain.catalogue.access import ME
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.tables import COLUMNS

__all__ = ["ACTIONS", "ME", "TABLES", "Cell", "access_word", "cell", "matrix_rows", "may"]
P = Permission


@dataclass(frozen=True, slots=True)
class Cell:
    """One role on one table. `rows` is an SQL condition that narrows what is read; ME in it stands
    for the acting profile's id. `own` is one that rows meet which are written (see `Access`)."""

    read: frozenset[str] = frozenset()
    update: frozenset[str] = frozenset()
    insert: bool = False
    delete: bool = False
    counts: bool = False
    rows: str = ""
    own: str = ""

    @property
    def writes(self) -> bool:
        """Whether the role may change, add or remove anything."""
        return bool(self.update) or self.insert or self.delete


TABLES: Final[dict[Role, dict[str, Cell]]] = {
    role: {
        name: Cell(
            read=table.resolved(access.read),
            update=table.resolved(access.update),
            insert=access.insert,
            delete=access.delete,
            counts=access.counts,
            rows=access.rows,
            own=access.own,
        )
        for name, table in CATALOGUE.items()
        for access in (table.access[role],)
    }
    for role in Role
}
"""Ring 2: what SQLite lets each role read and write; declared in the catalogue, table by table."""

_OWN = frozenset({P.PASSWORD_OWN, P.DRAFT_OWN, P.SETTING_OWN})
_SEE = frozenset(
    {P.PUPIL_READ, P.CLASS_READ, P.CONTACT_READ, P.ALERT_READ, P.PHOTO_READ, P.COUNTS_READ}
)
_SCHOOL_WRITE = frozenset(
    {
        P.PUPIL_WRITE,
        P.CLASS_WRITE,
        P.GROUP_OWN,
        P.CONTACT_WRITE,
        P.ALERT_WRITE,
        P.CONSENT_WRITE,
        P.UNDO,
    }
)
_EVERYBODY = _OWN | {P.SECURITY_SEE, P.TODAY_SEE, P.TRAINING_OWN}

_BY_HAND: Final[dict[Role, frozenset[Permission]]] = {
    Role.DATA_LEAD: _EVERYBODY
    | _SEE
    | _SCHOOL_WRITE
    | {
        P.CONSENT_READ,
        P.PHOTO_WRITE,
        P.HEALTH_READ,
        P.CONCERN_RAISE,
        P.HISTORY_READ,
        P.LOOKED_READ,
        P.IMPORT,
        P.PRINT,
        P.PROFILE_READ,
        P.PROFILE_WRITE,
        P.AUDIT_READ,
        P.FILES_VERIFY,
        P.SCHOOL_WRITE,
        P.CARD_OWN,
        P.CARD_READ,
        P.CARD_WRITE,
        P.SEND,
        P.RECEIVE,
        P.TRANSFERS_READ,
        P.RECEIPT_ADD,
        P.BACKUP,
        P.BACKUP_READ,
        P.BACKUP_WRITE,
        P.PROTECTION_SEE,
        P.CHECK_RUN,
        P.REVIEW_READ,
        P.REVIEW_WRITE,
        P.RIGHTS_READ,
        P.RIGHTS_WRITE,
        P.RIGHTS_ERASE,
        P.HOLD_WRITE,
        P.RETENTION_READ,
        P.RETENTION_WRITE,
        P.DOCUMENT_READ,
        P.DOCUMENT_WRITE,
        P.COMPLAINT_READ,
        P.COMPLAINT_WRITE,
        P.POLICY_WRITE,
        P.TRAINING_READ,
        P.INCIDENT_RAISE,
        P.INCIDENT_READ,
        P.INCIDENT_WRITE,
        P.STATEMENT_MAKE,
        P.TRAIL_EXPORT,
    },
    Role.SAFEGUARDING_LEAD: _EVERYBODY
    | _SEE
    | _SCHOOL_WRITE
    | {
        P.CONSENT_READ,
        P.HEALTH_READ,
        P.HEALTH_WRITE,
        P.SAFEGUARDING_READ,
        P.SAFEGUARDING_WRITE,
        P.SAFEGUARDING_GRANT,
        P.CONCERN_RAISE,
        P.HISTORY_READ,
        P.PRINT,
        P.PROFILE_READ,
        P.CARD_OWN,
        P.CARD_READ,
        P.CARD_WRITE,
        P.SEND,
        P.RECEIVE,
        P.TRANSFERS_READ,
        P.RECEIPT_ADD,
        P.BACKUP,
        P.BACKUP_READ,
        P.PROTECTION_SEE,
        P.RIGHTS_READ,
        P.RIGHTS_WRITE,
        P.HOLD_WRITE,
        P.RETENTION_READ,
        P.DOCUMENT_READ,
        P.COMPLAINT_READ,
        P.COMPLAINT_WRITE,
        P.INCIDENT_RAISE,
        P.INCIDENT_READ,
        P.INCIDENT_WRITE,
    },
    Role.SEND_COORDINATOR: _EVERYBODY
    | _SEE
    | {
        P.GROUP_OWN,
        P.CONSENT_READ,
        P.ALERT_WRITE,
        P.UNDO,
        P.HEALTH_READ,
        P.HEALTH_WRITE,
        P.CONCERN_RAISE,
        P.HISTORY_READ,
        P.PRINT,
        P.CARD_OWN,
        P.CARD_READ,
        P.SEND,
        P.RECEIVE,
        P.INCIDENT_RAISE,
    },
    Role.TEACHER: _EVERYBODY
    | _SEE
    | {
        P.GROUP_OWN,
        P.CONSENT_READ,
        P.ALERT_WRITE,
        P.PHOTO_WRITE,
        P.UNDO,
        P.CONCERN_RAISE,
        P.HISTORY_READ,
        P.PRINT,
        P.CARD_OWN,
        P.CARD_READ,
        P.SEND,
        P.INCIDENT_RAISE,
    },
    Role.ASSISTANT: _EVERYBODY | _SEE | {P.CONCERN_RAISE, P.INCIDENT_RAISE},
    Role.COVER: _EVERYBODY | _SEE | {P.CONCERN_RAISE, P.INCIDENT_RAISE},
    Role.TECHNICIAN: frozenset(
        {
            P.PASSWORD_OWN,
            P.TODAY_SEE,
            P.FILES_VERIFY,
            P.SECURITY_SEE,
            P.BACKUP,
            P.PROTECTION_SEE,
            P.CHECK_RUN,
        }
    ),
    Role.AUDITOR: _EVERYBODY
    | {
        P.COUNTS_READ,
        P.AUDIT_READ,
        P.FILES_VERIFY,
        P.PROFILE_READ,
        P.CARD_READ,
        P.TRANSFERS_READ,
        P.BACKUP_READ,
        P.PROTECTION_SEE,
        P.CHECK_RUN,
        P.REVIEW_READ,
        P.RETENTION_READ,
        P.DOCUMENT_READ,
        P.TRAINING_READ,
        P.TRAIL_EXPORT,
    },
}


def _by_cell(role: Role, permission: Permission) -> bool:
    """Whether the role's cell of the table that the permission is named after lets it."""
    table, _, act = permission.value.partition(":")
    if table not in CATALOGUE or act not in ("read", "write"):
        raise TypeError(f"permission {permission.value}: who has it?")
    access = cell(role, table)
    return bool(access.read) if act == "read" else access.writes


def cell(role: Role, table: str) -> Cell:
    """The role's cell; one without rights for a table that is not named."""
    return TABLES[role].get(table, Cell())


_LISTED: Final = frozenset().union(*_BY_HAND.values())
ACTIONS: Final[dict[Role, frozenset[Permission]]] = {
    role: listed | {p for p in Permission if p not in _LISTED and _by_cell(role, p)}
    for role, listed in _BY_HAND.items()
}
"""What kind of thing each role may do: as listed; a permission in no list is named after a table
('alert:read', 'alert:write'), and goes with what the catalogue says of that."""


def may(role: Role, permission: Permission) -> bool:
    """Whether the role has the permission."""
    return permission in ACTIONS[role]


def access_word(role: Role, table: str, column: str) -> str:
    """'read', 'write' ('own' of own rows alone) or '–' for one column, as the settings page and the
    documents show it."""
    access = cell(role, table)
    if column in access.update:
        return "own" if access.own else "write"
    if column in access.read:
        return "read"
    return "count" if access.counts else "–"


def matrix_rows() -> list[tuple[str, dict[Role, str]]]:
    """Lines of the matrix: 'table.column', then each permission, against every role."""
    lines = [
        (f"{table}.{column}", {role: access_word(role, table, column) for role in Role})
        for table, columns in COLUMNS.items()
        for column in columns
    ]
    lines += [
        (permission.value, {role: "yes" if may(role, permission) else "–" for role in Role})
        for permission in Permission
    ]
    return lines
