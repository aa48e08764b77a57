"""Roles, compartments and permissions: the words of the one matrix in `vault.domain.matrix`."""

from enum import StrEnum

from vault.domain.open_enum import Member, OpenEnum


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


class Permission(OpenEnum):
    """What kind of thing a person may do; whose data is scope, in the views."""

    PUPIL_READ = Member("pupil:read")
    PUPIL_WRITE = Member("pupil:write")
    CLASS_READ = Member("class:read")
    CLASS_WRITE = Member("class:write")
    GROUP_OWN = Member("group:own")
    CONTACT_READ = Member("contact:read")
    CONTACT_WRITE = Member("contact:write")
    ALERT_READ = Member("alert:read")
    ALERT_WRITE = Member("alert:write")
    CONSENT_READ = Member("consent:read")
    CONSENT_WRITE = Member("consent:write")
    PHOTO_READ = Member("photo:read")
    PHOTO_WRITE = Member("photo:write")
    HEALTH_READ = Member("health:read")
    HEALTH_WRITE = Member("health:write")
    SAFEGUARDING_READ = Member("safeguarding:read")
    SAFEGUARDING_WRITE = Member("safeguarding:write")
    CONCERN_RAISE = Member("concern:raise")
    HISTORY_READ = Member("history:read")
    LOOKED_READ = Member("looked:read")
    IMPORT = Member("import:apply")
    PRINT = Member("print:sheet")
    PROFILE_READ = Member("profile:read")
    PROFILE_WRITE = Member("profile:write")
    PASSWORD_OWN = Member("password:own")
    SAFEGUARDING_GRANT = Member("safeguarding:grant")
    AUDIT_READ = Member("audit:read")
    FILES_VERIFY = Member("files:verify")
    SECURITY_SEE = Member("security:see")
    SCHOOL_WRITE = Member("school:write")
    COUNTS_READ = Member("counts:read")
    DRAFT_OWN = Member("draft:own")
    SETTING_OWN = Member("setting:own")
    UNDO = Member("undo:own")
    TODAY_SEE = Member("today:see")
    CARD_OWN = Member("card:own")
    CARD_READ = Member("card:read")
    CARD_WRITE = Member("card:write")
    SEND = Member("transfer:send")
    RECEIVE = Member("transfer:receive")
    RECEIPT_ADD = Member("transfer:receipt")
    TRANSFERS_READ = Member("transfer:list")
    BACKUP = Member("backup:make")
    BACKUP_READ = Member("backup:read")
    BACKUP_WRITE = Member("backup:change")
    PROTECTION_SEE = Member("protection:see")
    CHECK_RUN = Member("check:run")
    REVIEW_READ = Member("review:read")
    REVIEW_WRITE = Member("review:sign")
    RIGHTS_READ = Member("rights:read")
    RIGHTS_WRITE = Member("rights:write")
    RIGHTS_ERASE = Member("rights:erase")
    HOLD_WRITE = Member("hold:write")
    RETENTION_READ = Member("retention:read")
    RETENTION_WRITE = Member("retention:write")
    DOCUMENT_READ = Member("document:read")
    DOCUMENT_WRITE = Member("document:write")
    COMPLAINT_READ = Member("complaint:read")
    COMPLAINT_WRITE = Member("complaint:write")
    POLICY_WRITE = Member("policy:write")
    TRAINING_OWN = Member("training:own")
    TRAINING_READ = Member("training:read")
    INCIDENT_RAISE = Member("incident:raise")
    INCIDENT_READ = Member("incident:read")
    INCIDENT_WRITE = Member("incident:write")
    STATEMENT_MAKE = Member("statement:make")
    TRAIL_EXPORT = Member("audit:export")


READ_RIGHTS = {
    Compartment.HEALTH: Permission.HEALTH_READ,
    Compartment.SAFEGUARDING: Permission.SAFEGUARDING_READ,
}
"""Who may read what is sealed in a compartment."""
WRITE_RIGHTS = {
    Compartment.HEALTH: Permission.HEALTH_WRITE,
    Compartment.SAFEGUARDING: Permission.SAFEGUARDING_WRITE,
}
