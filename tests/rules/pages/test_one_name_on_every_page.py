"""'Zoe Khan', whose legal name is Smith, is called so on every page; 'Smith' stands on her own page
only, in the field for the legal name and in the history of it."""

from datetime import date

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QTableView

from ui.shell.places import PLACES
from ui.widgets.listed import is_list, listed
from vault.actions.classes import AddClass
from vault.actions.contacts import SetAlert
from vault.actions.pupils import AddPupil
from vault.actions.restrictions import SetHold
from vault.actions.rights import OpenRequest
from vault.domain.ids import NEW
from vault.domain.rights import RequestKind

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def shown(widget):
    """Every text that a page and its lists show, or read out."""
    for label in widget.findChildren(QLabel):
        yield from (label.text(), label.toolTip())
    for line in widget.findChildren(QLineEdit):
        yield line.text()
    for view in widget.findChildren(QAbstractItemView):
        model = view.model()
        is_list = isinstance(model, QAbstractListModel)
        columns = 1 if is_list or model is None else model.columnCount()
        for row in range(model.rowCount() if model is not None else 0):
            for column in range(columns):
                for role in ROLES:
                    yield str(model.index(row, column).data(role) or "")


def lines_of_nobody(page, name, pupil):
    """Lines with the child's name that a saved list would not hold to be hers: she could not be
    kept out of it, and her record would not say that it left."""
    tables = (view for view in page.findChildren(QTableView) if is_list(view))
    lines = (line for view in tables for line in listed(view).lines)
    return [line for line in lines if name in str(line.cells) and pupil not in line.pupils]


def test_no_page_but_her_own_says_the_legal_name(qtbot, opener, desk, make_window):
    room = opener.run(AddClass("4B"))
    names = (("legal_given", "Zoe"), ("legal_family", "Smith"), ("preferred_family", "Khan"))
    zoe = opener.run(AddPupil(names, room))
    opener.run(SetAlert(zoe, NEW, "medical", "Inhaler"))
    opener.run(SetHold(zoe, "a claim"))
    case = opener.run(OpenRequest(zoe, RequestKind.ERASURE, "the mother", date.today()))
    window = make_window(desk)
    records = {"pupil": zoe, "send": f"pupil {zoe}", "request": case}
    with_khan = set()
    for place in PLACES:
        window.go(place.key, records.get(place.key, ""))
        for _ in range(6):
            opener.on_worker(lambda: None)
        page = window.pages.currentWidget()
        texts = list(shown(page))
        assert lines_of_nobody(page, "Khan", zoe) == [], place.key
        with_khan |= {place.key} if any("Khan" in text for text in texts) else set()
        if place.key == "pupil":
            assert page.title.text() == "Zoe Khan"
            assert page.facts.edits["legal_family"].text() == "Smith"
            continue
        assert [text for text in texts if "Smith" in text] == [], place.key
    assert {"pupils", "pupil", "request", "requests", "send", "classes"} <= with_khan
    window.search.setText("smith")
    window.finder.look()
    for _ in range(6):
        opener.on_worker(lambda: None)
    assert [t for t in shown(window) if "Smith" in t] == []
