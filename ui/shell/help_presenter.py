"""Help asks the vault for nothing."""

from PySide6.QtCore import QObject, Signal

from ui.shell.help_page import HelpPage
from ui.shell.help_topics import HELP, JOBS, TECHNICIANS, help_topic, topic_now


class HelpPresenter(QObject):
    """`pages` are the keys of the pages that this person is offered; `page_before` is the one on
    which help was asked for, or empty."""

    navigate = Signal(str, str)

    def __init__(self, page: HelpPage, page_before: str, pages: tuple[str, ...]) -> None:
        super().__init__(page)
        self._page = page
        current = topic_now(page_before)
        topics = tuple(map(help_topic, dict.fromkeys((HELP, JOBS, *pages, TECHNICIANS))))
        if current not in topics:
            topics = (current, *topics)
        page.chosen.connect(self._show)
        page.news_wanted.connect(lambda: self.navigate.emit("news", ""))
        page.show_topics(topics, current)

    def _show(self, key: str) -> None:
        self._page.show_topic(help_topic(key), with_keys=key == HELP)
