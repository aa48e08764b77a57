"""Roles, compartments and permissions: the words of the one matrix in `vault.domain.matrix`."""

from enum import StrEnum


class Role(StrEnum):
    """What a profile is in the school; each has its cells of the matrix."""

    DATA_LEAD = "data-lead"
    SAFEGUARDING_LEAD = "safeguarding-lead"
    SEND_COORDINATOR = "send-coordinator"
    TEACHER = "teacher"
    ASSISTANT = "teaching-assistant"
    COVER = "cover-teacher"
    TECHNICIAN = "technician"
    AUDITOR = "auditor"


ROLE_WORDS = {
    Role.DATA_LEAD: "Data lead",
    Role.SAFEGUARDING_LEAD: "Safeguarding lead",
    Role.SEND_COORDINATOR: "SEND coordinator",
    Role.TEACHER: "Teacher",
    Role.ASSISTANT: "Teaching assistant",
    Role.COVER: "Cover teacher",
    Role.TECHNICIAN: "Technician",
    Role.AUDITOR: "Auditor",
}
SCOPED_ROLES = frozenset({Role.TEACHER, Role.ASSISTANT, Role.COVER})
"""Roles that see their own classes only; all other roles have the whole school in scope."""


class Compartment(StrEnum):
    """What a key opens. `vault` is the school compartment (vault.db itself)."""

    VAULT = "vault"
    PHOTOS = "photos"
    HEALTH = "health"
    SAFEGUARDING = "safeguarding"
    AUDIT = "audit"
    ROOT = "root"


KEYS_OF_ROLE: dict[Role, frozenset[Compartment]] = {
    Role.DATA_LEAD: frozenset(
        {
            Compartment.VAULT,
            Compartment.PHOTOS,
            Compartment.HEALTH,
            Compartment.AUDIT,
            Compartment.ROOT,
        }
    ),
    Role.SAFEGUARDING_LEAD: frozenset(
        {Compartment.VAULT, Compartment.PHOTOS, Compartment.HEALTH, Compartment.SAFEGUARDING}
    ),
    Role.SEND_COORDINATOR: frozenset({Compartment.VAULT, Compartment.PHOTOS, Compartment.HEALTH}),
    Role.TEACHER: frozenset({Compartment.VAULT, Compartment.PHOTOS}),
    Role.ASSISTANT: frozenset({Compartment.VAULT, Compartment.PHOTOS}),
    Role.COVER: frozenset({Compartment.VAULT, Compartment.PHOTOS}),
    Role.TECHNICIAN: frozenset(),
    Role.AUDITOR: frozenset({Compartment.VAULT, Compartment.AUDIT}),
}
"""Ring 1: the compartment keys a profile of each role is granted."""


class Permission(StrEnum):
    """What kind of thing a person may do; whose data is scope, in the views."""

    PUPIL_READ = "pupil:read"
    PUPIL_WRITE = "pupil:write"
    CLASS_READ = "class:read"
    CLASS_WRITE = "class:write"
    CONTACT_READ = "contact:read"
    CONTACT_WRITE = "contact:write"
    ALERT_READ = "alert:read"
    ALERT_WRITE = "alert:write"
    CONSENT_READ = "consent:read"
    CONSENT_WRITE = "consent:write"
    PHOTO_READ = "photo:read"
    PHOTO_WRITE = "photo:write"
    HEALTH_READ = "health:read"
    HEALTH_WRITE = "health:write"
    SAFEGUARDING_READ = "safeguarding:read"
    SAFEGUARDING_WRITE = "safeguarding:write"
    CONCERN_RAISE = "concern:raise"
    HISTORY_READ = "history:read"
    LOOKED_READ = "looked:read"
    IMPORT = "import:apply"
    PRINT = "print:sheet"
    PROFILE_READ = "profile:read"
    PROFILE_WRITE = "profile:write"
    PASSWORD_OWN = "password:own"
    SAFEGUARDING_GRANT = "safeguarding:grant"
    AUDIT_READ = "audit:read"
    FILES_VERIFY = "files:verify"
    SECURITY_SEE = "security:see"
    SCHOOL_WRITE = "school:write"
    COUNTS_READ = "counts:read"
    DRAFT_OWN = "draft:own"
    SETTING_OWN = "setting:own"
    UNDO = "undo:own"
    TODAY_SEE = "today:see"
    CARD_OWN = "card:own"
    CARD_READ = "card:read"
    CARD_WRITE = "card:write"
    SEND = "transfer:send"
    RECEIVE = "transfer:receive"
    RECEIPT_ADD = "transfer:receipt"
    TRANSFERS_READ = "transfer:list"
    BACKUP = "backup:make"
    BACKUP_READ = "backup:read"
    BACKUP_WRITE = "backup:change"
    PROTECTION_SEE = "protection:see"
    CHECK_RUN = "check:run"
    REVIEW_READ = "review:read"
    REVIEW_WRITE = "review:sign"
    RIGHTS_READ = "rights:read"
    RIGHTS_WRITE = "rights:write"
    RIGHTS_ERASE = "rights:erase"
    HOLD_WRITE = "hold:write"
    RETENTION_READ = "retention:read"
    RETENTION_WRITE = "retention:write"
    DOCUMENT_READ = "document:read"
    DOCUMENT_WRITE = "document:write"
    COMPLAINT_READ = "complaint:read"
    COMPLAINT_WRITE = "complaint:write"
    POLICY_WRITE = "policy:write"
    TRAINING_OWN = "training:own"
    TRAINING_READ = "training:read"
    INCIDENT_RAISE = "incident:raise"
    INCIDENT_READ = "incident:read"
    INCIDENT_WRITE = "incident:write"
    STATEMENT_MAKE = "statement:make"
    TRAIL_EXPORT = "audit:export"
    CHECKLIST_READ = "checklist:read"
    CHECKLIST_WRITE = "checklist:write"
    CHECKLIST_MARK = "checklist_mark:write"


READ_RIGHTS = {
    Compartment.HEALTH: Permission.HEALTH_READ,
    Compartment.SAFEGUARDING: Permission.SAFEGUARDING_READ,
}
"""Who may read what is sealed in a compartment."""
WRITE_RIGHTS = {
    Compartment.HEALTH: Permission.HEALTH_WRITE,
    Compartment.SAFEGUARDING: Permission.SAFEGUARDING_WRITE,
}
