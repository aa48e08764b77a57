"""Every widget in every state, in one picture for each theme: `--gallery`, for who builds pages."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.look.mark import mark_pixmap
from ui.look.theme import dress
from ui.look.tokens import Theme
from ui.walk.gallery_controls import buttons, empty_page, fields, ticks
from ui.walk.gallery_floating import dialog, floating, icons, sidebar
from ui.walk.gallery_shown import bands, colours, progress, table, tones, type_sizes, views
from ui.widgets.plain import PlainLabel, Quiet, Title

_SIZE = (1366, 968)
_COLUMNS = (
    (
        ("Buttons", buttons),
        ("Fields: label and value share a baseline; as wide as the content", fields),
        ("Ticks, choices, switches", ticks),
        ("Empty state", empty_page),
    ),
    (
        ("Tones, always with a symbol", tones),
        ("Bands and judgements", bands),
        ("Tabs and views", views),
        ("Table rows, 32 px", table),
        ("Progress of a long act", progress),
    ),
    (
        ("Type: Inter, three sizes, two weights", type_sizes),
        ("Colour", colours),
        ("Toast, tooltip, menu", floating),
        ("Dialog that destroys", dialog),
        ("Sidebar entries", sidebar),
        ("Program icon 16, 32, 64", icons),
    ),
)


def paint_gallery(pictures: Path) -> list[Path]:
    """One picture for each theme; their paths."""
    app = QApplication.instance() or QApplication(["tuckbox"])
    pictures.mkdir(parents=True, exist_ok=True)
    written = []
    for theme in Theme:
        if isinstance(app, QApplication):
            dress(app, theme.value)
        gallery = Gallery()
        gallery.show()
        app.processEvents()
        path = pictures / f"gallery-{theme.value}.png"
        if not gallery.grab().save(str(path)):
            raise AssertionError(f"no picture of {path.name}")
        written.append(path)
        gallery.deleteLater()
    return written


class Gallery(QWidget):
    """Three columns, as wide as the smallest screen that schools have."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(*_SIZE)
        head = QHBoxLayout()
        mark = PlainLabel()
        mark.setPixmap(mark_pixmap(28))
        mark.setFixedWidth(28)
        head.addWidget(mark)
        head.addWidget(Title("Components"), 1)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        for parts in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(8)
            for words, make in parts:
                column.addWidget(Quiet(words, is_small=True))
                column.addWidget(make())
                column.addSpacing(12)
            column.addStretch(1)
            columns.addLayout(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 28, 24, 24)
        outer.setSpacing(24)
        outer.addLayout(head)
        outer.addLayout(columns, 1)
