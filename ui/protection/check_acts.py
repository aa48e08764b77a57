"""What can be done about each check: the words on its button, and who may press it."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.words import tr
from vault.domain.access import Permission
from vault.domain.assessments import CheckItem

P = Permission
May = Callable[[Permission], bool]
HERE = "protection"
"""The page itself: what is to be done is done on it."""


@dataclass(frozen=True)
class CheckAct:
    """`thing` is what is missing, as a part of a sentence; `words` stand on the button, and are
    empty for what is done outside the program; `needs` are all needed."""

    thing: str
    words: str = ""
    needs: tuple[Permission, ...] = (P.PROFILE_WRITE,)


_OF_THE_COMPUTER = (P.FILES_VERIFY, P.BACKUP)
_VERIFY = CheckAct("a fault in the files or the trail", "Check the files", (P.FILES_VERIFY,))
CHECK = CheckAct("the first full check", "Check now", (P.CHECK_RUN,))
"""What only a full check can tell, and nothing told yet."""
ACTS = {
    "guess-cost": CheckAct("older passwords"),
    "later-break": CheckAct("new keys for the vault", "Make new keys"),
    "second-factor": CheckAct("USB sticks beside the passwords", "Ask for USB sticks"),
    "profiles-unused": CheckAct("profiles that nobody uses", "Review profiles"),
    "profiles-past-date": CheckAct("profiles past their last day", "Remove profiles"),
    "data-leads": CheckAct("the number of data leads", "Name data leads"),
    "safeguarding-apart": CheckAct("a safeguarding lead", "Name a lead"),
    "failed-unlocks": CheckAct("failed tries to unlock", "See the trail", (P.AUDIT_READ,)),
    "recovery-sheet": CheckAct("a test of the recovery sheet", "Test the sheet"),
    "pages-records": _VERIFY,
    "pages-photos": _VERIFY,
    "outside-files": _VERIFY,
    "sealed-lists": _VERIFY,
    "trail-chain": _VERIFY,
    "trail-mac": _VERIFY,
    "trail-signatures": _VERIFY,
    "trail-anchors": _VERIFY,
    "owner-only": CheckAct("the rights of the vault's folder", "", _OF_THE_COMPUTER),
    "leftovers": CheckAct("files that lie beside the vault's own", "", _OF_THE_COMPUTER),
    "clock": CheckAct("this computer's clock", "", _OF_THE_COMPUTER),
    "network-guards": CheckAct("a guard against networks", "See the guards", _OF_THE_COMPUTER),
    "network-tried": CheckAct("a guard against networks", "See the guards", _OF_THE_COMPUTER),
    "cloud-folder": CheckAct("a cloud that copies the vault", "", _OF_THE_COMPUTER),
    "network-drive": CheckAct("the vault on a network drive", "", _OF_THE_COMPUTER),
    "disk-encryption": CheckAct("the encryption of the disk", "", _OF_THE_COMPUTER),
    "process-closed": CheckAct("the program's memory", "", _OF_THE_COMPUTER),
    "machine-policy": CheckAct("this computer's policy", "", _OF_THE_COMPUTER),
    "program-age": CheckAct("a newer version of Tuckbox", "", _OF_THE_COMPUTER),
    "libraries": CheckAct("changed parts of the program", "", _OF_THE_COMPUTER),
    "advisories": CheckAct(
        "the list of known vulnerabilities", "Update the list", (P.DOCUMENT_WRITE,)
    ),
    "backup-age": CheckAct("a backup", "Make a backup", (P.BACKUP,)),
    "backup-places": CheckAct("a backup on another drive", "Add a backup", (P.BACKUP,)),
    "statement": CheckAct("this month's custody statement", "Make it now", (P.STATEMENT_MAKE,)),
    "access-review": CheckAct("the access review", "Review access", (P.REVIEW_WRITE,)),
    "training": CheckAct(
        "training of colleagues", "See who is missing", (P.TRAINING_READ, P.PROFILE_WRITE)
    ),
    "incidents": CheckAct("an open incident", "Decide", (P.INCIDENT_WRITE,)),
    "lessons": CheckAct("lessons of incidents", "See the lessons", (P.INCIDENT_WRITE,)),
    "receipts": CheckAct(
        "files without a receipt", "See what was sent", (P.TRANSFERS_READ, P.RECEIPT_ADD)
    ),
    "cards": CheckAct("staff cards to compare", "Compare cards", (P.CARD_WRITE,)),
    "consents": CheckAct("consents for photos", "See pupils", (P.CONSENT_WRITE,)),
    "requests": CheckAct("requests of families", "Answer requests", (P.RIGHTS_WRITE,)),
    "complaints": CheckAct("complaints", "Answer complaints", (P.COMPLAINT_WRITE,)),
    "documents": CheckAct("documents to complete", "Complete them", (P.DOCUMENT_WRITE,)),
    "drafts": CheckAct("forgotten drafts", "", (P.DRAFT_OWN,)),
}
"""By the id of each check."""
PAGES = {
    "review": (P.REVIEW_WRITE, "See the review"),
    "requests": (P.RIGHTS_READ, "See requests"),
    "complaints": (P.COMPLAINT_READ, "See complaints"),
    "documents": (P.DOCUMENT_READ, "See documents"),
    "training": (P.TRAINING_OWN, "See training"),
    "incidents": (P.INCIDENT_RAISE, "See incidents"),
    "transfers": (P.TRANSFERS_READ, "See what was sent"),
    "cards": (P.CARD_READ, "See cards"),
    "profiles": (P.PROFILE_READ, "See profiles"),
    "backups": (P.BACKUP, "See backups"),
    "pupils": (P.PUPIL_READ, "See pupils"),
    "recovery": (P.PROFILE_WRITE, "See recovery"),
}
"""Where checks send somebody: who may open it, and the words for who does not do it there."""


def act_of(item: CheckItem) -> CheckAct:
    """What is to be done about it."""
    return CHECK if item.is_not_yet else ACTS[item.id]


def is_mine(item: CheckItem, may: May) -> bool:
    """Whether the acting person is who does it."""
    return all(map(may, act_of(item).needs))


def button_words(item: CheckItem, may: May) -> str:
    """What stands on its button; '' where there is nothing for this person to press."""
    act, page = act_of(item), PAGES.get(item.page)
    if not item.page or (page is not None and not may(page[0])):
        return ""
    if is_mine(item, may):
        return tr(act.words)
    return tr(page[1]) if page is not None else ""
