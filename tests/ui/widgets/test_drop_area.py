"""Files and pictures dropped onto a page are taken in; what lies elsewhere is not touched."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from vault.actions.pupils import AddPupil, OpenPupil
from vault.demo.figures import figure_jpeg

WAIT = 20000


def drop(page, *urls):
    """As the system sends it; whether the page was willing."""
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    act, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event = QDropEvent(QPointF(5, 5), act, data, left, none)
    event.setAccepted(False)
    page.dragEnterEvent(event)
    if event.isAccepted():
        page.dropEvent(event)
    return event.isAccepted()


@pytest.fixture
def pupil_page(qtbot, window, opener):
    pupil = opener.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash"))))
    window.go("pupil", pupil)
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: page.title.text() == "Ann Ash", timeout=WAIT)
    page.id = pupil
    return page


def test_a_list_dropped_onto_import_is_previewed(qtbot, window, roll):
    window.go("imports")
    page = window.pages.currentWidget()
    assert drop(page, QUrl.fromLocalFile(str(roll)))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    assert "3 new" in page.summary.text()


def test_a_picture_dropped_onto_a_pupil_is_their_photo(qtbot, opener, window, pupil_page, tmp_path):
    picture = tmp_path / "new.jpg"
    picture.write_bytes(figure_jpeg(3))
    assert drop(pupil_page, QUrl.fromLocalFile(str(picture)))
    qtbot.waitUntil(lambda: "Photo added" in window.toast.text, timeout=WAIT)
    assert len(opener.run(OpenPupil(pupil_page.id)).photos) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [("file://host/share/x.jpg", "another machine"), ("picture.jpg", "not a picture")],
    ids=["share", "no picture"],
)
def test_a_picture_that_is_none_or_lies_elsewhere_is_refused(
    qtbot, opener, pupil_page, tmp_path, name, words
):
    if not name.startswith("file:"):
        (tmp_path / name).write_bytes(b"<svg/>")
        name = QUrl.fromLocalFile(str(tmp_path / name)).toString()
    drop(pupil_page, name)
    qtbot.waitUntil(lambda: words in pupil_page.notice.text, timeout=WAIT)
    assert opener.run(OpenPupil(pupil_page.id)).photos == ()


def test_an_address_of_the_web_is_not_followed(window, pupil_page):
    drop(pupil_page, "https://example.invalid/x.jpg")
    assert pupil_page.notice.text == ""


def test_who_may_not_add_a_photo_cannot_drop_one(window, pupil_page, tmp_path):
    picture = tmp_path / "new.jpg"
    picture.write_bytes(figure_jpeg(3))
    pupil_page.allow_photo(may_add=False)
    assert not drop(pupil_page, QUrl.fromLocalFile(str(picture)))


def test_a_link_is_not_offered_a_place_to_fall(window, pupil_page):
    assert not drop(pupil_page, "https://example.invalid/x.jpg")
