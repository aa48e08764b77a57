"""File dialogs of our own kind: the system's would show previews and remember names."""

import os

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from vault.domain.file_names import proposed_name

TABLES = "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt *.htm *.html"
"""What may hold a table; whether it does, its content says."""
_PLAIN = QFileDialog.Option.DontUseNativeDialog


class _Beside:
    """Where the next dialog begins: beside what was chosen last, at first among the person's
    documents. Left to itself it would be the program's own folder, in which the program stands."""

    def __init__(self) -> None:
        self._folder = ""

    def place(self, name: str = "") -> str:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = self._folder or QStandardPaths.writableLocation(documents)
        return os.path.join(folder if os.path.isdir(folder) else os.path.expanduser("~"), name)

    def keep(self, chosen: str) -> str:
        if chosen:
            self._folder = chosen if os.path.isdir(chosen) else os.path.dirname(chosen)
        return chosen


_BESIDE = _Beside()


def ask_file(parent: QWidget, title: str, kinds: str = "") -> str:
    """The path of a file that is there, or ''."""
    place = _BESIDE.place()
    return _BESIDE.keep(QFileDialog.getOpenFileName(parent, title, place, kinds, options=_PLAIN)[0])


def ask_folder(parent: QWidget, title: str) -> str:
    """The path of a folder that is there, or ''."""
    options = _PLAIN | QFileDialog.Option.ShowDirsOnly
    place = _BESIDE.place()
    return _BESIDE.keep(QFileDialog.getExistingDirectory(parent, title, place, options=options))


def ask_new_file(parent: QWidget, title: str, name: str, kinds: str = "PDF (*.pdf)") -> str:
    """Where a file of this name is to go, or ''. Signs that a system refuses are replaced."""
    return _save(parent, title, name, kinds, _PLAIN)


def ask_unused_file(parent: QWidget, title: str, name: str, kinds: str) -> str:
    """The same for a file that is never written over another: the dialog does not offer it."""
    return _save(parent, title, name, kinds, _PLAIN | QFileDialog.Option.DontConfirmOverwrite)


def _save(parent: QWidget, title: str, name: str, kinds: str, options: QFileDialog.Option) -> str:
    place = _BESIDE.place(proposed_name(name))
    return _BESIDE.keep(
        QFileDialog.getSaveFileName(parent, title, place, kinds, options=options)[0]
    )
