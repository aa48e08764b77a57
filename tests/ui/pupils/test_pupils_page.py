"""The table of all pupils: faces, and what must be known, as every other page shows them."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QStyleOptionViewItem

from tests.pictures import figure_file
from ui.pupils.pupils_page import PupilsPage
from vault.actions.contacts import DecideConsent, SetAlert
from vault.actions.photos import AddPhotoFile
from vault.actions.pupils import AddPupil
from vault.domain.ids import NEW

WAIT = 20000


@pytest.fixture
def pupils(opener, desk, tmp_path):
    pupils = {
        name: opener.run(AddPupil((("legal_given", name), ("legal_family", "Ash"))))
        for name in ("Ann", "Bea", "Cas")
    }
    for number, name in enumerate(("Ann", "Bea")):
        picture = figure_file(tmp_path, number)
        opener.run(AddPhotoFile(pupils[name], picture, date.today()))
    opener.run(DecideConsent(pupils["Bea"], "photo-class", "refused", "Robin", date.today()))
    opener.run(SetAlert(pupils["Cas"], NEW, "medical", "Asthma. Inhaler by the door."))
    opener.run(SetAlert(pupils["Cas"], NEW, "allergy", "Nut allergy. Two pens."))
    return pupils


@pytest.fixture
def page(qtbot, opener, pupils, make_window):
    window = make_window(opener.desk)
    window.resize(1200, 700)
    window.show()
    window.go("pupils")
    page = window.pages.currentWidget()
    assert isinstance(page, PupilsPage)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 3, timeout=WAIT)
    return page


def do(opener, page, action):
    opener.desk.do(page, action, then=lambda _: None)


def cells(page, column):
    model = page.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_a_face_stands_before_the_name_and_a_refused_photo_is_never_fetched(qtbot, page, pupils):
    faces = page.faces
    qtbot.waitUntil(lambda: len(faces._known) == 3, timeout=WAIT)
    assert faces._known[pupils["Ann"]].photo is not None
    assert faces._known[pupils["Bea"]].photo is None
    assert faces._known[pupils["Bea"]].photo_refused
    photo = faces._known[pupils["Ann"]].photo
    qtbot.waitUntil(lambda: not faces.pictures.missing([photo]), timeout=WAIT)
    assert list(faces.pictures._jpegs) == [photo]


def test_a_refused_photo_is_told_apart_from_one_that_was_never_taken(qtbot, page, pupils):
    def face(name):
        model = page.table.model()
        rows = (model.index(n, 0) for n in range(model.rowCount()))
        row = next(i for i in rows if page.table.row_at(i).id == pupils[name])
        option = QStyleOptionViewItem()
        page.faces.initStyleOption(option, row)
        return option.icon.pixmap(24, 24).toImage()

    initials = face("Bea")
    qtbot.waitUntil(lambda: face("Bea") != initials, timeout=WAIT)
    assert face("Cas") != face("Bea")


def test_a_photo_refused_while_the_page_is_open_is_gone_from_it(qtbot, opener, page, pupils):
    faces, ann = page.faces, pupils["Ann"]
    qtbot.waitUntil(lambda: ann in faces._known, timeout=WAIT)
    do(opener, page, DecideConsent(ann, "photo-class", "refused", "Robin", date.today()))
    qtbot.waitUntil(lambda: ann in faces._known and faces._known[ann].photo_refused, timeout=WAIT)


def test_the_most_dangerous_alert_is_told_in_words_and_how_many_more_there_are(page):
    assert cells(page, 5) == ["", "", "Nut allergy (+1)"]


def test_an_alert_that_has_ended_is_not_told(qtbot, opener, page, pupils):
    yesterday = date.today() - timedelta(days=1)
    do(opener, page, SetAlert(pupils["Ann"], NEW, "other", "Wears a cast.", ends=yesterday))
    do(opener, page, SetAlert(pupils["Bea"], NEW, "other", "Leaves with Gran."))
    qtbot.waitUntil(lambda: cells(page, 5)[1] == "Leaves with Gran", timeout=WAIT)
    assert cells(page, 5)[0] == ""
