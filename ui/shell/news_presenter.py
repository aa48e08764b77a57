"""What is new: shown from the text that came with the program."""

from PySide6.QtCore import QObject, Signal

from ui.desk.desk import Desk
from ui.shell.news_page import NewsPage
from vault.actions.news import ReadNews


class NewsPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: NewsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        desk.do(self, ReadNews(), then=page.show_news)
