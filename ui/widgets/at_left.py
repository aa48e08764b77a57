"""A button at its own width in a form's row."""

from PySide6.QtWidgets import QHBoxLayout, QWidget


def at_left(widget: QWidget) -> QWidget:
    """The widget with empty room to its right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
