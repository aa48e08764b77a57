"""Every page at the sizes that schools have: nothing is clipped, nothing overlaps, nothing makes
the window grow, Lock stays in sight, and a screen reader has words for all of it."""

from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.two_vaults import Place
from tests.ui.page_geometry import clipped, covered, outside, overlapping
from tests.ui.spoken import silent
from ui.imports.import_steps import ImportStep
from ui.look import icons
from ui.look.theme import dress
from ui.shell.places import PLACES
from ui.widgets.tables import RowView
from vault.actions.cards import AddCard
from vault.actions.classes import AddClass
from vault.actions.contacts import SetAlert, SetContact
from vault.actions.markbook import EnterMarks, SetAssessment
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.sealed import RaiseConcern
from vault.domain.access import Role
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW
from vault.domain.markbook import Assessment, CellChange
from vault.domain.people import Contact
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password

SIZES = {
    "smallest": (900, 500),
    "laptop": (1366, 700),
    "laptop at 150 %": (911, 500),
    "desktop": (1920, 1000),
    "smallest after the desktop": (900, 500),
}
DOUBLE = (683, 352)
"""What a laptop of 1366 x 768 has at 200 %, less a task bar: there, pages scroll both ways."""
FAULTS = {}
_ROW = 32
LONG = "Anastasia-Alexandra " * 4 + "x" * 120
SECRET = "lantern-orchard-violin-pebble"
NAMES = ((LONG, LONG), ("Zoë", ""), ("محمد", "الأحمد"), ("Leo", "Marsh"))


@pytest.fixture
def filled(opener, desk):
    room = opener.run(AddClass("4A"))
    pupils = [
        opener.run(AddPupil((("legal_given", given), ("legal_family", family)), room))
        for given, family in NAMES
    ]
    for n in range(12):
        text = f"Carries an inhaler {n}; it hangs by the door, and two puffs are given before PE."
        opener.run(SetAlert(pupils[0], NEW, "medical", text))
    for day, value in ((date(2026, 6, 14), "WTS"), (date(2026, 11, 2), "EXS")):
        writing = Assessment(NEW, 0, room, "Writing", "england.writing", day, 1)
        column = opener.run(SetAssessment(writing))
        opener.run(EnterMarks(tuple(CellChange(column, p, 0, value) for p in pupils)))
    contact = Contact(NEW, 0, LONG[:80], LONG[:80], "grandmother", "07700 900142 ext. 12")
    opener.run(SetContact(pupils[0], contact))
    return {"class": room, "pupil": pupils[0], "contacts": pupils[0], "concern": pupils[0]}


@pytest.fixture
def faults(request):
    """Of each page that is opened once, and then looked at in each size: by what is looked for."""
    if not FAULTS:
        FAULTS.update(walked(request.getfixturevalue))
    return FAULTS


def walked(fixture):
    filled, opener = fixture("filled"), fixture("opener")
    dress(QApplication.instance(), "light")
    window = fixture("make_window")(opener.desk)
    window.resize(*SIZES["smallest"])
    found = {"size": [], "double": [], "toast": [], "icon": []}
    for place in PLACES:
        # Said on the page before: it stays while the next one fills itself.
        window.toast.say("Phone of Mia Lee changed", "good")
        window.toast.offer("Undo: phone number of Mia Lee", lambda: None)
        window.go(place.key, filled.get(place.key, ""))
        settled(opener)
        found["toast"] += [f"{place.key}: {words!r}" for words in under_the_toast(window)]
        found["icon"] += [f"{place.key}: {words!r}" for words in unlike_their_words(window)]
        found["size"] += faults_in_each_size(opener, window, place.key)
        found["double"] += [f"{place.key}: {fault}" for fault in faults_at_200_percent(window)]
    return found


def test_nothing_is_clipped_nothing_overlaps_and_lock_stays_in_sight(faults):
    assert not faults["size"], "\n".join(faults["size"])


def test_at_200_percent_the_window_does_not_grow_and_lock_stays_in_sight(faults):
    assert not faults["double"], "\n".join(faults["double"])


def test_an_icon_has_the_colour_of_its_words_and_stands_off_them(faults):
    assert not faults["icon"], "\n".join(faults["icon"])


