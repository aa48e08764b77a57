"""Scales in a real window: what came with the program, what the school expects, and its own."""

import pytest

from tests.marks import SCALED
from ui.markbook.scale_forms import ExpectDialog, ScaleDialog
from vault.actions.scales import ListScales
from vault.domain.bands import Band


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


@pytest.fixture
def page(opener, desk, make_window):
    window = make_window(opener.desk)
    window.go("scales", SCALED)
    settle(opener)
    return window.pages.currentWidget()


def scale(opener, title):
    return next(s for s in opener.run(ListScales()) if s.title == title)


def test_the_school_says_what_it_expects_of_a_scale_of_the_program(opener, page):
    assert page.title.text() == "Scaled score"
    assert not page.change.isVisibleTo(page)
    page.expect.click()
    dialog = page.findChild(ExpectDialog)
    for field, text in zip(dialog.fields[2], ("90", "96", "108"), strict=True):
        field.setText(text)
    dialog.submitted.emit()
    settle(opener)
    assert scale(opener, "Scaled score").band("97", 2) is Band.EXPECTED
    assert scale(opener, "Scaled score").band("97", 3) is Band.BELOW
    assert page.expected.item(0, 0).text() == "Autumn 2"


def test_a_line_with_a_gap_is_told_and_nothing_changes(opener, page):
    page.expect.click()
    dialog = page.findChild(ExpectDialog)
    dialog.fields[0][0].setText("90")
    dialog.submitted.emit()
    settle(opener)
    assert dialog.notice.text
    assert all(not e.id for e in scale(opener, "Scaled score").evaluations)


def test_a_scale_of_ones_own_is_made_of_lines(opener, page):
    page.add.click()
    dialog = page.findChild(ScaleDialog)
    dialog.title.setText("House")
    dialog.editor.setCurrentIndex(dialog.editor.findData("letters"))
    dialog.values.setPlainText("no, Not yet\nyes, Secure\n-away, Not here")
    dialog.submitted.emit()
    settle(opener)
    made = scale(opener, "House")
    assert [(v.code, v.meaning, v.rank, v.counts) for v in made.values] == [
        ("no", "Not yet", 1, True),
        ("yes", "Secure", 2, True),
        ("away", "Not here", 3, False),
    ]
    assert page.title.text() == "House"
