"""Widgets at their own width, with empty room to their right."""

from PySide6.QtWidgets import QHBoxLayout, QWidget


def beside(*widgets: QWidget) -> QHBoxLayout:
    """The widgets in a row."""
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def at_left(widget: QWidget) -> QWidget:
    """One widget, in a form's row."""
    holder = QWidget()
    row = beside(widget)
    row.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(row)
    return holder