def unlike_their_words(window):
    for button in window.findChildren(QPushButton):
        if button.icon().isNull() or not button.text():
            continue
        _, tint, _ = icons._worn[button]
        if (button.property("main") and tint != "onAccent") or button.text()[0] != " ":
            yield button.text()


def test_a_toast_lies_over_no_button_of_any_page(faults):
    assert not faults["toast"], "\n".join(faults["toast"])


def under_the_toast(window):
    """What lies below it in the smallest size, as a page fills itself and once it has."""
    QApplication.processEvents()
    window.toast._step_aside()
    yield from covered(window.toast, window)
    window.toast.say("The import has been undone.", "good")
    yield from covered(window.toast, window)
    window.toast.hide()


def faults_at_200_percent(window):
    least = window.minimumSize()
    window.setMinimumSize(*DOUBLE)
    for _ in range(2):
        window.resize(*DOUBLE)
        QApplication.processEvents()
    yield from (*grown(window), *overlapping(window.pages.currentWidget()))
    window.setMinimumSize(least)
    window.resize(*SIZES["smallest"])


def grown(window):
    if (window.width(), window.height()) != DOUBLE:
        yield f"made the window {window.width()} x {window.height()}"
    if not window.rect().contains(lock_of(window)):
        yield "Lock is out of sight"
    if not window.frame.top.isVisible():
        yield "the search is gone"


def lock_of(window):
    """Where it stands in the window."""
    side = window.frame.side
    lock = next(b for b in (side.lock, side.lock_small) if b.isVisible())
    return QRect(lock.mapTo(window, lock.rect().topLeft()), lock.size())


def test_each_tab_of_a_pupil_fits_with_its_list_and_charts(filled, opener, make_window):
    dress(QApplication.instance(), "light")
    window = make_window(opener.desk)
    window.resize(*SIZES["smallest"])
    window.go("pupil", filled["pupil"])
    tabs, faults = window.pages.currentWidget().tabs, []
    for place in range(tabs.count()):
        if tabs.isTabVisible(place):
            tabs.setCurrentIndex(place)
            faults += faults_in_each_size(opener, window, f"pupil, {tabs.tabText(place)}")
    assert not faults, "\n".join(faults)


@pytest.fixture
def inbox(filled, opener):
    """The safeguarding lead, after the children with the longest names were worried about."""
    staff = (("Sam " + "Safeguard-Oyelaran " * 4, Role.SAFEGUARDING_LEAD), ("Theo", Role.TEACHER))
    classes = frozenset({filled["class"]})
    for name, role in staff:
        opener.run(AddProfile(name.strip(), role, Password.typed(SECRET), classes))
    opener.lock()
    opener.unlock("Theo")
    for text in ("A bruise on the upper arm. " * 40, "y" * 300, "Hungry"):
        record = SealedRecord(NEW, filled["pupil"], "", "2026-11-20", "Other", text)
        opener.run(RaiseConcern(record))
    opener.lock()
    return opener.unlock(staff[0][0].strip())


def test_the_inbox_with_its_concerns_fits(inbox, opener, make_window):
    dress(QApplication.instance(), "light")
    window = make_window(inbox)
    window.resize(*SIZES["smallest"])
    window.go("concerns")
    settled(opener)
    page = window.pages.currentWidget()
    assert len(page.list.rows) == 3
    faults = []
    for row in range(3):
        page.list.setCurrentIndex(page.list.model().index(row, 0))
        faults += faults_in_each_size(opener, window, f"concern {row + 1}")
    window.toast.say("The concern was handed on.", "good")
    faults += [f"toast over {words!r}" for words in covered(window.toast, window)]
    assert not faults, "\n".join(faults)


def test_the_page_for_a_concern_fits_for_whoever_raises_one(filled, inbox, opener, make_window):
    opener.lock()
    window = make_window(opener.unlock("Theo"))
    window.resize(*SIZES["smallest"])
    faults = []
    for record in ("", filled["pupil"]):
        window.go("concern", record)
        faults += faults_in_each_size(opener, window, f"concern of {record or 'nobody yet'}")
    assert not faults, "\n".join(faults)


