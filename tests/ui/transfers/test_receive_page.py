"""Receiving in the window: refused in words, both sides shown, nothing merged before it is told."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.filled_school import unlock_lead
from tests.fresh_vault import fresh_vault
from tests.made_once import copy_of
from tests.two_vaults import NEXT_MONTH, Place
from ui.transfers.meeting_table import HERE, THERE
from vault.actions.cards import AddCard, ConfirmCard, ListCards, SaveOwnCard, WithdrawCard
from vault.actions.classes import AddClass, ListClasses
from vault.actions.contacts import SetAlert
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil
from vault.actions.receive import AddReceipt, ListTransfers
from vault.actions.send import SendFile
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW, CardId
from vault.domain.secrets import Password
from vault.domain.transfer import Selection, SendOrder

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"
ALL = frozenset(DataKind) - {DataKind.HEALTH, DataKind.SAFEGUARDING}


class Scene:
    """Dana's vault in the window, Theo's beside it, each with the other's card; Theo has 4A."""

    def __init__(self, opener, folder):
        self.opener, self.folder = opener, folder
        self.room, self.ann, self.bob = copy_of(two_who_know_each_other, folder)
        self.dana = folder / "dana.tuckcard"
        self.theo = Place(folder, "Willow Bank", "Theo Teacher")
        opener.unlock()

    def file(self, name="a", until=NEXT_MONTH, **more):
        cards = tuple(CardId(c.id) for c in self.theo.run(ListCards())[:1])
        path = self.folder / f"{name}.tuck"
        order = SendOrder(
            Selection((self.room,), (), ALL), more.get("cards", cards), "takes over", until
        )
        self.report = self.theo.run(SendFile(order, path))
        return path

    def change(self, run, pupil, **fields):
        version = run(OpenPupil(pupil)).facts.version
        run(ChangePupil(pupil, version, tuple(fields.items())))


def two_who_know_each_other(folder):
    theo = Place(folder, "Willow Bank", "Theo Teacher")
    fresh_vault(folder / "ui.tuckbox")
    with unlock_lead(folder / "ui.tuckbox") as dana:
        dana.run(SaveOwnCard(folder / "dana.tuckcard"))
        theo.run(AddCard(folder / "dana.tuckcard", is_confirmed=True))
        dana.run(AddCard(theo.card(), is_confirmed=True))
    room = theo.run(AddClass("4A"))
    pupils = [
        theo.run(AddPupil((("legal_given", given), ("legal_family", family)), room))
        for given, family in (("Ann", "Ash"), ("Bob", "Birch"))
    ]
    theo.lock()
    return room, *pupils


@pytest.fixture
def scene(opener, tmp_path):
    scene = Scene(opener, tmp_path)
    yield scene
    scene.theo.lock()


@pytest.fixture
def window(scene, opener, make_window):
    return make_window(opener.desk)


def opened(qtbot, window, path):
    window.take_file("receive", str(path))
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.preview, timeout=WAIT)
    return page


def refused(qtbot, window, path, words):
    window.take_file("receive", str(path))
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: words in page.notice.text, timeout=WAIT)
    assert page.views.currentWidget() is page.start
    return page


def merged(qtbot, page):
    page.preview.merge.click()
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.done, timeout=WAIT)


@pytest.fixture
def both_changed(qtbot, scene, window, opener):
    """Merged once, then Ann's middle name changed on both sides, and more on Theo's."""
    merged(qtbot, opened(qtbot, window, scene.file("first")))
    scene.change(opener.run, scene.ann, middle="Office")
    scene.change(scene.theo.run, scene.ann, middle="Teacher", languages="French")
    scene.change(scene.theo.run, scene.bob, preferred_given="Bobby")
    return opened(qtbot, window, scene.file("second"))


def middle_of(opener, pupil):
    return opener.run(OpenPupil(pupil)).facts.middle


