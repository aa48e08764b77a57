"""The kinds of record that a command can change; open pages reload by these."""

from enum import StrEnum


class Kind(StrEnum):
    SCHOOL = "school"
    PUPIL = "pupil"
    CLASS = "class"
    STAFF = "staff"
    CONTACT = "contact"
    ALERT = "alert"
    CONSENT = "consent"
    PHOTO = "photo"
    PROFILE = "profile"
    SEALED = "sealed"
    DRAFT = "draft"
    SETTING = "setting"
    CARD = "card"
    TRANSFER = "transfer"
    BACKUP = "backup"
    AUDIT = "audit"
    POLICY = "policy"
    CHECK = "check"
    REVIEW = "review"
    RIGHTS = "rights"
    RETENTION = "retention"
    DOCUMENT = "document"
    COMPLAINT = "complaint"
    TRAINING = "training"
    INCIDENT = "incident"
    STATEMENT = "statement"


OF_A_PUPIL = frozenset(
    {Kind.PUPIL, Kind.CLASS, Kind.CONTACT, Kind.ALERT, Kind.CONSENT, Kind.PHOTO, Kind.SEALED}
)
"""What goes with a whole pupil."""
