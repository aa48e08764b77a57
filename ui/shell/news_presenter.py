"""What is new: shown from the text that came with the program."""

from PySide6.QtCore import QObject, Signal

from ui.desk.desk import Desk
from ui.shell.news_page import NewsPage
from vault.actions.news import ReadNews
from vault.domain.news import News
from vault.domain.today import NEWS_SETTING


class NewsPresenter(QObject):
    """Shows the news, and remembers that they were seen."""

    navigate = Signal(str, str)

    def __init__(self, page: NewsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        desk.do(self, ReadNews(), then=self._show)

    def _show(self, news: tuple[News, ...]) -> None:
        self._page.show_news(news)
        # From now on it is none any more.
        self._desk.set(NEWS_SETTING, news[0].version)
