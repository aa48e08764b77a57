"""On every page: an alert that has ended warns of nothing, and a number of the state stands masked
until somebody asks for it. Only where it is kept, corrected or compared can either be read."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QTabWidget,
    QWidget,
)

from vault.actions.classes import AddClass
from vault.actions.contacts import SetAlert
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.domain.ids import NEW

UPN, BEFORE = "B801200005001", "P801200005009"
OVER, STANDS = "Endedword", "Standingword"
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


@pytest.fixture
def filled(opener, desk):
    room = opener.run(AddClass("4A"))
    values = (("legal_given", "Zoë"), ("legal_family", "Ash"), ("upn", BEFORE))
    pupil = opener.run(AddPupil(values, room))
    version = opener.run(OpenPupil(pupil)).facts.version
    opener.run(ChangePupil(pupil, version, (("upn", UPN),)))
    yesterday = date.today() - timedelta(days=1)
    opener.run(SetAlert(pupil, NEW, "medical", f"{OVER}: plaster cast", ends=yesterday))
    opener.run(SetAlert(pupil, NEW, "medical", f"{STANDS}: inhaler", ends=date.today()))
    return {
        **dict.fromkeys(("pupil", "contacts", "concern"), pupil),
        **dict.fromkeys(("class", "classes"), room),
    }


def texts_of(window):
    """Every word that is shown or spoken, with where it stands."""
    for widget in window.findChildren(QWidget):
        for wording in (widget.accessibleName(), widget.toolTip()):
            yield widget, wording
        if isinstance(widget, QLineEdit):
            yield widget, widget.displayText()
        elif isinstance(widget, QLabel | QAbstractButton):
            yield widget, widget.text()
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            for words in cells_of(widget.model()):
                yield widget, words


def cells_of(model):
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(model.rowCount()):
        for column in range(columns):
            for role in ROLES:
                words = model.index(row, column).data(role)
                if isinstance(words, str):
                    yield words


def settled(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


def is_kept_in(page, widget):
    """Whether it is where all alerts are kept, or what happened is told."""
    parts = (getattr(page, name, None) for name in ("alerts", "history", "overview"))
    return any(isinstance(part, QWidget) and part.isAncestorOf(widget) for part in parts)


def shown_on_each_page(filled, opener, window):
    """(page's key, its page, widget, words) of all that is shown, on every tab."""
    for key in window._places:
        window.go(key, filled.get(key, ""))
        settled(opener)
        page = window.pages.currentWidget()
        tabs = getattr(page, "tabs", None)
        for place in range(tabs.count() if isinstance(tabs, QTabWidget) else 1):
            if isinstance(tabs, QTabWidget):
                tabs.setCurrentIndex(place)
                settled(opener)
            for widget, words in texts_of(window):
                yield key, page, widget, words


def test_no_page_warns_of_what_is_over_or_shows_a_number_of_the_state_in_full(
    filled, opener, make_window
):
    window = make_window(opener.desk)
    warned, told, numbers, masked = [], set(), [], set()
    for key, page, widget, words in shown_on_each_page(filled, opener, window):
        if OVER in words and not is_kept_in(page, widget):
            warned.append((key, type(widget).__name__, words))
        if STANDS in words:
            told.add(key)
        if UPN in words or BEFORE in words:
            numbers.append((key, type(widget).__name__, words))
        if "•" in words and UPN[-4:] in words:
            masked.add(type(widget).__name__)
    assert warned == []
    assert {"today", "pupil", "pupils", "classes"} <= told, "what stands is told"
    assert numbers == []
    assert len(masked) > 1, "it is there, and masked"


def test_the_number_is_masked_on_both_pages_until_it_is_asked_for(filled, opener, make_window):
    window = make_window(opener.desk)
    for key, record, ask in (("pupils", "", None), ("pupil", filled["pupil"], "facts")):
        window.go(key, record)
        settled(opener)
        page = window.pages.currentWidget()
        box = getattr(page, ask).show_upn if ask else page.show_upn
        box.setChecked(True)
        assert any(UPN in words for _, words in texts_of(window)), key
