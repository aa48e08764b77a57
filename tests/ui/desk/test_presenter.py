"""What every page does alike: it reads anew what was changed, and explains what was refused."""

import pytest
from PySide6.QtWidgets import QWidget

from ui.desk.presenter import Presenter
from ui.widgets.page import Page
from vault.actions.pupils import OpenPupil
from vault.domain.ids import PupilId, RecordId
from vault.domain.kinds import Kind

WAIT = 20000


class Cards(Presenter[Page]):
    shows = frozenset({Kind.CARD})

    def __init__(self, page, desk):
        super().__init__(page, desk)
        self.read = 0

    def reload(self):
        self.read += 1


@pytest.fixture
def around(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    around.show()
    return around


@pytest.fixture
def page(around):
    page = Page(around)
    page.titled("Cards")
    page.show()
    return page


def test_a_page_is_read_anew_when_what_it_shows_was_changed_and_only_then(desk, page):
    cards = Cards(page, desk)
    desk.changed.emit(frozenset({Kind.PUPIL}))
    assert cards.read == 0
    desk.changed.emit(frozenset({Kind.PUPIL, Kind.CARD}))
    assert cards.read == 1


def test_a_page_that_is_gone_hears_of_nothing(qtbot, desk, page):
    cards = Cards(page, desk)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    desk.changed.emit(frozenset({Kind.CARD}))
    assert cards.read == 0


def test_a_presenter_cannot_name_what_it_shows_and_forget_to_read_it():
    with pytest.raises(TypeError, match="Forgetful"):

        class Forgetful(Presenter[Page]):
            shows = frozenset({Kind.CARD})


def test_what_was_refused_is_said_on_the_page(qtbot, desk, page):
    Cards(page, desk)._do(OpenPupil(PupilId(RecordId("nobody"))))
    qtbot.waitUntil(page.notice.isVisible, timeout=WAIT)
    assert page.notice.property("tone") == "bad"


def test_a_file_that_could_not_be_written_is_not_said_to_be_there(qtbot, desk, page, tmp_path):
    cards = Cards(page, desk)
    cards._write_file(tmp_path / "a.pdf", b"%PDF", "Saved.")
    qtbot.waitUntil(lambda: page.notice.text == "Saved.", timeout=WAIT)
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF"
    cards._write_file(tmp_path / "no" / "a.pdf", b"%PDF", "Saved.")
    qtbot.waitUntil(lambda: page.notice.property("tone") == "bad", timeout=WAIT)
    assert "Saved" not in page.notice.text
