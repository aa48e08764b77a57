"""Fusion in our own colours, light and dark; contrast meets WCAG 2.2 AA."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

_LIGHT = {
    "Window": "#f4f5f7",
    "WindowText": "#1b1f24",
    "Base": "#ffffff",
    "AlternateBase": "#eef1f4",
    "Text": "#1b1f24",
    "Button": "#e6e9ed",
    "ButtonText": "#1b1f24",
    "Highlight": "#1f5fa8",
    "HighlightedText": "#ffffff",
    "PlaceholderText": "#59636e",
}
_DARK = {
    "Window": "#1d2126",
    "WindowText": "#e8eaed",
    "Base": "#14171a",
    "AlternateBase": "#22272d",
    "Text": "#e8eaed",
    "Button": "#2c323a",
    "ButtonText": "#e8eaed",
    "Highlight": "#6ea8e6",
    "HighlightedText": "#10151a",
    "PlaceholderText": "#9aa4af",
}


def dress(app: QApplication, *, dark: bool | None = None) -> None:
    """Follow the system's light or dark unless told."""
    app.setStyle("Fusion")
    if dark is None:
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    palette = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        palette.setColor(getattr(QPalette.ColorRole, role), QColor(colour))
    app.setPalette(palette)
