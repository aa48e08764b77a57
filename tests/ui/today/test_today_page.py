"""The page where everybody lands: faces that open, cards that lead on, steps that tick off."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.some_of_all import some
from tests.ui.conftest import PASSWORD, WAIT
from tests.ui.open_page import page_of, settle
from ui.look.theme import dress
from ui.shell.places import PLACES
from ui.today.due_words import due_words
from ui.today.face_tiles import FaceTiles
from ui.today.pupil_list_drop import PupilListDrop
from ui.today.today_words import (
    face_labels,
    face_words,
    first_sentence,
    given_name,
    greeting_words,
)
from ui.widgets.faces import FacePictures
from vault.actions.classes import AddClass
from vault.actions.complaints import AddComplaint
from vault.actions.contacts import DecideConsent, SetAlert
from vault.actions.incidents import StartRehearsal
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.sealed import RaiseConcern
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.alert_order import Danger
from vault.domain.ids import NEW, PupilId, RecordId
from vault.domain.people import Called
from vault.domain.profile_names import MOST_LETTERS
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.domain.today import (
    DueCard,
    DueKind,
    NoPhoto,
    TodayFace,
    TodayPupil,
    Urgency,
)

TODAY = date.today()


@pytest.fixture
def taught(opener, desk, make_window, tmp_path):
    """Class 4A of three as their teacher sees it; Ann has an allergy, Cat's photo is refused."""
    opener.room = opener.run(AddClass("4A"))
    opener.pupils = [
        opener.run(AddPupil((("legal_given", given), ("legal_family", family)), opener.room))
        for given, family in (("Ann", "Ash"), ("Bob", "Birch"), ("Cat", "Cole"))
    ]
    ann, bob, cat = opener.pupils
    opener.run(SetAlert(ann, NEW, "allergy", "Severe nut allergy. Pens by the door"))
    opener.run(SetAlert(bob, NEW, "other", "Wears a hearing aid"))
    picture = tmp_path / "a.jpg"
    picture.write_bytes(figure_jpeg(3))
    for pupil in (ann, cat):
        opener.run(AddPhotoFile(pupil, picture, TODAY))
    opener.run(DecideConsent(cat, "photo-class", "refused", "mother", TODAY))
    opener.run(
        AddProfile("Tess Teacher", Role.TEACHER, Password.typed(PASSWORD), frozenset({opener.room}))
    )
    opener.lock()
    window = make_window(opener.unlock("Tess Teacher"))
    settle(opener)
    return window


def test_a_teacher_lands_on_today_with_their_class(taught):
    page = page_of(taught)
    assert taught._place[0] == "today"
    assert "Tess" in page.title.text()
    assert page.classes.isVisible()
    assert page.classes.title.text() == "4A"
    assert page.classes.aside.text() == "3 pupils"
    assert page.classes.faces.model().rowCount() == 3
    assert not page.school.isVisible()
    assert page.known.lines.model().rowCount() == 2


def test_the_page_of_the_last_session_goes_before_today(opener, taught, make_window):
    taught.go("pupils")
    taught.keep_place()
    settle(opener)
    opener.lock()
    assert make_window(opener.unlock("Tess Teacher"))._place[0] == "pupils"


