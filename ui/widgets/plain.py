"""Labels and messages that show text as it is: a pupil's name is never markup."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.look.fonts import font


def plain_tip(text: str) -> str:
    """For a tip or a list, which take for HTML what looks like it: as it is, in every case."""
    looks_so = "<" in text or "&" in text
    return f"<qt>{escape(text)}</qt>" if looks_so else text


class PlainLabel(QLabel):
    """A label whose text is never taken for HTML, which could reach out for a picture."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)


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
