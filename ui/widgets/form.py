"""A form whose labels stand on the lines of their fields, and whose fields are as wide as what goes
into them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

_WIDEST = 440
"""A line that is typed: a name, a sentence, an address."""


class Form(QFormLayout):
    """As QFormLayout; a field with a width of its own keeps it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(8)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)

    def addRow(self, *parts: object) -> None:
        super().addRow(*parts)  # type: ignore[call-overload]
        field = parts[-1]
        if isinstance(field, QWidget):
            fit_width(field)


def fit_width(field: QWidget) -> None:
    """Not wider than its content can be."""
    if field.maximumWidth() <= _WIDEST:
        return
    if isinstance(field, QSpinBox):
        field.setMaximumWidth(field.sizeHint().width() + 16)
    elif isinstance(field, QComboBox | QLineEdit):
        field.setMaximumWidth(_WIDEST)