def test_a_click_on_a_face_opens_that_child(qtbot, opener, taught):
    faces = page_of(taught).classes.faces
    spot = faces.visualRect(faces.model().index(1, 0)).center()
    qtbot.mouseClick(faces.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert taught._place == ("pupil", opener.pupils[1])


def test_arrows_and_enter_open_that_child(qtbot, opener, taught):
    faces = page_of(taught).classes.faces
    faces.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        qtbot.keyClick(faces, Qt.Key.Key_Right)
    qtbot.keyClick(faces, Qt.Key.Key_Return)
    assert taught._place == ("pupil", opener.pupils[2])


def test_enter_on_an_alert_opens_its_child(qtbot, opener, taught):
    lines = page_of(taught).known.lines
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert taught._place == ("pupil", opener.pupils[0])


def test_the_class_opens_on_its_page(qtbot, opener, taught):
    page_of(taught).classes.open.click()
    assert taught._place == ("classes", opener.room)


def test_a_screen_reader_hears_name_alert_and_why_there_is_no_photo(taught):
    model = page_of(taught).classes.faces.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    texts = [model.data(model.index(row, 0), role) for row in range(3)]
    assert texts == [
        "Ann Ash, alert: allergy",
        "Bob Birch, alert: other, no photo: not asked",
        "Cat Cole, no photo: consent refused",
    ]
    lines = page_of(taught).known.lines.model()
    assert lines.data(lines.index(0, 0), role) == (
        "Ann Ash, 4A, allergy: Severe nut allergy. Pens by the door"
    )


def test_no_widget_is_made_for_a_child(taught):
    assert page_of(taught).classes.faces.viewport().children() == []


def test_a_refused_photo_is_not_even_fetched(taught):
    page = page_of(taught)
    faces = page.classes.faces._faces.faces
    assert [face.pupil.photo is not None for face in faces] == [True, False, False]
    wanted = {face.pupil.photo for face in faces} - {None}
    assert page.pictures.missing(wanted) == ()


@pytest.mark.parametrize("width", [900, 1000, 1366, 1920])
def test_nothing_of_it_stands_outside_the_window(qtbot, opener, taught, width):
    taught.resize(width, 500)
    settle(opener)
    page = page_of(taught)
    assert taught.width() == width
    assert_inside(taught, page)


def assert_inside(window, page):
    assert window.frame.area.horizontalScrollBar().maximum() == 0
    for card in page._cards:
        for part in (card, *card.findChildren(QWidget)):
            if not part.isVisible():
                continue
            at = part.mapTo(page, QPoint(0, 0))
            assert at.x() >= 0
            assert at.x() + part.width() <= page.width(), part


@pytest.mark.parametrize(
    "width", some([900, 960, 1000, 1010, 1040, 1200, 1366], fast=(900, 1010, 1366))
)
def test_several_classes_with_birthdays_fit_every_width(opener, desk, make_window, width):
    dress(QApplication.instance(), "light")
    rooms = [opener.run(AddClass(f"Year 10 Chemistry, set {number}")) for number in range(2)]
    for number in range(40):
        born = (TODAY + timedelta(days=number)).replace(
            year=2018, day=min(TODAY.day + number % 4, 28)
        )
        values = (("legal_given", f"Bartholomew{number}"), ("born", born.isoformat()))
        opener.run(AddPupil(values, rooms[0]))
    opener.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), frozenset(rooms)))
    opener.lock()
    window = make_window(opener.unlock("Tess"))
    window.resize(width, 500)
    settle(opener)
    page = page_of(window)
    assert page.classes.pick.count() == 2
    assert page.classes.faces.model().rowCount() == 40
    assert_inside(window, page)


def test_a_lead_sees_the_school_and_each_card_goes_where_it_says(opener, desk, make_window):
    room = opener.run(AddClass("4A"))
    opener.run(AddPupil((("legal_given", "Ann"),), room))
    incident = opener.run(StartRehearsal())
    opener.run(AddComplaint(TODAY - timedelta(days=40), "the father", "a letter"))
    window = make_window(desk)
    settle(opener)
    page = page_of(window)
    assert page.school.isVisible()
    assert not page.classes.isVisible()
    rows = {row.title.text(): row for row in page.due.rows}
    assert next(iter(rows)) == "Complaint from the father"
    places = []
    for title in rows:
        window.go("today")
        settle(opener)
        (row,) = [row for row in page_of(window).due.rows if row.title.text() == title]
        row.button.click()
        places.append(window._place)
    assert places[0] == ("complaints", "")
    assert ("incident", incident) in places
    assert ("backups", "") in places
    assert ("training", "") in places


def test_only_one_button_of_the_page_is_filled(opener, desk, make_window):
    opener.run(AddPupil((("legal_given", "Ann"),), opener.run(AddClass("4A"))))
    opener.run(AddComplaint(TODAY, "the father", "a letter"))
    window = make_window(desk)
    settle(opener)
    buttons = page_of(window).findChildren(QPushButton)
    filled = [b for b in buttons if b.property("main") and b.isVisibleTo(window)]
    assert len(filled) == 1


