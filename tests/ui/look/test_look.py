"""One look: every colour from one file, in each theme, and after the system while it runs."""

import runpy
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGroupBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tests.ui.look.test_tokens import luminance
from ui.look.fonts import font, wear_fonts
from ui.look.icons import icon_pixmap, set_icon
from ui.look.theme import dress, system_tokens
from ui.look.tokens import Theme, colour, design, hex_of, wear, worn
from ui.transfers.recipient_field import RecipientField
from ui.walk.gallery_controls import PRESSED, Posed, PosedTick
from ui.widgets.key_button import KeyButton
from ui.widgets.number_field import NumberField, TimeField
from ui.widgets.titled_box import TitledBox

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def light_again(qapp):
    yield
    dress(qapp, "light")


def test_the_pictures_of_the_style_sheet_are_drawn_from_the_tokens():
    drawn = runpy.run_path(str(ROOT / "packaging" / "look_images.py"))["images"]()
    assert len(drawn) == 4 * len(Theme)
    for path, text in drawn.items():
        assert path.read_text("utf-8") == text, f"run packaging/look_images.py for {path.name}"


def test_every_theme_has_the_same_tokens():
    themes = design()["themes"]
    assert set(themes) == set(Theme)
    assert len({frozenset(colours) for colours in themes.values()}) == 1


def test_no_page_names_a_colour_or_a_size_of_type_of_its_own():
    for path in (ROOT / "ui").rglob("*.py"):
        text = path.read_text("utf-8")
        if path.parent.name == "look":
            continue
        assert "setPointSize" not in text, path
        assert 'QColor("#' not in text, path
        assert "setStyleSheet" not in text, path


