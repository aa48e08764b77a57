"""What of a button may go where its line is a little too long: the key beside its words, then its
icon."""

from PySide6.QtWidgets import QPushButton, QWidget

from ui.look.icons import has_icon, show_icon
from ui.widgets.key_button import KeyButton
from ui.widgets.switch import Switch

LOOSE, NO_KEY, WORDS_ALONE = range(3)
_ICON = 20
"""With what the style leaves beside it."""


def spared(widget: QWidget | None, level: int) -> int:
    """Pixels by which it is narrower there than when it is loose."""
    return sum(_spared_by(button, level) for button in _buttons(widget))


def level_of(widget: QWidget | None) -> int:
    """How it stands now."""
    return int(widget.property("tight") or LOOSE) if widget is not None else LOOSE


def tighten(widget: QWidget | None, level: int) -> None:
    """Its words stay, and a screen reader is told the key all the same."""
    if widget is None or level_of(widget) == level:
        return
    widget.setProperty("tight", level)
    for button in _buttons(widget):
        if has_icon(button):
            shown = level < WORDS_ALONE
            show_icon(button, shown=shown)
            button.setText(f"{' ' if shown else ''}{button.text().lstrip()}")
        if isinstance(button, KeyButton):
            button.show_key(shown=level < NO_KEY)


def _buttons(widget: QWidget | None) -> list[QPushButton]:
    """Those that say in words what they do."""
    if isinstance(widget, Switch):
        return [each for each in widget.buttons.values() if each.isVisibleTo(widget)]
    return [widget] if isinstance(widget, QPushButton) and widget.text().strip() else []


def _spared_by(button: QPushButton, level: int) -> int:
    key = button.key_room if isinstance(button, KeyButton) and level >= NO_KEY else 0
    if level < WORDS_ALONE or not has_icon(button):
        return key
    return key + _ICON + button.fontMetrics().horizontalAdvance(" ")
