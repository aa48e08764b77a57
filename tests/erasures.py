"""A school whose pupils are erased, and what stands in its files, for tests."""

import json
import random
from datetime import date

from tests.bare_pages import pages_of
from tests.made_once import copy_of
from tests.two_vaults import PASSWORD, Place
from vault.actions.classes import AddClass
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.desk_notes import SaveDraft
from vault.actions.erasure import AskErasure, ConfirmErasure
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.actions.rights import OpenRequest
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.rights import RequestKind
from vault.domain.secrets import FileKey, Password
from vault.unlock import unlock_vault

WORDS = {
    "legal_given": "Xanthippe",
    "legal_family": "Quillfeather",
    "preferred_given": "Xannie",
    "middle": "Zephyrine",
    "upn": "B801200005001",
    "admission_no": "ADM-77231",
    "languages": "Volapyk",
    "flags": "Flagwort",
}

MORE = ("Contactina", "01632 960777", "9 Hidden Lane", "Alertword", "Draftword", "Decider Dora")

CHANGED = "Formerfield"

TODAY = date.today()


def typed():
    return Password.typed(PASSWORD)


def open_as(folder, who):
    return unlock_vault(folder, who, typed(), params=FLOOR)


def keys_of(session):
    keys = session._vault._keys
    return FileKey(bytes(keys.vault_key.expose())), FileKey(bytes(keys.photos_key.expose()))


class School:
    """A vault with some pupils, and one of whom a value stands in every place there is."""

    def __init__(self, folder, leads=("Dana Lead", "Lee Lead")):
        self.home = folder
        self.room, self.pupil = copy_of(_filled, folder, leads)
        self.place = Place(folder, "Willow Bank", leads[0])
        self.folder = self.place.folder
        self.lead = self.place.session
        self.ids = {"a": self.room, "ann": self.pupil}

    def case(self, pupil=None):
        return self.lead.run(
            OpenRequest(pupil or self.pupil, RequestKind.ERASURE, "the mother", TODAY)
        )

    def erase(self, second="Lee Lead", *, despite_rules=False):
        """Asked by the first lead, confirmed by the second in a session of their own."""
        case = self.case()
        reason = "asked for by the mother"
        self.lead.run(AskErasure(case, reason, despite_rules=despite_rules))
        self.unlock(second)
        return self.lead.run(ConfirmErasure(case))

    def unlock(self, who):
        self.lead.lock()
        self.lead = self.place.session = open_as(self.folder, who)

    def found(self, words):
        """Which of the words stand in a page of either file, as text or as UTF-16."""
        keys = keys_of(self.lead)
        self.lead.lock()
        raw = b"".join(
            pages_of(self.folder / name, key.expose())
            for name, key in zip(("vault.db", "photos.db"), keys, strict=True)
        )
        return [w for w in words if (w if isinstance(w, bytes) else w.encode()) in raw]


def _filled(folder, leads):
    place = Place(folder, "Willow Bank", leads[0])
    lead = place.session
    for name in leads[1:]:
        lead.run(AddProfile(name, Role.DATA_LEAD, typed()))
    room = lead.run(AddClass("4A"))
    chance = random.Random(7)
    for n in range(60):
        names = (("legal_given", f"G{chance.random()}"), ("legal_family", f"F{n}"))
        lead.run(AddPupil(names, room))
    pupil = _with_a_value_everywhere(lead, room, folder)
    place.lock()
    return room, pupil


def _with_a_value_everywhere(lead, room, folder):
    first = WORDS | {"legal_family": CHANGED}
    pupil = lead.run(AddPupil(tuple(first.items()), room))
    version = lead.run(OpenPupil(pupil)).facts.version
    lead.run(ChangePupil(pupil, version, (("legal_family", WORDS["legal_family"]),)))
    contact = Contact(NEW, 0, given=MORE[0], phone=MORE[1], address=MORE[2])
    lead.run(SetContact(pupil, contact))
    lead.run(SetAlert(pupil, NEW, "medical", MORE[3]))
    lead.run(SaveDraft("pupil", pupil, json.dumps({"Known as": MORE[4]})))
    lead.run(DecideConsent(pupil, "photo-class", "given", MORE[5], TODAY))
    for n in (2, 3):
        picture = folder / f"{n}.jpg"
        picture.write_bytes(figure_jpeg(n))
        lead.run(AddPhotoFile(pupil, picture, TODAY))
    return pupil
