"""A page onto which a file can be dropped, and what lies in a drop from outside."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from ui.widgets.page import Page


def dropped_files(event: QDropEvent) -> list[str]:
    """Paths of the files and folders in it; an address of the web is none, and is not followed."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]


class DropArea(Page):
    """`file_dropped` carries the path of the first; nothing while drops are not accepted."""

    file_dropped = Signal(str)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.acceptDrops() and dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in dropped_files(event)[:1]:
            self.file_dropped.emit(path)
