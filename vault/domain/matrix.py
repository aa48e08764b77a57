"""The one matrix: which role may read and write what, in whose data.

The engine's fence, the settings page, the documentation and the tests are all derived from it.
"""

from dataclasses import dataclass

from vault.domain.access import Permission, Role

P = Permission
SYSTEM = frozenset({"num", "id", "version", "made"})
"""Columns that say nothing about a person; readable wherever the table is."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "school": ("name", "number", "town"),
    "academic_year": ("name", "starts", "ends"),
    "term": ("year_id", "name", "starts", "ends"),
    "staff": ("title", "given", "family", "code", "email"),
    "class": ("name", "code", "kind", "year_group", "subject", "room", "year_id", "ended"),
    "teaching": ("class_id", "staff_id"),
    "pupil": (
        "legal_given",
        "legal_family",
        "middle",
        "preferred_given",
        "preferred_family",
        "born",
        "sex",
        "upn",
        "admission_no",
        "year_group",
        "started",
        "left_on",
        "languages",
        "flags",
    ),
    "enrolment": ("pupil_id", "class_id", "starts", "ends"),
    "contact": (
        "pupil_id",
        "given",
        "family",
        "relationship",
        "phone",
        "email",
        "address",
        "priority",
        "parental_responsibility",
        "emergency",
    ),
    "alert": ("pupil_id", "kind", "text", "ends"),
    "consent": ("pupil_id", "purpose", "state", "decided_by", "decided_on"),
    "photo": ("pupil_id", "taken_on", "is_current", "blob", "thumb"),
    "external_id": ("kind", "record", "source", "sourced"),
    "card": (
        "name",
        "school",
        "role",
        "vault",
        "profile",
        "recipient",
        "verify_key",
        "made_on",
        "confirmed_on",
        "withdrawn_on",
    ),
    "transfer": (
        "direction",
        "file",
        "number",
        "partner_vault",
        "partner_profile",
        "partner",
        "scope",
        "about",
        "kinds",
        "pupils",
        "photos",
        "reason",
        "until",
        "at",
        "by_profile",
        "manifest",
        "state",
        "receipt_at",
    ),
    "backup": ("at", "by_profile", "place", "device", "kind", "bytes", "entry", "away"),
}
"""Every content table with its columns, beside the system ones."""

SCOPE_COLUMN: dict[str, str] = {
    "pupil": "id",
    "enrolment": "pupil_id",
    "contact": "pupil_id",
    "alert": "pupil_id",
    "consent": "pupil_id",
    "photo": "pupil_id",
}
"""Where a row names the pupil whose scope decides whether a scoped role sees it."""

CLASS_COLUMN: dict[str, str] = {"class": "id", "teaching": "class_id"}
"""Where a row names the class that must be one of a scoped role's own."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One role on one table. `rows` is an SQL condition that narrows what is read."""

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
_READ_ALL = {table: _read(table) for table in COLUMNS if table not in OFFICE}
_SENDS = {
    "card": _read("card"),
    # Others' reasons and partners are not theirs to read; the register is the data lead's.
    "transfer": Cell(insert=True),
}
_WRITE_ALL = {table: _full(table) for table in COLUMNS}
_ASSIST = {
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
        "backup": Cell(insert=True),
    },
    Role.SEND_COORDINATOR: {**_READ_ALL, **_SENDS, "alert": _full("alert")},
    Role.TEACHER: {**_READ_ALL, **_SENDS, "photo": _full("photo")},
    Role.ASSISTANT: _ASSIST,
    Role.COVER: _ASSIST,
    Role.TECHNICIAN: {},
    Role.AUDITOR: {
        **{table: Cell(counts=True) for table in COLUMNS if table != "external_id"},
        "school": _read("school"),
        "card": _read("card"),
        "transfer": _read("transfer"),
        "backup": _read("backup"),
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
_EVERYBODY = _OWN | {P.SECURITY_SEE}

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
        P.REGISTER_READ,
        P.REGISTER_WRITE,
        P.BACKUP,
        P.BACKUP_READ,
        P.BACKUP_WRITE,
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
        P.REGISTER_READ,
        P.REGISTER_WRITE,
        P.BACKUP,
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
    },
    Role.ASSISTANT: _EVERYBODY | _SEE | {P.CONCERN_RAISE},
    Role.COVER: _EVERYBODY | _SEE | {P.CONCERN_RAISE},
    Role.TECHNICIAN: frozenset({P.PASSWORD_OWN, P.FILES_VERIFY, P.SECURITY_SEE, P.BACKUP}),
    Role.AUDITOR: _EVERYBODY
    | {
        P.COUNTS_READ,
        P.AUDIT_READ,
        P.FILES_VERIFY,
        P.PROFILE_READ,
        P.CARD_READ,
        P.REGISTER_READ,
        P.BACKUP_READ,
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
