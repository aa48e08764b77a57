"""Columns of a table that share its width."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView


def share_width(view: QTableView, wide: tuple[int, ...], *, snug: tuple[int, ...]) -> None:
    """The wide columns share what room the others leave, and nothing is pushed out of sight."""
    header, mode = view.horizontalHeader(), QHeaderView.ResizeMode
    header.setStretchLastSection(False)
    for columns, way in ((wide, mode.Stretch), (snug, mode.ResizeToContents)):
        for column in columns:
            header.setSectionResizeMode(column, way)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
