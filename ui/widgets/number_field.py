"""Fields with arrows: a small whole number, and a time of day."""

from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QTimeEdit

_LEFT = 10


def _off_the_edge(field: QAbstractSpinBox) -> None:
    """The sheet's padding does not reach into a spin box."""
    field.lineEdit().setTextMargins(_LEFT, 0, 0, 0)


class NumberField(QSpinBox):
    """Its digits stand as far from the edge as the text of other fields."""

    def __init__(self) -> None:
        super().__init__()
        _off_the_edge(self)


class TimeField(QTimeEdit):
    """The same with hours and minutes."""

    def __init__(self) -> None:
        super().__init__()
        _off_the_edge(self)
