"""What is new: each version of the program in a few points."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.plain import PlainLabel, Subtitle, Title
from ui.widgets.scroll_column import ScrollColumn
from vault.domain.news import News


class NewsPage(QWidget):
    """What changed with each version."""

    projects = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scroll = ScrollColumn(self.tr("What is new"))
        self._column = scroll.column
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.addWidget(Title(self.tr("What is new")))
        layout.addWidget(scroll, 1)

    def show_news(self, news: tuple[News, ...]) -> None:
        """Newest first."""
        for version in news:
            self._column.addWidget(Subtitle(self.tr("Version {0}").format(version.version)))
            for point in version.points:
                self._column.addWidget(PlainLabel(f"•  {point}"))
