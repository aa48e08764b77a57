"""The one matrix: which role may read and write what, in whose data.

The engine's fence, the settings page, the documentation and the tests are all derived from it.
"""

from dataclasses import dataclass

from vault.domain.access import Permission, Role
from vault.domain.tables import COLUMNS

P = Permission
ME = ":me"


@dataclass(frozen=True, slots=True)
class Cell:
    """One role on one table. `rows` is an SQL condition that narrows what is read; ME in it stands
    for the acting profile's id."""

    read: frozenset[str] = frozenset()
    update: frozenset[str] = frozenset()
    insert: bool = False
    delete: bool = False
    counts: bool = False
    rows: str = ""

    @property
    def writes(self) -> bool:
        return bool(self.update) or self.insert or self.delete


def _all(table: str) -> frozenset[str]:
    return frozenset(COLUMNS[table])


def _full(table: str) -> Cell:
    return Cell(_all(table), _all(table), insert=True, delete=True)


def _read(table: str) -> Cell:
    return Cell(_all(table))


NAMES = frozenset(
    {"legal_given", "legal_family", "preferred_given", "preferred_family", "year_group"}
) | frozenset({"started", "left_on"})
EMERGENCY = frozenset(
    {"pupil_id", "given", "family", "relationship", "phone", "priority", "emergency"}
)

OFFICE = frozenset({"external_id", "card", "transfer", "backup"})
"""What the office keeps about files and their partners; no content of a pupil."""
MEASURES = frozenset(
    {
        "policy",
        "assessment",
        "access_review",
        "rights_request",
        "restriction",
        "hold",
        "erasure",
        "retention_rule",
        "disposal",
        "disclosure",
        "document",
        "complaint",
        "training",
        "training_module",
        "incident",
        "statement",
    }
)
"""What the school keeps to show that it takes care; see `vault.governance`."""
_READ_ALL = {table: _read(table) for table in COLUMNS if table not in OFFICE | MEASURES}
_SENDS = {
    "card": _read("card"),
    # Others' reasons and partners are not theirs to read; the transfer log is the data lead's.
    "transfer": Cell(insert=True),
    "disclosure": Cell(insert=True),
}
_WRITE_ALL = {table: _full(table) for table in COLUMNS}
_EVERYBODYS = {
    "policy": _read("policy"),
    "training_module": _read("training_module"),
    # Whose processing is restricted must be known to whoever could use the record.
    "restriction": _read("restriction"),
    "training": Cell(_all("training"), insert=True, rows=f"profile = {ME}"),
    # Anybody may raise an incident; what became of it is for those who deal with it.
    "incident": Cell(insert=True),
}
_ASSIST = {
    **_EVERYBODYS,
    "school": _read("school"),
    "academic_year": _read("academic_year"),
    "term": _read("term"),
    "staff": Cell(frozenset({"title", "given", "family"})),
    "class": _read("class"),
    "teaching": _read("teaching"),
    "pupil": Cell(NAMES),
    "enrolment": _read("enrolment"),
    "contact": Cell(EMERGENCY, rows="emergency = 1"),
    "alert": _read("alert"),
    # Without it a picture whose consent is refused would show to those who help in the class.
    "consent": Cell(frozenset({"pupil_id", "purpose", "state"}), rows="purpose = 'photo-class'"),
    "photo": _read("photo"),
}

TABLES: dict[Role, dict[str, Cell]] = {
    Role.DATA_LEAD: _WRITE_ALL,
    Role.SAFEGUARDING_LEAD: {
        **_WRITE_ALL,
        "school": _read("school"),
        "photo": _read("photo"),
        "backup": Cell(_all("backup"), insert=True),
        "policy": _read("policy"),
        "assessment": _read("assessment"),
        "access_review": _read("access_review"),
        "erasure": _read("erasure"),
        "retention_rule": _read("retention_rule"),
        # Whether they looked a batch over, and nothing else of it.
        "disposal": Cell(_all("disposal"), frozenset({"sealed_on"})),
        "document": _read("document"),
        "statement": _read("statement"),
        "training": _EVERYBODYS["training"],
        "training_module": _read("training_module"),
    },
    Role.SEND_COORDINATOR: {**_READ_ALL, **_EVERYBODYS, **_SENDS, "alert": _full("alert")},
    Role.TEACHER: {**_READ_ALL, **_EVERYBODYS, **_SENDS, "photo": _full("photo")},
    Role.ASSISTANT: _ASSIST,
    Role.COVER: _ASSIST,
    Role.TECHNICIAN: {},
    Role.AUDITOR: {
        **{table: Cell(counts=True) for table in COLUMNS if table != "external_id"},
        "school": _read("school"),
        "card": _read("card"),
        "transfer": _read("transfer"),
        "backup": _read("backup"),
        "policy": _read("policy"),
        "assessment": Cell(_all("assessment"), insert=True),
        "access_review": _read("access_review"),
        "erasure": _read("erasure"),
        "retention_rule": _read("retention_rule"),
        "disposal": _read("disposal"),
        "document": _read("document"),
        "training": Cell(_all("training"), insert=True),
        "training_module": _read("training_module"),
        "statement": _read("statement"),
    },
}
"""Ring 2: what SQLite lets each role read and write."""

_OWN = frozenset({P.PASSWORD_OWN, P.DRAFT_OWN, P.SETTING_OWN})
_SEE = frozenset(
    {P.PUPIL_READ, P.CLASS_READ, P.CONTACT_READ, P.ALERT_READ, P.PHOTO_READ, P.COUNTS_READ}
)
_SCHOOL_WRITE = frozenset(
    {P.PUPIL_WRITE, P.CLASS_WRITE, P.CONTACT_WRITE, P.ALERT_WRITE, P.CONSENT_WRITE, P.UNDO}
)
_EVERYBODY = _OWN | {P.SECURITY_SEE, P.TRAINING_OWN}

ACTIONS: dict[Role, frozenset[Permission]] = {
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
        P.CONSENT_READ,
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
        {P.PASSWORD_OWN, P.FILES_VERIFY, P.SECURITY_SEE, P.BACKUP, P.PROTECTION_SEE, P.CHECK_RUN}
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
"""What kind of thing each role may do."""


def cell(role: Role, table: str) -> Cell:
    """The role's cell; a table that is not named is out of reach."""
    return TABLES[role].get(table, Cell())


def may(role: Role, permission: Permission) -> bool:
    """Whether the role has the permission."""
    return permission in ACTIONS[role]


def access_word(role: Role, table: str, column: str) -> str:
    """'read', 'write' or '–' for one column, as the settings page and the documents show it."""
    here = cell(role, table)
    if column in here.update:
        return "write"
    if column in here.read:
        return "read"
    return "count" if here.counts else "–"


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
