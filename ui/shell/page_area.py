"""Where pages stand: what does not fit scrolls, so that no page makes the window grow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabWidget, QWidget

from ui.look.tokens import space
from ui.widgets.needed_height import needed_height


class Pages(QStackedWidget):
    """Asks for the height that the page needs at that width, and not for what it would like: lists
    give way before the page scrolls."""

    def heightForWidth(self, width: int) -> int:
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is None or not layout.hasHeightForWidth():
            return self.minimumSizeHint().height()
        liked, above = layout.totalHeightForWidth(width), self.parentWidget()
        # Where there is room for what it likes, nothing has to be counted.
        is_roomy = above is not None and liked <= above.height()
        return liked if is_roomy else needed_height(layout, width)


class PageArea(QScrollArea):
    """Scrolls a page that is too large for the window."""

    def __init__(self, pages: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(pages)


def give_margins(page: QWidget) -> None:
    """The same air around every page."""
    layout = page.layout()
    if layout is not None:
        side = space("page_margin")
        layout.setContentsMargins(side, space("card_padding"), side, space("card_padding"))
    for tabs in page.findChildren(QTabWidget):
        for place in range(tabs.count()):
            tab = tabs.widget(place)
            inner = tab.layout() if tab is not None else None
            if inner is not None:
                inner.setContentsMargins(0, space("between_controls"), 0, 0)