def test_a_card_tells_a_screen_reader_what_its_button_is_for(opener, desk, make_window):
    opener.run(AddPupil((("legal_given", "Ann"),)))
    window = make_window(desk)
    settle(opener)
    (row,) = [row for row in page_of(window).due.rows if row.title.text() == "Backup"]
    assert row.button.accessibleDescription().startswith("Backup. None yet")


def test_a_concern_that_was_not_read_comes_first_and_goes_to_the_inbox(opener, desk, make_window):
    pupil = opener.run(AddPupil((("legal_given", "Ann"),), opener.run(AddClass("4A"))))
    opener.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    record = SealedRecord(NEW, pupil, "x", TODAY.isoformat(), "Something seen", "words")
    opener.run(RaiseConcern(record))
    opener.lock()
    window = make_window(opener.unlock("Sam"))
    settle(opener)
    row = page_of(window).due.rows[0]
    assert row.title.text() == "1 new concern"
    row.button.click()
    assert window._place[0] == "concerns"


def test_the_page_reads_anew_when_something_changes(qtbot, opener, desk, make_window):
    pupil = opener.run(AddPupil((("legal_given", "Ann"),), opener.run(AddClass("4A"))))
    window = make_window(desk)
    settle(opener)
    assert page_of(window).known.lines.model().rowCount() == 0
    desk.do(window, SetAlert(pupil, NEW, "medical", "Inhaler"), then=lambda _: None)
    qtbot.waitUntil(lambda: page_of(window).known.lines.model().rowCount() == 1, timeout=WAIT)


