"""A field for a small whole number."""

from PySide6.QtWidgets import QSpinBox

_LEFT = 10


class NumberField(QSpinBox):
    """Its digits stand as far from the edge as the text of other fields: the sheet's padding does
    not reach into a spin box."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(_LEFT, 0, 0, 0)
