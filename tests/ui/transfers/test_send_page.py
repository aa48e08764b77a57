"""Sending in the window: the fewest by default, only to confirmed cards, and nothing left over."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QRadioButton

from tests.filled_school import unlock_lead
from tests.fresh_vault import fresh_vault
from tests.made_once import copy_of
from tests.two_vaults import Place
from tests.ui.open_page import settle
from ui.transfers.send_outline_dialog import SendOutlineDialog
from vault.actions.cards import AddCard, SaveOwnCard
from vault.actions.classes import AddClass, Enrol
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.receive import ListTransfers
from vault.actions.restrictions import SetRestriction
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.rights import RestrictionKind
from vault.domain.secrets import Passphrase, Password
from vault.platform.removable import Drive

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"


class Scene:
    """Class 4A with Ann and Bob, two photos, and the cards of two colleagues."""

    def __init__(self, opener, folder):
        self.opener, self.folder = opener, folder
        self.room, self.ann, self.bob = copy_of(class_and_colleagues, folder)
        self.own = folder / "dana.tuckcard"
        self.theo = Place(folder, "Willow Bank", "Theo Teacher")
        opener.unlock()


def class_and_colleagues(folder):
    theo, hana = (
        Place(folder, "Willow Bank", "Theo Teacher"),
        Place(folder, "Oak Lane", "Hana Head"),
    )
    fresh_vault(folder / "ui.tuckbox")
    with unlock_lead(folder / "ui.tuckbox") as dana:
        for place, is_confirmed in ((theo, True), (hana, False)):
            dana.run(AddCard(place.card(), is_confirmed))
            place.lock()
        dana.run(SaveOwnCard(folder / "dana.tuckcard"))
        room = dana.run(AddClass("4A"))
        ann, bob = (
            dana.run(AddPupil((("legal_given", given), ("legal_family", family)), room))
            for given, family in (("Ann", "Ash"), ("Bob", "Birch"))
        )
        dana.run(SetContact(ann, Contact(NEW, 0, given="Robin", family="Ash")))
        dana.run(SetAlert(bob, NEW, "medical", "Inhaler in the office"))
        picture = folder / "ann.jpg"
        picture.write_bytes(figure_jpeg(3))
        for one in (ann, bob):
            dana.run(AddPhotoFile(one, picture, date(2026, 9, 1)))
        dana.run(DecideConsent(bob, "photo-class", "refused", "parent", date(2026, 9, 1)))
    return room, ann, bob


@pytest.fixture
def scene(opener, tmp_path):
    scene = Scene(opener, tmp_path)
    yield scene
    scene.theo.lock()


def page_of(window, opener, record=""):
    window.go("send", record)
    settle(opener)
    return window.pages.currentWidget()


def filled(qtbot, window, opener, scene, *, by_passphrase=False):
    page = page_of(window, opener, f"class {scene.room}")
    page.reason.setText("takes over 4A")
    if by_passphrase:
        page.to.by_passphrase.setChecked(True)
    else:
        page.to._model.turn(page.to._model._all[1])
    qtbot.waitUntil(page.seal.isEnabled, timeout=WAIT)
    return page


def sealed(qtbot, page, path):
    page.seal_wanted.emit(str(path))
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.done, timeout=WAIT)


def test_names_alone_go_unless_more_is_ticked_and_each_tick_says_what_it_adds(
    qtbot, opener, scene, make_window, tmp_path
):
    window = make_window(opener.desk)
    page = filled(qtbot, window, opener, scene)
    assert page.kinds.chosen() == {DataKind.NAMES}
    texts = {k: page.kinds.box(k).adds for k in (DataKind.NAMES, DataKind.CONTACTS)}
    assert texts == {DataKind.NAMES: "2 pupils", DataKind.CONTACTS: "adds 1"}
    assert page.kinds.box(DataKind.HEALTH).isHidden()
    sealed(qtbot, page, tmp_path / "a.tuck")
    scene.theo.run(AddCard(scene.own, is_confirmed=True))
    seen = scene.theo.preview(tmp_path / "a.tuck")
    assert {item.table for item in seen.items} == {"class", "pupil", "enrolment"}
    assert seen.reason == "takes over 4A"


def test_photos_without_consent_stay_and_that_is_said_before_and_after(
    qtbot, opener, scene, make_window, tmp_path
):
    page = filled(qtbot, make_window(opener.desk), opener, scene)
    page.kinds.box(DataKind.PHOTOS).setChecked(True)
    assert "1 photo is left out" in page.kinds.held.text()
    assert page.kinds.held.isVisibleTo(page)
    page.kinds.choose_purpose("photo-website")
    qtbot.waitUntil(lambda: "2 photos are left out" in page.kinds.held.text(), timeout=WAIT)
    page.kinds.choose_purpose("photo-class")
    qtbot.waitUntil(lambda: "1 photo is left out" in page.kinds.held.text(), timeout=WAIT)
    sealed(qtbot, page, tmp_path / "a.tuck")
    assert "1 photo was left out" in page.done.facts.text()


def test_pupils_whose_data_is_restricted_stay_unless_somebody_decides_otherwise(
    qtbot, opener, scene, make_window
):
    opener.run(SetRestriction(scene.bob, RestrictionKind.RESTRICTION, "accuracy is disputed"))
    page = filled(qtbot, make_window(opener.desk), opener, scene)
    assert "1 pupil" in page.kinds.left.text()
    assert page.kinds.restricted.isVisibleTo(page)
    page.kinds.restricted.setChecked(True)
    qtbot.waitUntil(lambda: not page.kinds.left.text(), timeout=WAIT)
    assert page.kinds.restricted.isVisibleTo(page)
    assert page.kinds.box(DataKind.NAMES).adds == "2 pupils"


@pytest.mark.parametrize("others", ["afresh", "again", "ticks"])
def test_who_is_restricted_goes_along_only_where_it_was_decided(
    qtbot, opener, scene, make_window, tmp_path, others
):
    opener.run(SetRestriction(scene.bob, RestrictionKind.RESTRICTION, "accuracy is disputed"))
    page = filled(qtbot, make_window(opener.desk), opener, scene)
    page.kinds.restricted.setChecked(True)
    qtbot.waitUntil(lambda: not page.kinds.left.text(), timeout=WAIT)
    if others == "ticks":
        page.whom.tick_classes([])
        page.whom.tick_pupils([str(scene.ann), str(scene.bob)])
    else:
        if others == "again":
            sealed(qtbot, page, tmp_path / "a.tuck")
        (page.afresh if others == "afresh" else page.done.again).click()
        page.whom.tick_classes([str(scene.room)])
    assert not page.kinds.restricted.isChecked()
    qtbot.waitUntil(lambda: "1 pupil" in page.kinds.left.text(), timeout=WAIT)


def test_what_goes_and_what_stays_is_listed_and_a_photo_that_stays_is_not_shown(
    qtbot, opener, scene, make_window
):
    page = filled(qtbot, make_window(opener.desk), opener, scene)
    page.kinds.tick(frozenset({DataKind.CONTACTS, DataKind.PHOTOS}))
    rows = [label.text() for label in page.gets.rows.findChildren(QLabel)]
    assert {"Names of 2 pupils", "Contacts (1)", "Photos (1)"} <= set(rows)
    assert {"No alerts", "No safeguarding records"} <= set(rows)
    assert page.gets.title.text() == "Theo Teacher will get"
    assert page.gets.photos.text() == "1 photo\n1 left out"
    shown = {pupil.given: pupil.photo in page.gets.faces.sent for pupil in page.gets.faces.pupils}
    assert shown == {"Ann": True, "Bob": False}


def test_faces_are_of_those_who_go_also_from_a_group_beside_their_class(
    qtbot, opener, scene, make_window
):
    opener.run(SetRestriction(scene.bob, RestrictionKind.RESTRICTION, "accuracy is disputed"))
    maths = opener.run(AddClass("Maths"))
    opener.run(Enrol(scene.ann, maths, date(2026, 9, 1)))
    page = filled(qtbot, make_window(opener.desk), opener, scene)
    page.kinds.box(DataKind.PHOTOS).setChecked(True)
    for ticked, faced in (
        ([maths], {scene.ann}),
        ([], set()),
        ([scene.room], {scene.ann}),
    ):
        page.whom.tick_classes([str(room) for room in ticked])
        qtbot.waitUntil(
            lambda faced=faced: {p.id for p in page.gets.faces.pupils} == faced, timeout=WAIT
        )


def test_before_it_is_sealed_the_preview_says_what_the_file_will_hold_and_writes_nothing(
    qtbot, opener, scene, make_window, tmp_path
):
    page = filled(qtbot, make_window(opener.desk), opener, scene)
    page.kinds.tick(frozenset({DataKind.CONTACTS, DataKind.PHOTOS}))
    before = sorted(path.name for path in tmp_path.rglob("*"))
    transfers = opener.run(ListTransfers())
    page.preview.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(SendOutlineDialog)), timeout=WAIT)
    (dialog,) = page.findChildren(SendOutlineDialog)
    text = dialog.text
    assert "4A" in text
    assert "2 pupils, about" in text
    assert "Only Theo Teacher can open it." in text
    lines = text.split("\n")
    told = {name: lines[lines.index(name) + 1] for name in ("Classes", "Pupils", "Contacts")}
    assert told == {"Classes": "1", "Pupils": "2", "Contacts": "1"}
    assert "phone" in lines[lines.index("Contacts") + 2]
    assert "upn" not in lines[lines.index("Pupils") + 2].casefold(), "names alone were ticked"
    assert {"No alerts", "header.json", "seal.sig"} <= set(lines)
    assert lines[lines.index("photos/") + 1].startswith("1 file, ")
    assert "1 photo is left out" in text
    for hidden in ("Robin", "Ann", "Ash"):
        assert hidden not in text, "it tells how much, and of whom nothing"
    dialog.accept()
    settle(opener)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
    assert opener.run(ListTransfers()) == transfers
    sealed(qtbot, page, tmp_path / "a.tuck")
    scene.theo.run(AddCard(scene.own, is_confirmed=True))
    seen = scene.theo.preview(tmp_path / "a.tuck")
    tables = {item.table for item in seen.items}
    assert tables == {"class", "pupil", "enrolment", "contact", "photo"}, "as it was told"


def test_the_only_stick_is_taken_and_no_file_on_it_is_written_over(
    qtbot, opener, scene, make_window, tmp_path, monkeypatch
):
    stick = tmp_path / "SCHOOL & 02"
    stick.mkdir()
    monkeypatch.setattr("ui.desk.desk.plugged_in", lambda: (Drive(stick, stick.name),))
    page = filled(qtbot, make_window(opener.desk), opener, scene)
    qtbot.waitUntil(lambda: page.where.chosen() == stick, timeout=WAIT)
    names = [button.text() for button in page.where.findChildren(QRadioButton)]
    assert set(names) == {"USB stick, SCHOOL && 02", "A file of my choice"}
    assert page.seal.accessibleName().startswith("Seal and save (")
    (stick / page.file_name).write_text("of last week")
    page.seal.click()
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.done, timeout=WAIT)
    second = page.file_name.replace(".tuck", " (2).tuck")
    assert sorted(path.name for path in stick.iterdir()) == sorted([page.file_name, second])
    assert (stick / page.file_name).read_text() == "of last week"


def test_a_stick_that_is_pulled_out_is_offered_no_more_and_none_is_taken_of_two(
    qtbot, opener, scene, make_window, tmp_path, monkeypatch
):
    sticks = [Drive(tmp_path / name, name) for name in ("A", "B")]
    page = page_of(make_window(opener.desk), opener)
    page.where.show_drives(sticks)
    assert page.where.chosen() is None
    page.where._buttons[1].click()
    page.where.show_drives(sticks[1:])
    assert page.where.chosen() == tmp_path / "B"
    page.where.show_drives(())
    assert page.where.chosen() is None
    page.where.show_drives(sticks[:1])
    assert page.where.chosen() is None, "somebody chose already"
    page.clear()
    assert page.where.chosen() == tmp_path / "A"


def test_a_pupil_is_taken_out_by_their_own_chip(qtbot, opener, scene, make_window):
    page = page_of(make_window(opener.desk), opener)
    page.whom.tick_pupils([scene.ann, scene.bob])
    chips = {chip.of.given: chip for chip in page.whom.chips.chips}
    chips["Ann"].click()
    assert page.whom.chosen_pupils() == (scene.bob,)
    assert [chip.of.given for chip in page.whom.chips.chips] == ["Bob"]


def test_a_card_that_is_not_confirmed_cannot_be_ticked_and_shows_its_words(
    opener, scene, make_window
):
    window = make_window(opener.desk)
    page = page_of(window, opener)
    hana = next(card for card in page.to._cards if card.name == "Hana Head")
    page.to._model.turn(hana)
    assert page.to.chosen() == ()
    assert " ".join(hana.words) in page.to.hint.text()


def test_what_is_missing_is_said_and_nothing_can_be_sealed(qtbot, opener, scene, make_window):
    window = make_window(opener.desk)
    page = page_of(window, opener)
    assert "whose data, for whom, the reason" in page.summary.text()
    page = filled(qtbot, window, opener, scene)
    page.until.show_value(date.today() - timedelta(days=1))
    assert not page.seal.isEnabled()
    assert "a last day" in page.summary.text()
    page.until.setText("next week")
    assert not page.seal.isEnabled()
    page.until.show_value(date.today())
    page.reason.setText("   ")
    assert not page.seal.isEnabled()


def test_a_passphrase_is_shown_once_opens_the_file_and_leaves_the_clipboard(
    qtbot, opener, scene, make_window, tmp_path
):
    page = filled(qtbot, make_window(opener.desk), opener, scene, by_passphrase=True)
    sealed(qtbot, page, tmp_path / "a.tuck")
    words = page.done.passphrase.text()
    assert len(words.split("-")) == 7
    page.done.copy.click()
    assert QGuiApplication.clipboard().text() == words
    opener.desk.about_to_lock.emit()
    assert QGuiApplication.clipboard().text() == ""
    seen = scene.theo.preview(tmp_path / "a.tuck", passphrase=Passphrase.typed(words.upper()))
    assert not seen.sender.is_known
    page.done.again.click()
    assert page.done.passphrase.text() == ""


def test_something_else_that_was_copied_stays_on_the_clipboard(qtbot, opener, scene, make_window):
    page = filled(qtbot, make_window(opener.desk), opener, scene, by_passphrase=True)
    page.done.copy_wanted.emit("seven-words")
    QGuiApplication.clipboard().setText("mine")
    opener.desk.about_to_lock.emit()
    assert QGuiApplication.clipboard().text() == "mine"


def test_a_cancelled_file_leaves_nothing_and_no_line_in_the_transfer_log(
    qtbot, opener, scene, make_window, tmp_path, monkeypatch
):
    monkeypatch.setattr("ui.desk.desk._TELL_EVERY_S", 0)
    page = filled(qtbot, make_window(opener.desk), opener, scene)
    page.kinds.box(DataKind.PHOTOS).setChecked(True)
    out = tmp_path / "out"
    out.mkdir()
    # On the worker's own thread, so that the next report is sure to find it.
    opener.desk.progressed.connect(
        lambda _d, _t: opener.desk.cancel(), Qt.ConnectionType.DirectConnection
    )
    page.seal_wanted.emit(str(out / "a.tuck"))
    qtbot.waitUntil(lambda: "Stopped" in page.notice.text, timeout=WAIT)
    assert list(out.iterdir()) == []
    assert opener.run(ListTransfers()) == ()
    assert page.seal.isEnabled()
    assert page.reason.text() == "takes over 4A"


def test_a_name_that_is_taken_is_refused_and_the_file_there_stays(
    qtbot, opener, scene, make_window, tmp_path
):
    page = filled(qtbot, make_window(opener.desk), opener, scene)
    taken = tmp_path / "a.tuck"
    taken.write_text("mine")
    page.seal_wanted.emit(str(taken))
    qtbot.waitUntil(lambda: "already a file or folder" in page.notice.text, timeout=WAIT)
    assert taken.read_text() == "mine"


def test_what_was_chosen_is_back_after_a_lock(qtbot, opener, scene, make_window):
    page = filled(qtbot, make_window(opener.desk), opener, scene)
    page.kinds.box(DataKind.ALERTS).setChecked(True)
    opener.lock()
    window = make_window(opener.unlock())
    page = page_of(window, opener, f"class {scene.room}")
    qtbot.waitUntil(lambda: "have been restored" in page.notice.text, timeout=WAIT)
    qtbot.waitUntil(page.seal.isEnabled, timeout=WAIT)
    assert page.reason.text() == "takes over 4A"
    assert page.kinds.chosen() == {DataKind.NAMES, DataKind.ALERTS}
    assert page.to.names() == ("Theo Teacher",)


def test_the_class_page_and_the_pupil_page_lead_to_send(qtbot, opener, scene, make_window):
    window = make_window(opener.desk)
    window.go("classes")
    settle(opener)
    window.pages.currentWidget().send.click()
    settle(opener)
    assert window.pages.currentWidget().whom.chosen_classes() == (scene.room,)
    window.go("pupil", scene.ann)
    settle(opener)
    window.pages.currentWidget().send.click()
    settle(opener)
    assert window.pages.currentWidget().whom.chosen_pupils() == (scene.ann,)


def test_a_class_is_sent_by_keyboard_alone(qtbot, opener, scene, make_window, monkeypatch):
    path = scene.folder / "keys"
    monkeypatch.setattr("ui.transfers.send_page.ask_unused_file", lambda *_: str(path))
    window = make_window(opener.desk)
    page = page_of(window, opener)
    with qtbot.waitActive(window):
        window.activateWindow()
    for table in (page.whom.classes, page.to.table.view):
        table.setFocus()
        last = table.model().rowCount() - 1
        table.setCurrentIndex(table.model().index(last, 0))
        qtbot.keyClick(table, Qt.Key.Key_Space)
    page.reason.setFocus()
    qtbot.keyClicks(page.reason, "takes over 4A")
    qtbot.waitUntil(page.seal.isEnabled, timeout=WAIT)
    qtbot.keyClick(page.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.done, timeout=WAIT)
    assert path.with_name("keys.tuck").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("role", "offered"),
    [(Role.TEACHER, True), (Role.ASSISTANT, False), (Role.COVER, False), (Role.AUDITOR, False)],
)
def test_only_roles_that_may_send_are_offered_it(opener, scene, make_window, role, offered):
    rooms = frozenset({scene.room})
    opener.run(AddProfile("Somebody", role, Password.typed(PASSWORD), rooms))
    opener.lock()
    window = make_window(opener.unlock("Somebody"))
    titles = window.frame.side.titles()
    assert ("Send" in titles) is offered