def test_a_first_file_shows_its_sender_and_all_that_comes_in_and_writes_nothing(
    qtbot, scene, window, opener
):
    page = opened(qtbot, window, scene.file())
    assert "From Theo Teacher, Willow Bank. The signature is valid" in page.preview.origin.text
    assert "Why: takes over" in page.preview.facts.text()
    assert "5 new" in page.preview.counts.text()
    assert opener.run(ListPupils()) == ()
    merged(qtbot, page)
    assert {row.family for row in opener.run(ListPupils())} == {"Ash", "Birch"}
    window._desk.undo()
    qtbot.waitUntil(lambda: "Undone" in window.toast.text, timeout=WAIT)
    assert opener.run(ListPupils()) == ()


def test_a_conflict_is_shown_with_who_and_when_and_nothing_is_decided_for_a_person(
    both_changed, scene, opener
):
    view = both_changed.preview
    assert not view.merge.isEnabled()
    assert view.merge.text() == "Merge: 1 still to decide"
    model = view._meetings
    row = model.place_of(model.is_open)
    here, there = (model.data(model.index(row, column)) for column in (HERE, THERE))
    assert here.startswith("Office\nDana Lead, ")
    assert there.startswith("Teacher\nTheo Teacher, ")
    view.merge_wanted.emit()
    assert middle_of(opener, scene.ann) == "Office"


@pytest.mark.parametrize(("column", "kept"), [(HERE, "Office"), (THERE, "Teacher")])
def test_enter_on_a_side_takes_it(qtbot, both_changed, scene, opener, column, kept):
    view = both_changed.preview
    model = view._meetings
    with qtbot.waitActive(both_changed.window()):
        both_changed.window().activateWindow()
    view.meetings.setFocus()
    view.meetings.setCurrentIndex(model.index(model.place_of(model.is_open), column))
    qtbot.keyClick(view.meetings, Qt.Key.Key_Return)
    assert view.merge.isEnabled()
    qtbot.keyClick(view.meetings, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: both_changed.views.currentWidget() is both_changed.done, timeout=WAIT)
    facts = opener.run(OpenPupil(scene.ann)).facts
    assert (facts.middle, facts.languages) == (kept, "French")


def test_the_rest_can_be_decided_at_once(qtbot, both_changed, scene, opener):
    both_changed.preview.rest_theirs.click()
    merged(qtbot, both_changed)
    assert middle_of(opener, scene.ann) == "Teacher"


def test_a_child_whose_tick_is_taken_away_stays_as_it_is(qtbot, both_changed, scene, opener):
    view = both_changed.preview
    ann = next(s for s in view._subjects._all if s.pupil == scene.ann)
    view._subjects.turn(ann)
    assert view.merge.isEnabled(), "what is left out need not be decided"
    merged(qtbot, both_changed)
    assert middle_of(opener, scene.ann) == "Office"
    assert opener.run(OpenPupil(scene.bob)).facts.preferred_given == "Bobby"


def test_a_kind_whose_tick_is_taken_away_stays_out(qtbot, scene, window, opener):
    scene.theo.run(SetAlert(scene.ann, NEW, "medical", "Inhaler"))
    page = opened(qtbot, window, scene.file())
    page.preview.sections["Alerts"].setChecked(False)
    merged(qtbot, page)
    assert opener.run(OpenPupil(scene.ann)).alerts == ()
    assert opener.run(ListTransfers())[0].state == "in part"


