"""What holds for every dialog: where the keyboard stands when it opens."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QWidget

from tests.ui.every_dialog import every_dialog, make_dialog
from tests.ui.spoken import silent
from ui.desk.record_words import field_words
from ui.front.create_page import CreatePage
from ui.widgets import form_dialog
from ui.widgets.form_area import FormArea
from ui.widgets.form_dialog import FormDialog

LOW = 320
"""Of 1366 x 768 at 200 %, less a task bar and a title bar."""
FORMS = [dialog for dialog in every_dialog() if issubclass(dialog, FormDialog)]


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.mark.parametrize("kind", FORMS, ids=lambda d: d.__name__)
def test_the_caret_is_in_a_field_and_never_on_the_button_that_does_it(qtbot, parent, kind):
    dialog = make_dialog(kind, parent)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    assert dialog.focusWidget() is not dialog.ok
    dialog.close()


@pytest.mark.parametrize("kind", every_dialog(), ids=lambda d: d.__name__)
def test_every_dialog_opens_with_plain_sample_values(parent, kind):
    dialog = make_dialog(kind, parent)
    dialog.open()
    assert dialog.isVisible()
    assert dialog.windowTitle()
    dialog.close()


def test_enter_after_a_passphrase_was_made_does_not_replace_it(qtbot, tmp_path):
    page = CreatePage(tmp_path)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    maker = next(b for b in page.findChildren(QPushButton) if "passphrase" in b.text())
    maker.setAutoDefault(True)
    maker.setFocus()
    qtbot.mouseClick(maker, Qt.MouseButton.LeftButton)
    written_down = page.password.line.text()
    assert len(written_down.split("-")) > 3 or len(written_down.split()) > 3
    assert page.focusWidget() is page.again.line
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.password.line.text() == written_down


def test_a_name_is_never_put_into_lower_case():
    assert field_words("Ann McLee") == "Ann McLee"
    assert field_words("Zoë O'Brien-Smith") == "Zoë O'Brien-Smith"
    assert field_words("demographics.csv") == "demographics.csv"
    assert field_words("contact1_phone") == "Contact 1 phone"
    assert field_words("year_group") == "Year group"


@pytest.mark.parametrize("kind", every_dialog(), ids=lambda d: d.__name__)
def test_a_screen_reader_can_tell_each_part_of_every_dialog(parent, kind):
    dialog = make_dialog(kind, parent)
    dialog.open()
    found = [f"{type(widget).__name__} {why}" for widget, why in silent(dialog)]
    dialog.close()
    assert found == []


@pytest.mark.parametrize("kind", FORMS, ids=lambda d: d.__name__)
def test_where_the_screen_has_room_for_all_of_it_nothing_scrolls(qtbot, parent, kind):
    dialog = make_dialog(kind, parent)
    dialog.open()
    qtbot.waitExposed(dialog)
    for _ in range(3):
        QApplication.processEvents()
    (area,) = dialog.findChildren(FormArea)
    assert area.verticalScrollBar().maximum() == 0
    dialog.close()


@pytest.mark.parametrize("kind", FORMS, ids=lambda d: d.__name__)
def test_its_buttons_stay_in_sight_on_a_laptop_at_200_percent(qtbot, parent, monkeypatch, kind):
    high = parent.screen().availableGeometry().height()
    monkeypatch.setattr(form_dialog, "TITLE", high - LOW)
    dialog = make_dialog(kind, parent)
    dialog.resize(dialog.width(), min(dialog.height(), LOW))
    dialog.open()
    qtbot.waitExposed(dialog)
    for _ in range(3):
        QApplication.processEvents()
    assert dialog.height() <= LOW
    assert dialog.rect().contains(dialog.ok.mapTo(dialog, dialog.ok.rect().bottomRight()))
    dialog.close()


@pytest.mark.parametrize("kind", every_dialog(), ids=lambda d: d.__name__)
def test_every_dialog_has_the_air_and_the_frames_that_all_have(parent, kind):
    dialog = make_dialog(kind, parent)
    around = dialog.layout().contentsMargins()
    assert (around.left(), around.top(), around.right(), around.bottom()) == (24, 16, 24, 16)
    bare = [
        area.accessibleName()
        for area in dialog.findChildren(QScrollArea)
        if area.frameShape() != QFrame.Shape.NoFrame and area.objectName() != "framed"
    ]
    assert bare == []
