"""A file that the desktop hands over reaches the program."""

from pathlib import Path

from PySide6.QtGui import QFileOpenEvent

from ui.shell.application import Application


class Heard:
    """Stands for the application, of which there can be one only."""

    def __init__(self):
        self.files = []
        self.file_given = self

    def emit(self, path):
        self.files.append(path)


def test_a_file_of_macs_finder_is_given_on():
    heard = Heard()
    assert Application.event(heard, QFileOpenEvent("/Users/tess/4A.tuck"))
    assert heard.files == [Path("/Users/tess/4A.tuck")]
