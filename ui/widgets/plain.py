"""Labels and messages that show text as it is: a pupil's name is never markup."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from ui.look.fonts import font

_OTHER_LINES = (
    QEvent.Type.FontChange,
    QEvent.Type.ApplicationFontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.ContentsRectChange,
)
"""Events after which the lines of a label may be others."""


def plain_tip(text: str) -> str:
    """For a tip or a list, which take for HTML what looks like it: as it is, in every case."""
    if "<" not in text and "&" not in text:
        return text
    from html import escape  # here, as few texts ever need it: with it come all names of HTML

    return f"<qt>{escape(text)}</qt>"


class PlainLabel(QLabel):
    """A label whose text is never taken for HTML, which could reach out for a picture."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)

    def setPixmap(self, picture: QPixmap | QImage) -> None:
        self._heights.clear()
        super().setPixmap(picture)

    def setWordWrap(self, on: bool) -> None:
        self._heights.clear()
        super().setWordWrap(on)

    def heightForWidth(self, width: int) -> int:
        """Qt breaks the words into lines each time that it is asked, which for the labels of a page
        is some thousand times."""
        high = self._heights.get(width)
        if high is None:
            high = self._heights[width] = super().heightForWidth(width)
        return high

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _OTHER_LINES:
            self._heights.clear()
        super().changeEvent(event)


class Title(PlainLabel):
    """What a page is about."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(font("title", strong=True))


class Subtitle(PlainLabel):
    """What a part of a page is about."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(font(strong=True))


class Quiet(PlainLabel):
    """What is there to be read and not to be seen first; `is_small` in the smallest size."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, is_small: bool = False
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("quiet", True)
        if is_small:
            self.setFont(font("small"))
