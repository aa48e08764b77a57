"""The kinds of data that a sender ticks."""

from enum import StrEnum


class DataKind(StrEnum):
    """What a sender ticks. Names always go; each other kind is a decision."""

    NAMES = "names"
    DETAILS = "details"
    CONTACTS = "contacts"
    ALERTS = "alerts"
    CONSENTS = "consents"
    CHECKLISTS = "checklists"
    PHOTOS = "photos"
    HEALTH = "health"
    SAFEGUARDING = "safeguarding"


DATA_KIND_WORDS = {
    DataKind.NAMES: "Names, year groups and classes",
    DataKind.DETAILS: "Birth dates, UPNs and other facts",
    DataKind.CONTACTS: "Contacts",
    DataKind.ALERTS: "Alerts",
    DataKind.CONSENTS: "Consents",
    DataKind.CHECKLISTS: "Checklists",
    DataKind.PHOTOS: "Photos",
    DataKind.HEALTH: "Health and SEND records",
    DataKind.SAFEGUARDING: "Safeguarding records",
}
