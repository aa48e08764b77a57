"""What is new: each version of the program in a few points."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.training.reading import ReadingView
from ui.widgets.plain import Title
from vault.domain.news import News
from vault.domain.training import Block, BlockKind


class NewsPage(QWidget):
    """What changed with each version."""

    projects = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = ReadingView(self.tr("What is new"))
        layout = QVBoxLayout(self)
        layout.addWidget(Title(self.tr("What is new")))
        layout.addWidget(self._reading, 1)

    def show_news(self, news: tuple[News, ...]) -> None:
        """Newest first."""
        blocks = list[Block]()
        for version in news:
            title = self.tr("Version {0}").format(version.version)
            points = (Block(BlockKind.POINT, point) for point in version.points)
            blocks += (Block(BlockKind.HEADING, title), *points)
        self._reading.show_blocks(tuple(blocks))
        self._reading.column.addStretch(1)
