"""The kinds of data that a sender ticks."""

from vault.domain.open_enum import Member, OpenEnum


class DataKind(OpenEnum):
    """What a sender ticks. Names always go; each other kind is a decision."""

    NAMES = Member("names", "Names, year groups and classes")
    DETAILS = Member("details", "Birth dates, numbers and other facts")
    CONTACTS = Member("contacts", "Contacts")
    ALERTS = Member("alerts", "Alerts")
    CONSENTS = Member("consents", "Consents")
    PHOTOS = Member("photos", "Photos")
    HEALTH = Member("health", "Health and SEND records")
    SAFEGUARDING = Member("safeguarding", "Safeguarding records")