def test_an_import_that_asks_fits_and_its_buttons_stay_in_sight(
    qtbot, filled, opener, make_window, tmp_path
):
    upn = "B801200005001"
    named = (("legal_given", LONG), ("legal_family", "y" * 150), ("upn", upn))
    opener.run(AddPupil(named, filled["class"]))
    path = tmp_path / ("a very long name of a file " * 6 + ".csv")
    path.write_text(f"Forename,Surname,UPN\nBob,{LONG},{upn}\nLeo,Marsh,\n", encoding="utf-8")
    window = make_window(opener.desk)
    window.resize(*SIZES["smallest"])
    window.go("imports")
    page = window.pages.currentWidget()
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: page.questions.current is not None, timeout=20000)
    faults = []
    for step in ImportStep:
        page.show_step(step)
        faults += faults_in_each_size(opener, window, f"import, {step}")
        for _ in range(3):
            QApplication.processEvents()
        if window.frame.area.verticalScrollBar().maximum():
            faults.append(f"import, {step}: its buttons are out of sight")
        window.toast.say("Undone", "good")
        faults += [f"toast over {words!r}" for words in covered(window.toast, window)]
    assert not faults, "\n".join(faults)


def test_the_page_send_fits_with_a_class_of_long_names_and_many_cards(
    filled, opener, make_window, tmp_path
):
    for n in range(3):
        place = Place(tmp_path / f"other{n}", LONG[:80], f"{LONG[:60]} {n}")
        opener.run(AddCard(place.card(), is_confirmed=n > 0))
        place.lock()
    window = make_window(opener.desk)
    window.resize(*SIZES["smallest"])
    faults = []
    for record in ("", f"class {filled['class']}", f"pupil {filled['pupil']}"):
        window.go("send", record)
        settled(opener)
        page = window.pages.currentWidget()
        page.to.tick([str(card.id) for card in page.to._cards], by_passphrase=False)
        page.kinds.tick(frozenset(DataKind))
        for is_open in (True, False):
            page.to.field.setChecked(is_open)
            page.whom.more.setChecked(is_open)
            what = f"send {record}, {'open' if is_open else 'folded'}"
            faults += faults_in_each_size(opener, window, what)
            if window.frame.area.verticalScrollBar().maximum():
                faults.append(f"{what}: its buttons are out of sight")
    assert not faults, "\n".join(faults)


def settled(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


def faults_in_each_size(opener, window, what):
    """Of the page that was just opened, and the window is the smallest again."""
    settled(opener)
    faults = [f"{what}: {type(w).__name__} {why} to a screen reader" for w, why in silent(window)]
    for name, size in SIZES.items():
        window.resize(*size)
        for _ in range(3):
            QApplication.processEvents()
        faults += [f"{what}, {name}: {fault}" for fault in faults_of(window, size)]
    window.resize(*SIZES["smallest"])
    return faults


def cut_rows(page):
    """Lists that scroll and of which fewer than four rows are in sight."""
    for view in page.findChildren(RowView):
        room = view.viewport().height()
        if view.isVisible() and view.verticalScrollBar().maximum() and room < 4 * _ROW:
            yield f"{view.accessibleName()!r} has {room} px for its rows"


def faults_of(window, size):
    """What is wrong with the page that is shown, at this size of the window."""
    if (window.width(), window.height()) != size:
        yield "made the window grow"
    page = window.pages.currentWidget()
    sideways = window.frame.area.horizontalScrollBar().maximum()
    if sideways:
        yield f"{sideways} px are out of sight to the right"
    yield from (*clipped(page), *overlapping(page), *outside(page), *cut_rows(page))
    if not window.rect().contains(lock_of(window)):
        yield "Lock is out of sight"


def test_the_eyes_of_these_tests_see_what_they_look_for(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(200, 100)
    label = QLabel("a long line of words", holder)
    label.setGeometry(0, 0, 20, 20)
    other = QLabel("x", holder)
    other.setGeometry(10, 10, 50, 50)
    far = QLabel("y", holder)
    far.setGeometry(190, 90, 50, 50)
    holder.show()
    assert [fault for fault in clipped(holder) if "a long line" in fault]
    assert [fault for fault in overlapping(holder) if "a long line" in fault]
    assert [fault for fault in outside(holder) if "'y'" in fault]
