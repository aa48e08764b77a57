"""What a screen reader would say of a window: which of its widgets have no name, and which cells
no words."""

import re

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QTableView,
    QTreeView,
    QWidget,
)

_MOST_ROWS = 40
_CLASS_NAME = re.compile(r"_?Q?[A-Z][a-z]+([A-Z][a-z]+)+")


def spoken_name(widget):
    """As the system's accessibility layer is told it: the name that was set, or a button's text, a
    label's buddy, and so on."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def silent(window):
    """(widget, why) of each that the keyboard can reach and a screen reader cannot tell."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or _is_part_of_another(widget):
            continue
        name = spoken_name(widget)
        if isinstance(widget, QLabel) and not widget.text():
            continue
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not name:
            found.append((widget, "has no name"))
        elif _is_class_name(widget, name):
            found.append((widget, f"is called {name!r}"))
        if isinstance(widget, QAbstractButton) and not widget.text() and not widget.icon().isNull():
            if not name:
                found.append((widget, "is a picture without a name"))
            if not widget.toolTip():
                found.append((widget, f"is a picture without a tooltip: {name!r}"))
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            found += [(widget, why) for why in _silent_rows(widget)]
    return found


def _silent_rows(view):
    """Rows of which no cell says anything."""
    model = view.model()
    root = view.rootIndex() if view.rootIndex().isValid() else QModelIndex()
    rows = range(min(model.rowCount(root), _MOST_ROWS)) if model is not None else ()
    is_table = isinstance(view, QTableView | QTreeView)
    columns = range(model.columnCount(root)) if is_table and model is not None else (0,)
    shown = [column for column in columns if not is_table or not view.isColumnHidden(column)]
    for row in rows:
        if not any(_words(model.index(row, column, root)) for column in shown):
            yield f"row {row} says nothing"


def _words(index):
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
        words = index.data(role)
        if isinstance(words, str) and words.strip():
            return words
    return ""


def _is_class_name(widget, name):
    kinds = {kind.__name__ for kind in type(widget).__mro__}
    return name in kinds or bool(_CLASS_NAME.fullmatch(name) and name.startswith(("Q", "_")))


def _is_part_of_another(widget):
    """Qt's own parts of a field, a list or a scroll area speak through what they belong to."""
    whole = (QComboBox, QAbstractSpinBox, QAbstractItemView)
    return widget.objectName().startswith("qt_") or isinstance(widget.parent(), whole)
