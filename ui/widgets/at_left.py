"""Widgets at their own width, with empty room to their right."""

from PySide6.QtWidgets import QWidget

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