def test_a_technician_sees_that_nothing_is_due_and_no_cards_of_pupils(opener, desk, make_window):
    opener.run(AddPupil((("legal_given", "Ann"),), opener.run(AddClass("4A"))))
    opener.run(AddProfile("Tia", Role.TECHNICIAN, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Tia"))
    settle(opener)
    page = page_of(window)
    assert window._place[0] == "today"
    shown = [card for card in page._cards if card.isVisible()]
    assert shown == [page.due]
    assert page.due.rows == []


def ticked(window):
    return [row.is_done for row in page_of(window).steps.rows]


def test_a_new_schools_steps_tick_off_one_by_one(qtbot, opener, desk, make_window, tmp_path):
    window = make_window(desk)
    settle(opener)
    page = page_of(window)
    assert "Welcome, Dana" in page.title.text()
    assert page.steps.isVisible()
    assert page.locked.isVisible()
    assert not page.due.isVisible()
    assert ticked(window) == [True, True, False, False]
    pupil = opener.run(AddPupil((("legal_given", "Ann"),), opener.run(AddClass("4A"))))
    window.go("today")
    settle(opener)
    assert ticked(window) == [True, True, True, False]
    assert page_of(window).due.isVisible()
    picture = tmp_path / "a.jpg"
    picture.write_bytes(figure_jpeg(3))
    opener.run(AddPhotoFile(pupil, picture, TODAY))
    window.go("today")
    settle(opener)
    assert ticked(window) == [True, True, True, True]
    opener.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    window.go("today")
    settle(opener)
    assert not page_of(window).steps.isVisible()


def test_the_steps_can_be_put_away_for_good(qtbot, opener, desk, make_window):
    window = make_window(desk)
    settle(opener)
    page_of(window).steps.away.click()
    settle(opener)
    assert not page_of(window).steps.isVisible()
    opener.lock()
    again = make_window(opener.unlock())
    settle(opener)
    assert not page_of(again).steps.isVisible()


def test_a_pupil_list_that_is_dropped_is_shown_on_the_page_import(
    qtbot, opener, desk, make_window, roll
):
    window = make_window(desk)
    settle(opener)
    drop = page_of(window).findChild(PupilListDrop)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(roll))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    drop.dropEvent(event)
    assert window._place[0] == "imports"
    qtbot.waitUntil(page_of(window).apply.isEnabled, timeout=WAIT)


PLACE_OF = {place.key: place for place in PLACES}


@pytest.mark.parametrize("kind", DueKind)
@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize("urgency", Urgency)
@pytest.mark.parametrize("at", [None, datetime(2026, 1, 2, 3, 4, tzinfo=UTC)])
def test_every_card_has_words_an_icon_and_a_page_that_there_is(kind, count, urgency, at):
    day = at.date() if at is not None else None
    card = DueCard(kind, urgency, count, day, at, "Somebody", RecordId("x"), doubtful=2)
    words = due_words(card)
    assert words.title
    assert words.line
    assert words.act
    assert "{" not in f"{words.title}{words.line}{words.act}"
    assert words.place in PLACE_OF


def pupil(given, family, born=None, number="1"):
    return TodayPupil(
        PupilId(RecordId(f"{given}{family}{number}")),
        Called(given, family),
        None,
        NoPhoto.NOT_ASKED,
        born,
    )


def test_children_of_one_name_are_told_apart():
    some = [
        pupil("Ann", "Ash"),
        pupil("Elif", "Kaya"),
        pupil("Elif", "Roberts", date(2017, 3, 6), "1"),
        pupil("Elif", "Roberts", date(2017, 1, 11), "2"),
        pupil("Tia", "Hall"),
        pupil("Tia", "Hill"),
        pupil("", "Sukarno"),
    ]
    assert face_labels(some) == (
        ("Ann", ""),
        ("Elif", "K"),
        ("Elif", "6/3"),
        ("Elif", "11/1"),
        ("Tia Hall", ""),
        ("Tia Hill", ""),
        ("Sukarno", ""),
    )
    face = TodayFace(some[2], (), has_birthday=True)
    assert face_words(face, is_twin=True) == (
        "Elif Roberts, born 6 March 2017, birthday today, no photo: not asked"
    )


def test_the_greeting_goes_by_the_hour_and_never_by_mr():
    for hour, words in ((9, "Good morning"), (12, "Good afternoon"), (18, "Good evening")):
        now = datetime(2026, 11, 24, hour, tzinfo=UTC)
        assert greeting_words("Tess Teacher", now) == f"{words}, Tess"
    assert given_name("Mr Teacher") == "Mr Teacher"
    assert given_name("Dr. Ada Byron") == "Dr. Ada Byron"
    assert given_name("Tess") == "Tess"


def test_only_a_short_first_sentence_is_strong():
    assert first_sentence("Severe nut allergy. Pens in the bag") == "Severe nut allergy."
    assert first_sentence("Asthma") == "Asthma"
    assert first_sentence("x" * 200 + ". y") == ""


def test_a_thousand_faces_of_long_and_strange_names_are_drawn(qtbot):
    faces = tuple(
        TodayFace(
            pupil("علي" if n % 3 else "A" * 200, "" if n % 2 else "李", number=str(n)),
            ("allergy",),
            has_birthday=True,
        )
        for n in range(1000)
    )
    view = FaceTiles("Faces", FacePictures())
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    view.show_faces(faces)
    assert faces[0].danger is Danger.HIGH
    assert view.high() == view.height() > 400
    assert not view.grab().isNull()


LONG = "Ł" * 200


def test_names_of_two_hundred_letters_do_not_widen_the_page(opener, desk, make_window):
    who = "Ł" * (MOST_LETTERS - 20)
    room = opener.run(AddClass(LONG))
    child = opener.run(AddPupil((("legal_given", LONG), ("legal_family", LONG)), room))
    opener.run(SetAlert(child, NEW, "medical", LONG))
    opener.run(AddComplaint(TODAY, LONG, "a letter"))
    for role in (Role.TEACHER, Role.SAFEGUARDING_LEAD):
        name = f"{who} {role.value}"
        opener.run(AddProfile(name, role, Password.typed(PASSWORD), frozenset({room})))
    for role in (Role.TEACHER, Role.SAFEGUARDING_LEAD):
        opener.lock()
        window = make_window(opener.unlock(f"{who} {role.value}"))
        for width in (900, 1366):
            window.resize(width, 500)
            settle(opener)
            assert window.width() == width
            assert window.frame.area.horizontalScrollBar().maximum() == 0
