"""Codes of the program as words for a person: roles, kinds of acts, fields, purposes."""

from vault.domain.access import ROLE_WORDS, Role

_PURPOSES = {
    "photo-class": "Photo in class lists and on the class page",
    "photo-display": "Photo on displays in school",
    "photo-website": "Photo on the school's website",
    "photo-press": "Photo in the press",
    "directory": "Names in lists for people outside (directory information)",
    "trips": "Trips out of school",
}
_FIELDS = {
    "legal_given": "Given name",
    "legal_family": "Family name",
    "middle": "Middle names",
    "preferred_given": "Known as",
    "preferred_family": "Preferred family name",
    "born": "Born",
    "sex": "Sex",
    "upn": "UPN",
    "admission_no": "Admission number",
    "year_group": "Year group",
    "started": "Started",
    "left": "Left",
    "left_on": "Left",
    "languages": "Languages",
    "flags": "Flags",
    "class": "Class",
}


def role_words(role: Role) -> str:
    """'SEND coordinator'."""
    return ROLE_WORDS[role]


def purpose_words(purpose: str) -> str:
    """What a consent is for."""
    return _PURPOSES.get(purpose, purpose)


def field_words(field: str) -> str:
    """A pupil's field as a person calls it; other fields with spaces for signs."""
    spaced = field.replace("_", " ").replace("contact", "contact ")
    return _FIELDS.get(field, spaced.replace("  ", " ").capitalize())


_CLASS_KINDS = {"registration": "registration group", "teaching": "teaching group"}


def class_kind_words(kind: str) -> str:
    """'registration group'; nothing where a file did not say it."""
    return _CLASS_KINDS.get(kind, kind)


