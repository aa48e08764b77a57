"""How high a column has to be, so that nothing in it is squeezed."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget


def needed_height(layout: QLayout, width: int) -> int:
    """At that width, in px. Qt gives what wraps all the height that it would like, though its own
    `minimumHeightForWidth` says less; what does not wrap gives way."""
    if not isinstance(layout, QVBoxLayout):
        return layout.totalMinimumHeightForWidth(width)
    around, high, count = layout.contentsMargins(), 0, 0
    inside = width - around.left() - around.right()
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None or (item.isEmpty() and item.spacerItem() is None):
            continue
        count += item.spacerItem() is None
        wraps = item.hasHeightForWidth()
        high += item.heightForWidth(inside) if wraps else item.minimumSize().height()
    return high + max(0, count - 1) * layout.spacing() + around.top() + around.bottom()


def part_height(part: QWidget | None, width: int) -> int:
    """Of what stands on a tab that is that wide."""
    layout = part.layout() if part is not None else None
    needs = part.minimumSizeHint().height() if part is not None else 0
    wraps = layout is not None and layout.hasHeightForWidth()
    return max(needs, needed_height(layout, width)) if layout is not None and wraps else needs
