"""The kinds of record that a command can change; open pages reload by these."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of record; open pages reload when one that they show was changed."""

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
    CHECKLIST = "checklist"
