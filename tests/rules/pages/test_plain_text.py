"""Whatever stands in a field is shown as it stands: no page fetches what a name points at."""

import ctypes
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from tests.two_vaults import Place
from ui.imports.import_steps import ImportStep
from ui.imports.imports_page import ImportsPage
from ui.profiles.new_keys import NewKeysDialog
from ui.profiles.profile_form import ResetDialog
from ui.shell.places import PLACES
from ui.transfers.card_forms import ConfirmDialog, WithdrawDialog
from vault.actions.backups import MakeBackup
from vault.actions.calendar import SetTerm, SetYear
from vault.actions.cards import AddCard, ListCards, SaveOwnCard
from vault.actions.classes import AddClass
from vault.actions.complaints import AddComplaint
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.documents import KeepDocument
from vault.actions.policy import SetPolicy
from vault.actions.profiles import AddProfile, ListProfiles
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.actions.school import SetSchool
from vault.actions.send import SendFile
from vault.actions.staff import SetStaff
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.data_kinds import DataKind
from vault.domain.documents import DocumentKind
from vault.domain.ids import NEW, CardId
from vault.domain.people import ALERT_KINDS, CONSENT_PURPOSES, Contact
from vault.domain.policy import Policy
from vault.domain.school_values import AcademicYear, StaffMember, Term
from vault.domain.secrets import Password
from vault.domain.transfer import Selection, SendOrder
from vault.unlock import create_vault

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"
TEXTS = ("legal_given", "legal_family", "middle", "preferred_given", "preferred_family")
_IN_OPEN, _IN_NONBLOCK = 0x20, 0o4000


class Canary:
    """A picture on the disk that tells when anybody opens it (inotify(7))."""

    def __init__(self):
        # A short name, because a field holds no more than 200 letters.
        self.path = Path(tempfile.gettempdir()) / f"c{os.getpid()}.png"
        self.path.write_bytes(figure_jpeg(1))
        libc = ctypes.CDLL(None, use_errno=True)
        self._handle = libc.inotify_init1(_IN_NONBLOCK)
        assert libc.inotify_add_watch(self._handle, str(self.path).encode(), _IN_OPEN) >= 0

    def was_opened(self):
        try:
            return bool(os.read(self._handle, 4096))
        except BlockingIOError:
            return False

    def close(self):
        os.close(self._handle)
        self.path.unlink()

    @property
    def bait(self):
        """HTML, Markdown and a right-to-left sign, pointing at the picture."""
        place = self.path
        return f'<img src="{place}"><a href="file://{place}">x</a>![x]({place})\u202e**y**'


@pytest.fixture
def canary():
    if sys.platform != "linux":
        pytest.skip("who opens a file is told by inotify, which only Linux has")
    canary = Canary()
    yield canary
    canary.close()


def name_of(bait):
    """A profile's name holds less, and no sign that does not show: the picture alone."""
    return bait.split("<a ")[0]


def fill(opener, bait):
    """The bait in every field that takes free text."""
    opener.run(SetSchool(bait, bait[:40], bait))
    room = opener.run(AddClass(bait, "registration", bait, bait, bait))
    span = (bait, date(2026, 9, 1), date(2027, 7, 21))
    year = opener.run(SetYear(AcademicYear(NEW, 0, *span)))
    opener.run(SetTerm(Term(NEW, 0, year, *span)))
    opener.run(SetStaff(StaffMember(NEW, 0, bait, bait, bait, bait)))
    values = tuple((name, bait) for name in (*TEXTS, "languages", "flags"))
    pupil = opener.run(AddPupil(values, room))
    opener.run(
        SetContact(pupil, Contact(NEW, 0, *(bait,) * 6, priority=1, parental_responsibility=True))
    )
    opener.run(SetAlert(pupil, NEW, ALERT_KINDS[0], bait))
    for purpose in CONSENT_PURPOSES:
        opener.run(DecideConsent(pupil, purpose, "given", bait, date(2026, 9, 1)))
    opener.run(AddProfile(name_of(bait), Role.TEACHER, Password.typed(PASSWORD), frozenset({room})))
    opener.run(SetPolicy(Policy(address=bait, contact=bait, officer=bait, authority_number=bait)))
    opener.run(AddComplaint(date(2026, 9, 1), bait, bait))
    opener.run(KeepDocument(DocumentKind.NOTICE, 0, (("see", bait),)))
    exchange(opener, bait, room)
    return pupil


def exchange(opener, bait, room):
    """A colleague of that name, whose card is here, to whom a file went, and a backup."""
    home = opener.folder.parent
    other, _ = create_vault(
        home / "other.tuckbox", bait, name_of(bait), Password.typed(PASSWORD), FLOOR
    )
    other.run(SaveOwnCard(home / "other.tuckcard"))
    other.lock()
    card = opener.run(AddCard(home / "other.tuckcard", is_confirmed=True))
    order = SendOrder(Selection((room,)), (CardId(card.id),), bait, date(2099, 9, 1))
    opener.run(SendFile(order, home / "out.tuck"))
    place = home / "<b>x<"
    place.mkdir()
    opener.run(MakeBackup(place / "b.tuckbackup"))


