"""Help asks the vault for nothing."""

from PySide6.QtCore import QObject, Signal

from ui.desk.desk import Desk
from ui.shell.help_page import HelpPage


class HelpPresenter(QObject):
    """Leads to what is new."""

    navigate = Signal(str, str)

    def __init__(self, page: HelpPage, _desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        page.news_wanted.connect(lambda: self.navigate.emit("news", ""))
