"""The kinds of record that a command can change; open pages reload by these."""

from vault.domain.open_enum import Member, OpenEnum


class Kind(OpenEnum):
    """A kind of record; open pages reload when one that they show was changed."""

    SCHOOL = Member("school")
    PUPIL = Member("pupil")
    CLASS = Member("class")
    STAFF = Member("staff")
    CONTACT = Member("contact")
    ALERT = Member("alert")
    CONSENT = Member("consent")
    PHOTO = Member("photo")
    PROFILE = Member("profile")
    SEALED = Member("sealed")
    DRAFT = Member("draft")
    SETTING = Member("setting")
    CARD = Member("card")
    TRANSFER = Member("transfer")
    BACKUP = Member("backup")
    POLICY = Member("policy")
    CHECK = Member("check")
    REVIEW = Member("review")
    RIGHTS = Member("rights")
    RETENTION = Member("retention")
    DOCUMENT = Member("document")
    COMPLAINT = Member("complaint")
    TRAINING = Member("training")
    INCIDENT = Member("incident")
    STATEMENT = Member("statement")