@pytest.mark.parametrize(
    ("key", "count", "words"),
    [
        (Qt.Key.Key_1, 2, ""),
        (Qt.Key.Key_A, 3, ""),
        (Qt.Key.Key_L, 2, "1 left out by your answer"),
        (None, 2, "1 question is not answered"),
    ],
)
def test_a_child_of_the_same_name_is_a_question_that_no_bulk_answers(
    qtbot, scene, window, opener, key, count, words
):
    opener.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash"))))
    page = opened(qtbot, window, scene.file())
    view = page.preview
    assert view.tabs.currentWidget() is view.questions
    assert not view.rest_theirs.isEnabled()
    view.rest_wanted.emit("theirs")
    assert view.merge.accessibleName() == "Merge all but 1 (Ctrl+Enter)"
    assert "1 question is not answered" in view.waiting.text()
    if key is not None:
        qtbot.keyClick(view.questions.list, key)
        assert not view.merge.isEnabled(), "what the answer changes is worked out first"
        qtbot.waitUntil(view.merge.isEnabled, timeout=WAIT)
        assert view.merge.accessibleName() == "Merge (Ctrl+Enter)"
    merged(qtbot, page)
    assert len(opener.run(ListPupils())) == count
    assert words in page.done.summary.text()
    assert ("new file" in page.done.summary.text()) == bool(words)


def test_a_passphrase_is_asked_for_a_wrong_one_is_told_and_any_case_opens(
    qtbot, scene, window, opener
):
    path = scene.file(cards=())
    window.take_file("receive", str(path))
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: page.ask.isVisibleTo(page), timeout=WAIT)
    qtbot.keyClicks(page.passphrase.line, "not the words")
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert page.passphrase.line.text() == ""
    qtbot.waitUntil(lambda: "That passphrase does not open" in page.notice.text, timeout=WAIT)
    qtbot.keyClicks(page.passphrase.line, scene.report.passphrase.replace("-", " ").upper())
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.preview, timeout=WAIT)
    assert "only" in page.preview.origin.text or page.preview.origin.text.startswith("From")


def test_the_receipt_is_saved_for_its_owner_and_the_sender_reads_it(
    qtbot, scene, window, opener, tmp_path
):
    page = opened(qtbot, window, scene.file())
    merged(qtbot, page)
    place = tmp_path / "4A.tuckreceipt"
    page.done.receipt_wanted.emit(str(place))
    qtbot.waitUntil(lambda: "receipt is saved" in page.notice.text, timeout=WAIT)
    assert place.stat().st_mode & 0o077 == 0
    scene.theo.run(AddReceipt(place))
    assert scene.theo.run(ListTransfers())[0].receipt_at


def staged(opener):
    return list(opener.folder.glob("staging-*"))


def test_leaving_the_page_and_locking_forget_what_was_staged(qtbot, scene, window, opener):
    opened(qtbot, window, scene.file())
    assert staged(opener)
    window.go("pupils")
    opener.on_worker(lambda: None)
    assert not staged(opener)
    opened(qtbot, window, scene.file("b"))
    opener.lock()
    assert not staged(opener)


def test_what_was_decided_is_back_after_a_lock(qtbot, both_changed, opener, make_window):
    both_changed.preview.mine.click()
    opener.lock()
    window = make_window(opener.unlock())
    window.go("receive")
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: "decisions have been restored" in page.notice.text, timeout=WAIT)
    qtbot.waitUntil(page.preview.merge.isEnabled, timeout=WAIT)


def test_a_cancelled_merge_leaves_nothing(qtbot, scene, window, opener, monkeypatch):
    monkeypatch.setattr("ui.desk.desk._TELL_EVERY_S", 0)
    picture = scene.folder / "ann.jpg"
    picture.write_bytes(figure_jpeg(3))
    for pupil in (scene.ann, scene.bob):
        scene.theo.run(AddPhotoFile(pupil, picture, date(2026, 9, 1)))
    page = opened(qtbot, window, scene.file())
    # On the worker's own thread, so that the next report is sure to find it.
    opener.desk.progressed.connect(
        lambda _d, _t: opener.desk.cancel(), Qt.ConnectionType.DirectConnection
    )
    page.preview.merge.click()
    qtbot.waitUntil(lambda: "Stopped" in page.notice.text, timeout=WAIT)
    assert opener.run(ListPupils()) == ()
    assert opener.run(ListTransfers()) == ()
    assert page.preview.merge.isEnabled(), "it can be merged after all"


