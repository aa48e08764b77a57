"""Fusion in our own colours, light and dark; contrast meets WCAG 2.2 AA."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

_LIGHT = {
    "Window": "#f3f5f8",
    "WindowText": "#1b1f24",
    "Base": "#ffffff",
    "AlternateBase": "#f5f7fa",
    "Text": "#1b1f24",
    "Button": "#e8ecf1",
    "ButtonText": "#1b1f24",
    "Highlight": "#1f5fa8",
    "HighlightedText": "#ffffff",
    "PlaceholderText": "#59636e",
    "Mid": "#b9c2cc",
    "Link": "#1f5fa8",
}
_DARK = {
    "Window": "#1b1f24",
    "WindowText": "#e8eaed",
    "Base": "#14171a",
    "AlternateBase": "#1e2329",
    "Text": "#e8eaed",
    "Button": "#2c323a",
    "ButtonText": "#e8eaed",
    "Highlight": "#6ea8e6",
    "HighlightedText": "#10151a",
    "PlaceholderText": "#9aa4af",
    "Mid": "#46505b",
    "Link": "#8abcf0",
}
_TONES = {
    False: {
        "info": ("#e3edf8", "#153f70"),
        "warn": ("#fdf0d0", "#5c3d00"),
        "bad": ("#fbe3e1", "#7d1a12"),
        "good": ("#dff2e3", "#14532a"),
    },
    True: {
        "info": ("#1d3550", "#cfe4fb"),
        "warn": ("#4a3a10", "#fbe6ae"),
        "bad": ("#55201c", "#fbd3cf"),
        "good": ("#173f26", "#c9efd5"),
    },
}
"""Background and words of a notice or badge; each pair has a contrast of at least 7 to 1."""

_SHEET = """
QListWidget#sidebar {{ border: 0; background: {window}; outline: 0; }}
QListWidget#sidebar::item {{ padding: 5px 12px; border-radius: 6px; margin: 0 4px; }}
QListWidget#sidebar::item:disabled {{ color: {faint}; padding: 8px 8px 1px 8px; }}
QListWidget#sidebar::item:selected {{ background: {highlight}; color: {on_highlight}; }}
QListWidget#sidebar::item:hover:!selected {{ background: {button}; }}
QPushButton {{ padding: 6px 14px; border: 1px solid {mid}; border-radius: 5px;
    background: {button}; }}
QPushButton:hover {{ border-color: {highlight}; }}
QPushButton:focus {{ border: 2px solid {highlight}; padding: 5px 13px; }}
QPushButton:disabled {{ color: {faint}; }}
QPushButton[main="true"] {{ background: {highlight}; color: {on_highlight};
    border-color: {highlight}; }}
QPushButton[main="true"]:disabled {{ background: {button}; color: {faint}; border-color: {mid}; }}
QPushButton[main="true"]:focus {{ border: 2px solid {text}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QComboBox, QSpinBox {{ min-height: 28px; }}
QLineEdit, QPlainTextEdit {{ padding: 5px 7px; border: 1px solid {mid};
    border-radius: 5px; background: {base}; color: {text}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {highlight}; padding: 4px 6px; }}
QLineEdit:read-only {{ background: {window}; }}
QTableView, QListView, QListWidget {{ border: 1px solid {mid}; border-radius: 5px; }}
QTableView::item {{ padding: 0 7px; }}
QTableView::item:selected {{ background: {highlight}; color: {on_highlight}; }}
QHeaderView::section {{ padding: 6px 8px; border: 0; border-bottom: 1px solid {mid};
    background: {button}; color: {text}; }}
QTabBar::tab {{ padding: 7px 14px; color: {text}; border: 0;
    border-bottom: 3px solid transparent; }}
QTabBar::tab:focus {{ background: {button}; }}
QTabBar::tab:selected {{ border-bottom: 3px solid {highlight}; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {mid}; }}
QListWidget::item {{ padding: 4px; }}
QCheckBox::indicator, QListView::indicator, QTableView::indicator {{ width: 13px; height: 13px;
    border: 1px solid {faint}; border-radius: 3px; background: {base}; }}
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {{
    width: 9px; height: 9px; border: 3px solid {faint}; background: {highlight}; }}
QRadioButton::indicator {{ width: 13px; height: 13px; border: 1px solid {faint};
    border-radius: 7px; background: {base}; }}
QRadioButton::indicator:checked {{ width: 7px; height: 7px; border: 4px solid {highlight};
    border-radius: 7px; background: {base}; }}
QRadioButton:focus {{ color: {highlight}; }}
QCheckBox:focus {{ color: {highlight}; }}
QFrame#card {{ border: 1px solid {mid}; border-radius: 6px; background: {base}; }}
QFrame[tone="info"] {{ background: {info_bg}; border-radius: 5px; }}
QFrame[tone="warn"] {{ background: {warn_bg}; border-radius: 5px; }}
QFrame[tone="bad"] {{ background: {bad_bg}; border-radius: 5px; }}
QFrame[tone="good"] {{ background: {good_bg}; border-radius: 5px; }}
QFrame[tone="info"] QLabel, QLabel[tone="info"] {{ color: {info_fg}; }}
QFrame[tone="warn"] QLabel, QLabel[tone="warn"] {{ color: {warn_fg}; }}
QFrame[tone="bad"] QLabel, QLabel[tone="bad"] {{ color: {bad_fg}; }}
QFrame[tone="good"] QLabel, QLabel[tone="good"] {{ color: {good_fg}; }}
QLabel[key="true"] {{ padding: 0 6px; border: 1px solid {mid}; border-radius: 4px; }}
QPushButton[answer="true"] {{ background: {base}; }}
QPushButton[answer="true"]:checked {{ border: 2px solid {highlight};
    background: {info_bg}; }}
QLabel[badge="true"] {{ padding: 3px 9px; border-radius: 9px; }}
QLabel[badge="true"][tone="warn"] {{ background: {warn_bg}; }}
QLabel[badge="true"][tone="bad"] {{ background: {bad_bg}; }}
QLabel[badge="true"][tone="info"] {{ background: {info_bg}; }}
QTableView {{ gridline-color: {mid}; }}
QFrame#drop {{ border: 2px dashed {mid}; border-radius: 8px; }}
QFrame#palette {{ background: {base}; border: 1px solid {mid}; border-radius: 6px; }}
QFrame#curtain {{ background: {window}; }}
"""

_HALF = 128
THEMES = ("system", "light", "dark")


def dress(app: QApplication, wanted: str = "system") -> None:
    """Light, dark, or as the system has it."""
    dark = wanted == "dark" or (
        wanted not in THEMES[1:] and app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    )
    app.setStyle("Fusion")
    colours = _DARK if dark else _LIGHT
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(getattr(QPalette.ColorRole, role), QColor(colour))
    app.setPalette(palette)
    tones = {
        f"{name}_{part}": pair[place]
        for name, pair in _TONES[dark].items()
        for place, part in enumerate(("bg", "fg"))
    }
    app.setStyleSheet(
        _SHEET.format(
            highlight=colours["Highlight"],
            on_highlight=colours["HighlightedText"],
            button=colours["Button"],
            window=colours["Window"],
            mid=colours["Mid"],
            base=colours["Base"],
            text=colours["Text"],
            faint=colours["PlaceholderText"],
            **tones,
        )
    )


def tone_colours(tone: str) -> tuple[QColor, QColor]:
    """Ground and words of a tone, in the theme that is worn now."""
    dark = QGuiApplication.palette().window().color().lightness() < _HALF
    ground, words = _TONES[dark][tone]
    return QColor(ground), QColor(words)
