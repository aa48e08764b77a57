"""Codes of the program as words for a person: roles, fields, purposes."""

from PySide6.QtCore import QCoreApplication

from vault.domain.access import ROLE_WORDS, Role
from vault.domain.profile_names import alike
from vault.domain.profiles import Profile

_PURPOSES = {
    "photo-class": "Photo in class lists and on the class page",
    "photo-display": "Photo on displays in school",
    "photo-website": "Photo on the school's website",
    "photo-press": "Photo in the press",
    "directory": "Names in lists for people outside (directory information)",
    "trips": "Trips out of school",
}


def tr(text: str) -> str:
    """The text in the language of the interface, where no widget is at hand to ask."""
    return QCoreApplication.translate("Words", text)


def counted(count: int, single: str, many: str, *others: object) -> str:
    """`single` for one and `many` for any other number, both from tr(): the number is {0}, and the
    others are {1} and so on."""
    return (single if count == 1 else many).format(f"{count:,}", *others)


def within_sentence(words: str) -> str:
    """'Data lead' as 'data lead'; 'SEND coordinator' and 'UPN' stay. Never for a name."""
    is_short_form = len(words) > 1 and words[1].isupper()
    return words if is_short_form else words[:1].lower() + words[1:]


def role_words(role: Role) -> str:
    """'SEND coordinator'."""
    return tr(ROLE_WORDS[role])


def profile_choices(profiles: tuple[Profile, ...]) -> list[tuple[Profile, str]]:
    """Each profile of a list and how it stands there; names that look alike are told, because
    somebody may have made one so."""
    doubtful = alike(profile.name for profile in profiles)
    warning = tr(" – looks like another name here")
    return [
        (p, f"{p.name} ({role_words(p.role)}){warning if p.name in doubtful else ''}")
        for p in profiles
    ]


def purpose_words(purpose: str) -> str:
    """What a consent is for."""
    return tr(_PURPOSES[purpose]) if purpose in _PURPOSES else purpose


_CLASS_KINDS = {
    "registration": "registration group",
    "teaching": "teaching group",
    "group": "group",
    "intervention": "intervention",
}


def class_kind_words(kind: str) -> str:
    """'registration group'; nothing where a file did not say it."""
    return tr(_CLASS_KINDS[kind]) if kind in _CLASS_KINDS else kind


_GISTS = {
    Role.DATA_LEAD: "Whole school. Imports the roll, changes records, adds and removes staff.",
    Role.SAFEGUARDING_LEAD: "Whole school, and the sealed safeguarding and health records.",
    Role.SEND_COORDINATOR: "Reads the whole school; keeps health and SEND records and alerts.",
    Role.TEACHER: "Own classes only: reads them, adds photos.",
    Role.ASSISTANT: "Own classes only: names, faces, alerts and emergency contacts.",
    Role.COVER: "Own classes until the last day: names, faces, alerts, emergency contacts.",
    Role.TECHNICIAN: "No records at all: checks the files from outside.",
    Role.AUDITOR: "No pupils: counts, the audit trail and the checks.",
}


def role_gist(role: Role) -> str:
    """One line on what a role is for."""
    return tr(_GISTS[role])
