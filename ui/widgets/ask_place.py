"""File dialogs of our own kind: the system's would show previews and remember names."""

from PySide6.QtWidgets import QFileDialog, QWidget

_PLAIN = QFileDialog.Option.DontUseNativeDialog


def ask_file(parent: QWidget, title: str, kinds: str = "") -> str:
    """The path of a file that is there, or ''."""
    name, _ = QFileDialog.getOpenFileName(parent, title, filter=kinds, options=_PLAIN)
    return name


def ask_folder(parent: QWidget, title: str) -> str:
    """The path of a folder that is there, or ''."""
    options = _PLAIN | QFileDialog.Option.ShowDirsOnly
    return QFileDialog.getExistingDirectory(parent, title, options=options)


def ask_new_file(parent: QWidget, title: str, name: str, kinds: str = "PDF (*.pdf)") -> str:
    """Where a file of this name is to go, or ''."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds, options=_PLAIN)
    return chosen


def ask_unused_file(parent: QWidget, title: str, name: str, kinds: str) -> str:
    """The same for a file that is never written over another: the dialog does not offer it."""
    options = _PLAIN | QFileDialog.Option.DontConfirmOverwrite
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds, options=options)
    return chosen
