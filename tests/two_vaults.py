"""Two vaults that know each other: the office's and a teacher's own. Shared by several tests."""

from datetime import date, timedelta
from pathlib import Path

from tests.fresh_vault import PASSWORD, fresh_vault
from tests.made_once import copy_of
from vault.actions.cards import AddCard, ListCards, SaveOwnCard
from vault.actions.classes import AddClass
from vault.actions.contacts import SetAlert, SetContact
from vault.actions.photos import AddPhotoFile
from vault.actions.pupils import AddPupil
from vault.actions.receive import ApplyTransfer, PreviewTransfer
from vault.actions.send import SendFile
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW, CardId
from vault.domain.people import Contact
from vault.domain.secrets import Password
from vault.domain.transfer import Decisions, Selection, SendOrder
from vault.unlock import create_vault, unlock_vault

NEXT_MONTH = date.today() + timedelta(days=30)
ALL = frozenset(DataKind) - {DataKind.HEALTH, DataKind.SAFEGUARDING}


NOTHING_DECIDED = Decisions()


class Place:
    """One vault with its data lead, unlocked."""

    def __init__(self, folder: Path, school: str, lead: str, *, other_keys: bool = False) -> None:
        self.home, self.lead = folder, lead
        self.folder = folder / f"{lead.split(maxsplit=1)[0].lower()}.tuckbox"
        self.files = 0
        if self.folder.exists():
            self.unlock()
            return
        if other_keys:  # of the same names, and yet another vault
            create_vault(self.folder, school, lead, Password.typed(PASSWORD), FLOOR)[0].lock()
        else:
            fresh_vault(self.folder, school, lead)
        self.unlock()

    def run(self, action):
        return self.session.run(action)

    def card(self):
        path = self.home / f"{self.lead}.tuckcard"
        self.run(SaveOwnCard(path))
        return path

    def knows(self, other, *, confirmed=True):
        return self.run(AddCard(other.card(), confirmed))

    def card_of(self, other):
        return next(c for c in self.run(ListCards()) if c.name == other.lead)

    def send(self, to, *, classes=(), pupils=(), kinds=ALL, until=NEXT_MONTH, path=None, **more):
        self.files += 1
        path = path or self.home / f"{self.lead}-{self.files}.tuck"
        cards = tuple(CardId(self.card_of(one).id) for one in to)
        order = SendOrder(
            Selection(tuple(classes), tuple(pupils), kinds, **more), cards, "test", until
        )
        self.report = self.run(SendFile(order, path))
        return path

    def preview(self, path, decisions=NOTHING_DECIDED, passphrase=None):
        return self.run(PreviewTransfer(path, passphrase, decisions))

    def receive(self, path, prefer="", passphrase=None, **more):
        decisions = Decisions(prefer=prefer, **more)
        seen = self.preview(path, decisions, passphrase)
        return self.run(ApplyTransfer(path, decisions, seen.digest, passphrase))

    def lock(self):
        self.session.lock()

    def unlock(self):
        self.session = unlock_vault(self.folder, self.lead, Password.typed(PASSWORD), params=FLOOR)


def two_places(folder):
    """The office with class 4A of two pupils, and a teacher's empty vault."""
    pupils, room = copy_of(_filled, folder)
    office, teacher = two_again(folder)
    office.pupils, office.room = pupils, room
    return office, teacher


def two_again(folder):
    """Those two, where they are already."""
    return Place(folder, "Willow Bank", "Olive Office"), Place(
        folder, "Willow Bank", "Theo Teacher"
    )


def _filled(folder):
    office, teacher = two_again(folder)
    pupils, room = _fill(office, teacher, folder)
    office.lock()
    teacher.lock()
    return pupils, room


def _fill(office, teacher, folder):
    office.knows(teacher)
    teacher.knows(office)
    room = office.run(AddClass("4A"))
    names = (("Ann", "Ash", "B801200005001"), ("Bob", "Birch", ""))
    pupils = [
        office.run(AddPupil((("legal_given", given), ("legal_family", family), ("upn", upn)), room))
        for given, family, upn in names
    ]
    ann = pupils[0]
    office.run(SetContact(ann, Contact(NEW, 0, given="Robin", family="Ash", phone="01632 1")))
    office.run(SetAlert(ann, NEW, "medical", "Inhaler in the office"))
    picture = folder / "ann.jpg"
    picture.write_bytes(figure_jpeg(3))
    office.run(AddPhotoFile(ann, picture, date(2026, 9, 1)))
    return pupils, room