def test_each_refusal_has_its_own_words(qtbot, scene, window, opener, tmp_path):
    path = scene.file()
    whole = path.read_bytes()
    cut = tmp_path / "cut.tuck"
    cut.write_bytes(whole[:-200])
    refused(qtbot, window, cut, "is incomplete")
    altered = tmp_path / "altered.tuck"
    altered.write_bytes(whole[:-300] + bytes([whole[-300] ^ 1]) + whole[-299:])
    refused(qtbot, window, altered, "was altered")
    other = tmp_path / "other.tuck"
    other.write_bytes(b"PK\x03\x04 nothing of ours")
    refused(qtbot, window, other, "cannot be opened")
    refused(qtbot, window, tmp_path / "gone.tuck", "cannot be opened")
    merged(qtbot, opened(qtbot, window, path))
    refused(qtbot, window, path, "merged already")


def test_an_unknown_an_unconfirmed_and_a_withdrawn_sender_are_told_apart(
    qtbot, scene, window, opener
):
    card = opener.run(ListCards())[0]
    opener.run(WithdrawCard(CardId(card.id)))
    page = refused(qtbot, window, scene.file(), "was withdrawn here")
    assert page.cards.isVisibleTo(page)
    hana = Place(scene.folder, "Oak Lane", "Hana Head")
    hana.run(AddCard(scene.dana, is_confirmed=True))
    room = hana.run(AddClass("9Z"))
    hana.run(AddPupil((("legal_given", "Zed"),), room))
    order = SendOrder(
        Selection((room,)), (CardId(hana.run(ListCards())[0].id),), "test", NEXT_MONTH
    )
    path = scene.folder / "hana.tuck"
    hana.run(SendFile(order, path))
    words = " ".join(hana.run(ListCards())[0].words)
    file = hana.card()
    hana.lock()
    page = refused(qtbot, window, path, "no card of this sender: Hana Head, Oak Lane")
    assert words not in page.notice.text
    new = opener.run(AddCard(file))
    page = refused(qtbot, window, path, "The card of Hana Head is not confirmed")
    assert " ".join(new.words) in page.notice.text
    opener.run(ConfirmCard(CardId(new.id)))
    page = opened(qtbot, window, path)
    assert not page.cards.isVisibleTo(page)


def test_a_file_for_somebody_else_is_refused_as_that(qtbot, scene, window, opener):
    hana = Place(scene.folder, "Oak Lane", "Hana Head")
    path = hana.card()
    hana.lock()
    card = scene.theo.run(AddCard(path, is_confirmed=True))
    refused(qtbot, window, scene.file(cards=(CardId(card.id),)), "not sealed for you")


def test_an_older_file_of_the_same_class_is_refused_as_that(qtbot, scene, window):
    old = scene.file("old")
    scene.change(scene.theo.run, scene.ann, middle="New")
    merged(qtbot, opened(qtbot, window, scene.file("new")))
    refused(qtbot, window, old, "is older than one that was merged (number 2)")


def test_a_file_past_its_day_is_refused_as_that(qtbot, scene, window, monkeypatch):
    path = scene.file(until=date.today())
    tomorrow = date.today() + timedelta(days=1)
    monkeypatch.setattr("vault.store.records.Records.latest_day", lambda _records: tomorrow)
    refused(qtbot, window, path, "could be opened until")


def test_a_file_dropped_anywhere_opens_receive_and_other_files_do_not(qtbot, scene, window):
    window.go("pupils")

    def drop(path):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        window.dropEvent(
            QDropEvent(
                QPointF(9, 9),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )

    drop(scene.folder / "x.pdf")
    assert window._place[0] == "pupils"
    drop(scene.file())
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.preview, timeout=WAIT)


def test_a_teacher_is_not_offered_it(scene, window, opener, make_window):
    opener.run(AddClass("1A"))
    rooms = frozenset({opener.run(ListClasses())[0].id})
    opener.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), rooms))
    opener.lock()
    window = make_window(opener.unlock("Tess"))
    titles = window.frame.side.titles()
    assert "Receive" not in titles
