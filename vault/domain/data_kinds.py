"""The kinds of data that a sender ticks."""

from enum import StrEnum


class DataKind(StrEnum):
    """What a sender ticks. Names always go; each other kind is a decision."""

    NAMES = "names"
    DETAILS = "details"
    CONTACTS = "contacts"
    ALERTS = "alerts"
    CONSENTS = "consents"
    PHOTOS = "photos"
    HEALTH = "health"
    SAFEGUARDING = "safeguarding"