@pytest.mark.parametrize("theme", ["light", "dark", "hc"])
def test_a_change_of_theme_reaches_what_stands_already(qtbot, qapp, theme):
    dress(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    button, field, tick = QPushButton("Save", window), QLineEdit("x", window), QCheckBox(window)
    set_icon(button, "lock")
    button.setGeometry(10, 10, 120, 32)
    field.setGeometry(10, 50, 120, 32)
    tick.setGeometry(10, 90, 40, 24)
    tick.setChecked(True)
    window.show()
    before = button.icon().pixmap(16, 16).toImage()
    dress(qapp, theme)
    qapp.processEvents()
    picture = window.grab().toImage()
    assert picture.pixelColor(2, 2) == colour("page")
    assert picture.pixelColor(60, 56) == colour("surface")
    assert picture.pixelColor(14, 98) in (colour("accent"), colour("onAccent"))
    if theme != "light":
        assert button.icon().pixmap(16, 16).toImage() != before


def test_the_system_is_followed_unless_a_theme_was_chosen(qapp, monkeypatch):
    """The platform of the tests has no colours of its own to change, so they are named here."""
    of_system = [Theme.LIGHT]
    monkeypatch.setattr("ui.look.theme.system_theme", lambda _app: of_system[0])
    dress(qapp, "system")
    of_system[0] = Theme.DARK
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert worn() is Theme.DARK
    of_system[0] = Theme.HIGH_CONTRAST
    hints = qapp.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert worn() is Theme.HIGH_CONTRAST
    dress(qapp, "light")
    assert worn() is Theme.HIGH_CONTRAST, "who has set it cannot read the others"
    of_system[0] = Theme.DARK
    dress(qapp, "light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert worn() is Theme.LIGHT


def test_high_contrast_takes_the_colours_of_the_system():
    of = QPalette()
    of.setColor(QPalette.ColorRole.Window, QColor("#102030"))
    of.setColor(QPalette.ColorRole.WindowText, QColor("#fefefe"))
    wear(Theme.HIGH_CONTRAST, system_tokens(of))
    assert hex_of("page") == "#102030"
    assert hex_of("text") == "#fefefe"
    assert hex_of("badText") == design()["themes"]["hc"]["badText"]


def test_the_same_type_is_drawn_everywhere(qapp):
    dress(qapp, "light")
    assert QApplication.font().family() == "Inter"
    sizes = {kind: font(kind).pixelSize() for kind in ("small", "body", "title")}
    assert sizes == {"small": 13, "body": 14, "title": 22}


@pytest.mark.parametrize(
    ("name", "family"), [("김민준", "NanumSquare"), ("ተስፋዬ", "Noto Sans Ethiopic")]
)
def test_a_name_is_drawn_on_a_system_without_a_face_for_its_script(qapp, name, family):
    wear_fonts(qapp)
    words = QTextLayout(name, font())
    words.beginLayout()
    words.createLine()
    words.endLayout()
    assert {run.rawFont().familyName() for run in words.glyphRuns()} == {family}


def test_every_icon_is_drawn_in_the_colour_that_is_asked_for(qapp):
    for path in (ROOT / "resources" / "icons").glob("*.svg"):
        picture = icon_pixmap(path.stem, "accent", 24).toImage()
        inked = [
            picture.pixelColor(x, y)
            for x in range(24)
            for y in range(24)
            if picture.pixelColor(x, y).alpha() > 180
        ]
        assert inked, path.stem
        assert all(abs(c.red() - colour("accent").red()) < 3 for c in inked), path.stem


def test_buttons_that_are_gone_do_not_stand_in_the_way_of_a_new_theme(qtbot, qapp):
    """As after a page was left: its buttons are deleted by Qt while Python still knows of them."""
    holder = QWidget()
    buttons = [QPushButton("x", holder) for _ in range(50)]
    for button in buttons:
        set_icon(button, "lock")
    kept = QPushButton("y")
    qtbot.addWidget(kept)
    set_icon(kept, "lock")
    holder.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    before = kept.icon().pixmap(16, 16).toImage()
    dress(qapp, "dark")
    assert kept.icon().pixmap(16, 16).toImage() != before


def ink(widget):
    picture, paper = widget.grab().toImage(), colour("surface").lightness()
    return [
        (x, y)
        for x in range(2, picture.width() - 30)
        for y in range(4, picture.height() - 4)
        if abs(picture.pixelColor(x, y).lightness() - paper) > 90
    ]


def test_the_title_of_a_box_is_strong_and_what_stands_in_it_is_not(qtbot, qapp):
    dress(qapp, "light")
    plain, strong = QGroupBox("This program"), TitledBox("This program")
    for box in (plain, strong):
        qtbot.addWidget(box)
        box.resize(240, 80)
        box.show()
    assert len(ink(strong)) > 1.1 * len(ink(plain))
    inside = QLineEdit(strong)
    assert inside.font().weight() == font().weight()


def test_a_number_stands_as_far_from_the_edge_as_a_text(qtbot, qapp):
    dress(qapp, "light")
    number, text, hour = NumberField(), QLineEdit("0"), TimeField()
    for field in (number, text, hour):
        qtbot.addWidget(field)
        field.resize(120, 32)
        field.show()
        field.clearFocus()
    first = [min(x for x, _ in ink(field)) for field in (number, text, hour)]
    assert max(first) - min(first) <= 1


def contrast(one, other):
    """As WCAG counts it."""
    light, dark = sorted((luminance(c.name()) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_field_with_arrows_is_one_of_these():
    for path in (ROOT / "ui").rglob("*.py"):
        if path.name != "number_field.py":
            text = path.read_text("utf-8")
            assert not [bare for bare in ("QSpinBox()", "QTimeEdit()") if bare in text], path


@pytest.mark.parametrize("theme", ["light", "dark", "hc"])
def test_what_an_empty_field_asks_for_can_be_read(qtbot, qapp, theme):
    dress(qapp, theme)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("day/month/year")
    field.resize(200, 32)
    field.show()
    field.clearFocus()
    drawn = field.grab().toImage()
    inner = {drawn.pixel(x, y) for x in range(12, 150) for y in range(8, 24)}
    assert max(contrast(QColor(one), colour("surface")) for one in inner) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark", "hc"])
def test_the_key_on_a_filled_button_can_be_read(qtbot, qapp, theme):
    dress(qapp, theme)
    button = KeyButton("Add", "Ctrl+N")
    button.setProperty("main", True)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    drawn = button.grab().toImage()
    right = range(drawn.width() - 45, drawn.width() - 14)
    inner = {drawn.pixel(x, y) for x in right for y in range(10, 22)}
    assert max(contrast(QColor(one), colour("accent")) for one in inner) >= 4.5


def test_both_lines_of_whom_a_file_is_for_have_room(qtbot, qapp):
    dress(qapp, "light")
    holder = QWidget()
    qtbot.addWidget(holder)
    field = RecipientField()
    column = QVBoxLayout(holder)
    column.addWidget(field)
    column.addWidget(QWidget(), 1)
    holder.resize(500, 40)
    holder.show()
    assert field.height() == field.sizeHint().height()


@pytest.mark.parametrize("theme", ["light", "dark", "hc"])
def test_the_words_of_a_pressed_button_can_be_read(qtbot, qapp, theme):
    dress(qapp, theme)
    button = Posed("Close register", PRESSED)
    qtbot.addWidget(button)
    picture = button.grab().toImage()
    across = range(12, picture.width() - 12)
    seen = [picture.pixelColor(x, picture.height() // 2).lightness() for x in across]
    assert max(seen) - min(seen) > 100


@pytest.mark.parametrize("theme", ["light", "dark", "hc"])
def test_a_ticked_box_shows_that_the_keyboard_is_there(qtbot, qapp, theme):
    dress(qapp, theme)
    pictures = []
    for kind in (QCheckBox, PosedTick):
        tick = kind("")
        tick.setChecked(True)
        qtbot.addWidget(tick)
        picture = tick.grab().toImage()
        pictures.append([picture.pixelColor(x, picture.height() // 2) for x in range(16)])
    assert any(abs(a.lightness() - b.lightness()) > 30 for a, b in zip(*pictures, strict=True))