_ACTS = {
    "pupil.open": "opened the pupil",
    "pupil.add": "added a pupil",
    "pupil.change": "changed facts",
    "pupil.history": "looked at the history",
    "pupil.looks": "looked at who looked",
    "class.open": "opened a class",
    "class.print-photos": "printed a photo sheet",
    "class.enrol": "put into a class",
    "class.unenrol": "took out of a class",
    "class.add": "added a class",
    "class.set": "changed a class",
    "class.end": "ended a class",
    "class.reopen": "let an ended class go on",
    "year.set": "changed an academic year",
    "year.remove": "removed an academic year",
    "term.set": "changed a term",
    "term.remove": "removed a term",
    "staff.set": "changed a member of staff",
    "staff.remove": "removed a member of staff",
    "photo.open": "opened a photo",
    "photo.add": "added a photo",
    "photo.add-file": "added a photo",
    "photo.remove": "removed a photo",
    "contact.set": "changed a contact",
    "contact.remove": "removed a contact",
    "alert.set": "changed an alert",
    "alert.remove": "removed an alert",
    "consent.decide": "wrote down a consent",
    "import.preview": "looked at an import",
    "import.preview-photos": "looked at an import of photos",
    "import.apply": "imported a roll",
    "import.photos": "imported photos",
    "profile.add": "added a profile",
    "profile.change": "changed a profile",
    "profile.remove": "removed a profile",
    "profile.password": "changed the own password",
    "profile.grant-safeguarding": "handed on the safeguarding key",
    "vault.create": "created the vault",
    "vault.unlock": "unlocked the vault",
    "vault.recover": "opened it with the recovery sheet",
    "vault.verify": "checked the vault",
    "recovery.test": "tested the recovery sheet",
    "audit.export": "exported the audit trail",
    "audit.read": "read the audit trail",
    "training.test": "answered the questions of a training module",
    "training.certificate": "printed a training certificate",
    "training.add-module": "added a training module",
    "training.remove-module": "took a training module away",
    "incident.raise": "raised an incident",
    "incident.rehearse": "began a rehearsal",
    "incident.open": "opened an incident",
    "incident.change": "changed an incident's facts",
    "incident.step": "noted a step of an incident",
    "incident.decide": "decided whom to tell of an incident",
    "incident.told": "noted who was told of an incident",
    "incident.close": "closed an incident",
    "incident.lesson": "marked a lesson as done",
    "incident.blast": "worked out what was at stake",
    "incident.letter": "drafted a letter about an incident",
    "document.keep": "kept a document",
    "document.read": "read a document",
    "document.on-your-child": "drafted what we hold on a child",
    "document.disclosures": "drafted the register of disclosures",
    "complaint.list": "looked at the complaints",
    "complaint.add": "wrote down a complaint",
    "complaint.acknowledge": "acknowledged a complaint",
    "complaint.answer": "answered a complaint",
    "protection.statement": "drafted the statement of protection",
    "check.run": "ran the security check",
    "check.report": "printed the security check",
    "check.advisories": "brought in a list of known weaknesses",
    "review.read": "looked through who can see what",
    "review.sign": "signed the access review",
    "statement.make": "made a custody statement",
    "policy.set": "changed the school's policy",
    "rights.read": "looked at a request",
    "rights.open": "opened a request",
    "rights.identity": "checked who is asking",
    "rights.pause": "stopped the clock of a request",
    "rights.extend": "extended a request by two months",
    "retention.certificate": "printed a certificate of disposal",
    "rights.resume": "let the clock of a request run again",
    "rights.note": "made a note on a request",
    "rights.close": "closed a request",
    "rights.mark": "marked a record",
    "rights.unmark": "ended a mark",
    "hold.set": "put a hold on a pupil",
    "hold.end": "ended a hold",
    "access.preview": "looked at everything held about a pupil",
    "access.hand-over": "made a copy of the record to hand over",
    "disclosure.list": "looked at what was passed on",
    "disclosure.add": "wrote down what was passed on",
    "disclosure.print": "printed what was passed on",
    "erasure.plan": "looked at what an erasure would take",
    "erasure.ask": "asked for an erasure",
    "erasure.withdraw": "took an erasure back",
    "erasure.clear-safeguarding": "took out safeguarding records for an erasure",
    "erasure.confirm": "confirmed an erasure, which was then done",
    "erasure.by-one-person": "erased alone: there is one data lead only",
    "erasure.repeat": "erased again from an older copy",
    "erasure.sealed": "took out sealed records of an erased pupil",
    "erasure.certificate": "printed a certificate of erasure",
    "retention.adopt": "took up a retention schedule",
    "retention.rule": "changed a retention rule",
    "retention.due": "looked at what is due for disposal",
    "retention.propose": "proposed a disposal",
    "retention.look-over": "looked a disposal over for safeguarding",
    "retention.dispose": "confirmed a disposal, which was then done",
    "retention.withdraw": "took a disposal back",
    "retention.clock-confirmed": "confirmed the date of the computer",
    "school.set": "changed the school's details",
    "unlock.failed": "a try to unlock failed",
    "clock.went-back": "the clock of the computer went back",
    "undo": "undid a step",
    "card.save": "saved the own staff card",
    "card.print": "printed the own staff card",
    "card.add": "took in a staff card",
    "card.add-text": "took in a staff card",
    "card.confirm": "confirmed a staff card",
    "card.withdraw": "withdrew a staff card",
    "identity.export": "exported the own age identity",
    "transfer.send": "made a sealed file",
    "transfer.finished": "finished a sealed file that was interrupted",
    "transfer.never-finished": "found that a sealed file was never finished",
    "transfer.open": "opened a sealed file",
    "transfer.merge": "merged a sealed file",
    "receipt.add": "took in a receipt",
    "receipt.make": "made a receipt again",
    "backup.make": "made a backup",
    "backup.away": "said where a backup is kept",
    "backup.restored": "first unlock of a restored backup",
    "vault.accept-copy": "said that this copy is the right one",
    "vault.rekey": "planned new keys for the vault",
    "vault.rekeyed": "gave the vault new keys",
    "profile.reset": "gave somebody a new password",
    "recovery.held": "the recovery sheet was proven to open it",
    "recovery.prepare": "made a new recovery sheet, not yet in force",
    "recovery.replace": "replaced the recovery sheet",
    "concern.raise": "raised a concern",
    "health.list": "opened health records",
    "health.write": "wrote a health record",
    "safeguarding.list": "opened safeguarding records",
    "safeguarding.write": "wrote a safeguarding record",
}


def act_words(kind: str) -> str:
    """What an entry of the trail tells, in words."""
    if kind.startswith("waited."):
        return f"{act_words(kind.removeprefix('waited.'))} (technician, noted later)"
    return _ACTS.get(kind, kind)


_GISTS = {
    Role.DATA_LEAD: "Whole school. Brings in the roll, changes records, lets staff in and out.",
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
    return _GISTS[role]


def right_words(line: str) -> str:
    """A line of the matrix: 'pupil.legal_given' is 'Pupil: given name', 'pupil:write' is
    'May: pupil, write'."""
    table, dot, column = line.partition(".")
    if dot:
        named = _FIELDS.get(column, column.removesuffix("_id").replace("_", " "))
        said = named if named.isupper() else named[:1].lower() + named[1:]
        return f"{table.replace('_', ' ').capitalize()}: {said}"
    return f"May: {line.replace(':', ', ')}"
