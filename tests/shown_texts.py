"""Every text of a widget and of what stands in it: seen, coming up, or read out."""

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from ui.widgets.made_late import MadeLate

SAID = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


_OF = {
    QLabel: lambda part: (part.text(),),
    QAbstractButton: lambda part: (part.text(),),
    QGroupBox: lambda part: (part.title(),),
    QLineEdit: lambda part: (part.text(), part.placeholderText()),
    QPlainTextEdit: lambda part: (part.toPlainText(), part.placeholderText()),
    QComboBox: lambda part: map(part.itemText, range(part.count())),
    QAbstractSpinBox: lambda part: (part.text(),),
    QTabWidget: lambda part: map(part.tabText, range(part.count())),
    QAbstractItemView: lambda part: cells(part.model()),
}


def make_all(widget):
    """What is made late, as whoever comes to it sees it."""
    while late := [part for part in widget.findChildren(MadeLate) if not part.is_made]:
        for part in late:
            part.have_made()


def shown(widget):
    """Whether or not it is in sight."""
    make_all(widget)
    for part in [widget, *widget.findChildren(QWidget)]:
        yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription())
        yield from (part.statusTip(), part.windowTitle())
        for kind, texts in _OF.items():
            if isinstance(part, kind):
                yield from texts(part)
    for action in widget.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def cells(model):
    """Of a list or table, with its heads."""
    if model is None:
        return
    for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
        for role in SAID:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
        for row in range(model.rowCount()):
            index = model.index(row, column)
            yield from (str(index.data(role) or "") for role in SAID)
