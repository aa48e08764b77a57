"""The categories of data in documents; for each of them a law gives the lawful basis."""

from enum import StrEnum


class DataCategory(StrEnum):
    """Spelt as documents name it."""

    IDENTITY = "Identity"
    CLASSES = "Classes"
    CONTACTS = "Contacts"
    ALERTS = "Alerts"
    CONSENTS = "Consents"
    CHARACTERISTICS = "Characteristics"
    ATTENDANCE = "Attendance"
    TEACHING = "Teaching"
    PHOTOS = "Photos"
    HEALTH = "Health and special needs"
    SAFEGUARDING = "Safeguarding"
    STAFF = "Staff"
    REQUESTS = "Requests"
    COMPLAINTS = "Complaints"
    DISCLOSURES = "Disclosures"
    INCIDENTS = "Incidents"
