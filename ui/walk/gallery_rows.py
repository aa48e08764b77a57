"""Rows and cards that hold the parts of the gallery."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget


def row(*widgets: QWidget) -> QWidget:
    """Beside each other, from the left."""
    holder = QWidget()
    inner = QHBoxLayout(holder)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(8)
    for widget in widgets:
        inner.addWidget(widget)
    inner.addStretch(1)
    return holder


def rows(*widgets: QWidget, gap: int = 6) -> QWidget:
    """One below the other."""
    holder = QWidget()
    inner = QVBoxLayout(holder)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(gap)
    for widget in widgets:
        inner.addWidget(widget)
    return holder


def framed(widget: QWidget, kind: str = "card") -> QFrame:
    """In a card, or another frame of the style sheet."""
    card = QFrame()
    card.setObjectName(kind)
    inner = QHBoxLayout(card)
    inner.setContentsMargins(16, 12, 16, 12)
    inner.addWidget(widget)
    return card
