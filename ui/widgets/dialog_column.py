"""The column of a dialog, with the air around it that all dialogs have."""

from PySide6.QtWidgets import QDialog, QVBoxLayout

_ACROSS, _DOWN = 24, 16
"""Pixels at the sides, and above and below."""


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """Into which everything of it goes."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(_ACROSS, _DOWN, _ACROSS, _DOWN)
    return column
