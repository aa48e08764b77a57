"""A page of the window: its title, and below it a line that says how something went."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.look.tokens import size, space
from ui.widgets.notice import Notice
from ui.widgets.plain import Title


class Page(QWidget):
    """Tells in its `notice` what came of what was done on it. With `hides_record` even which
    record it shows is nobody else's to see: not in the draft, not in the place that is kept. One
    that `projects` shows initials alone, and nothing of alerts, notes or marks, while others see
    the screen (`desk.projector`); any other page is hidden then."""

    list_wanted = Signal()
    """Its list is to go into a file."""
    hides_record = False
    projects = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = Notice()

    def keeps_lists(self) -> str:
        """Why none of its lists goes into a file, as a sentence; '' where they may."""
        return ""

    def list_title(self, name: str) -> str:
        """What the file of the list with this name is called."""
        return name

    def titled(self, title: str) -> QVBoxLayout:
        """The page's column, with the title and the notice on top; the rest is added to it."""
        head = Title(title)
        # As high as a head with buttons in it, so that titles stand alike on all pages.
        head.setMinimumHeight(size("control"))
        return self.titled_by(head)

    def titled_by(self, head: QWidget | QLayout) -> QVBoxLayout:
        """The same, with a title that has something beside it."""
        column = QVBoxLayout(self)
        column.setSpacing(space("between_controls"))
        if isinstance(head, QLayout):
            column.addLayout(head)
        else:
            column.addWidget(head)
        column.addSpacing(space("half"))
        column.addWidget(self.notice)
        return column
