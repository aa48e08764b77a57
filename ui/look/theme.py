"""Light, dark or the system's high contrast, also while the program runs."""

import sys

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.look.fonts import wear_fonts
from ui.look.icons import recolour_icons
from ui.look.mark import program_icon
from ui.look.sheet import style_sheet
from ui.look.tokens import Theme, colour, wear

THEMES = ("system", "light", "dark")

_ROLES = {
    "Window": "page",
    "WindowText": "text",
    "Base": "surface",
    "AlternateBase": "sunken",
    "Text": "text",
    "Button": "surface",
    "ButtonText": "text",
    "Highlight": "selection",
    "HighlightedText": "text",
    "PlaceholderText": "text2",
    "Mid": "border",
    "Dark": "field",
    "Link": "accentText",
    "LinkVisited": "accentText",
    "Accent": "accent",
    "ToolTipBase": "toast",
    "ToolTipText": "onToast",
}
_OF_SYSTEM = {
    "Window": ("window", "page", "sunken", "infoBg", "goodBg", "warnBg", "badBg", "toast"),
    "Base": ("surface",),
    "WindowText": ("text", "text2", "border", "field", "onToast"),
    "Highlight": ("accent", "selection"),
    "HighlightedText": ("onAccent",),
    "Link": ("accentText", "toastLink"),
}
"""Which tokens the system's own high contrast decides; the rest come from the file."""


class Dresser(QObject):
    """Dresses the program anew when the system changes its colours. `dressed` after each time."""

    dressed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app, self._wanted = app, "system"
        app.setWindowIcon(program_icon())
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    def dress(self, wanted: str) -> None:
        """`wanted` is one of THEMES, or 'hc'; anything else is taken for 'system'."""
        self._wanted = wanted
        theme = theme_for(self._app, wanted)
        wear(theme, self._system_colours() if theme is Theme.HIGH_CONTRAST else None)
        if self._app.style().objectName() != "fusion":
            self._app.setStyle("Fusion")
        wear_fonts(self._app)
        self._app.setPalette(palette())
        self._app.setStyleSheet(style_sheet())
        recolour_icons()
        self.dressed.emit()

    def _follow(self) -> None:
        self.dress(self._wanted)

    def _system_colours(self) -> dict[str, str]:
        if sys.platform != "win32":
            return {}
        self._app.setPalette(QPalette())
        return system_tokens(self._app.palette())


def system_theme(app: QApplication) -> Theme:
    """What the system is set to now."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Theme.HIGH_CONTRAST
    return Theme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Theme.LIGHT


def theme_for(app: QApplication, wanted: str) -> Theme:
    """What 'system' means now, or the theme of that name. High contrast goes before both: who has
    set it cannot read the others."""
    of_system = system_theme(app)
    if Theme.HIGH_CONTRAST in (of_system, wanted):
        return Theme.HIGH_CONTRAST
    return Theme(wanted) if wanted in THEMES[1:] else of_system


def system_tokens(of: QPalette) -> dict[str, str]:
    """Colours by token, as a palette of the system's own high contrast has them."""
    return {
        token: of.color(getattr(QPalette.ColorRole, role)).name()
        for role, tokens in _OF_SYSTEM.items()
        for token in tokens
    }


def palette() -> QPalette:
    """Of the theme that is worn."""
    colours = QPalette()
    for role, token in _ROLES.items():
        colours.setColor(getattr(QPalette.ColorRole, role), colour(token))
    for role in ("WindowText", "Text", "ButtonText"):
        colours.setColor(
            QPalette.ColorGroup.Disabled, getattr(QPalette.ColorRole, role), colour("field")
        )
    return colours


def dress(app: QApplication, wanted: str = "system") -> None:
    """Light, dark, or Same as system, and after the system from then on."""
    dresser = app.findChild(Dresser) or Dresser(app)
    dresser.dress(wanted)


def tone_colours(tone: str) -> tuple[QColor, QColor]:
    """Background and words of a tone ('info', 'good', 'warn', 'bad'), in the theme that is worn."""
    return colour(f"{tone}Bg"), colour(f"{tone}Text")
