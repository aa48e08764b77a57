"""Widgets at their own width, with empty room to their right, or at both sides."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.flow import Flow


def beside(*widgets: QWidget) -> Flow:
    """The widgets in a row, or in several where there is less room."""
    return Flow(*widgets)


def at_left(widget: QWidget) -> QWidget:
    """One widget, in a form's row."""
    holder = QWidget()
    row = beside(widget)
    row.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(row)
    return holder


def in_middle(widget: QWidget) -> QHBoxLayout:
    """One widget that has a width of its own. An alignment would not do: Qt asks what is aligned
    for its height at the whole width, and text that is broken into lines is then cut off."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row