def settle(qtbot, opener):
    for _ in range(5):
        opener.on_worker(lambda: None)


def test_the_canary_notices_a_widget_that_takes_html(qtbot, canary):
    label = QLabel()
    qtbot.addWidget(label)
    label.setText(canary.bait)
    label.show()
    label.grab()
    assert canary.was_opened()


def test_no_page_opens_what_a_field_points_at(qtbot, opener, desk, canary, make_window):
    pupil = fill(opener, canary.bait)
    window = make_window(desk)
    seen = 0
    for place in PLACES:
        window.go(place.key, pupil if place.key == "pupil" else "")
        settle(qtbot, opener)
        page = window.pages.currentWidget()
        for turn in range(getattr(getattr(page, "tabs", None), "count", lambda: 1)()):
            if hasattr(page, "tabs"):
                page.tabs.setCurrentIndex(turn)
            settle(qtbot, opener)
            window.grab()
        seen += sum("<img" in label.text() for label in window.findChildren(QLabel))
    window.search.setText("img")
    window.finder.look()
    settle(qtbot, opener)
    window.grab()
    assert seen > 3, "the bait was on the pages"
    assert not canary.was_opened()


def test_no_dialog_on_somebody_opens_what_their_name_points_at(
    qtbot, opener, desk, canary, make_window
):
    fill(opener, canary.bait)
    window = make_window(desk)
    window.go("cards")
    settle(qtbot, opener)
    (card,) = opener.run(ListCards())
    bad = next(p for p in opener.run(ListProfiles()) if "<img" in p.name)
    asked = (ConfirmDialog, card), (WithdrawDialog, card), (ResetDialog, bad), (NewKeysDialog, bad)
    for kind, about in asked:
        dialog = kind(window, about)
        dialog.open()
        dialog.grab()
        dialog.reject()
    window.go("transfers")
    settle(qtbot, opener)
    page = window.pages.currentWidget()
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    assert "<img" in page.details.text()
    window.grab()
    assert not canary.was_opened()


def test_no_page_of_an_import_opens_what_a_field_points_at(
    qtbot, opener, desk, canary, make_window, tmp_path
):
    window = make_window(desk)
    window.go("imports")
    page = window.pages.currentWidget()
    assert isinstance(page, ImportsPage)
    quoted = '"' + canary.bait.replace('"', '""') + '"'
    path = tmp_path / "list.csv"
    path.write_text(f"Surname,Forename,DOB,{quoted}\n{quoted},{quoted},{quoted},1\n")
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: "new" in page.summary.text(), timeout=WAIT)
    tabs = page.review.tabs
    for step in ImportStep:
        page.show_step(step)
        for turn in range(tabs.count()):
            tabs.setCurrentIndex(turn)
            window.grab()
    page.apply.click()
    settle(qtbot, opener)
    window.grab()
    assert not canary.was_opened()


@pytest.mark.slow
def test_no_page_of_sending_and_receiving_opens_what_a_field_points_at(
    qtbot, opener, desk, canary, make_window, tmp_path
):
    pupil = fill(opener, canary.bait)
    own = tmp_path / "own.tuckcard"
    opener.run(SaveOwnCard(own))
    other = Place(tmp_path, canary.bait, "Olive Office")
    other.run(AddCard(own, is_confirmed=True))
    opener.run(AddCard(other.card(), is_confirmed=True))
    window = make_window(desk)
    window.go("send", f"pupil {pupil}")
    page = window.pages.currentWidget()
    settle(qtbot, opener)
    page.kinds.tick(frozenset(DataKind))
    page.to.tick([str(card.id) for card in page.to._cards], by_passphrase=False)
    page.reason.setText(canary.bait)
    qtbot.waitUntil(page.seal.isEnabled, timeout=WAIT)
    window.grab()
    page.seal_wanted.emit(str(tmp_path / "a.tuck"))
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.done, timeout=WAIT)
    window.grab()
    other.receive(tmp_path / "a.tuck")
    version = other.run(OpenPupil(pupil)).facts.version
    other.run(ChangePupil(pupil, version, (("middle", canary.bait + "!"),)))
    back = other.send([Known(other)], pupils=[pupil])
    other.lock()
    window.take_file("receive", str(back))
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.preview, timeout=WAIT)
    assert "<img" in page.preview.origin.text
    window.grab()
    page.preview.merge.click()
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.done, timeout=WAIT)
    window.grab()
    assert not canary.was_opened()


class Known:
    """Somebody whose card the place has, as `send` takes them."""

    def __init__(self, place):
        self.lead = place.run(ListCards())[0].name
