"""The English of the window: what Qt asks for by `tr` is given in the one that is spoken."""

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from vault.domain.english.spoken import Speech, speak, spoken
from vault.domain.english.wording import worded


class Translator(QTranslator):
    """There only while it has something to change: it is asked for every text."""

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        return worded(source)

    def isEmpty(self) -> bool:
        return False


def speak_in(app: QApplication, speech: Speech) -> bool:
    """From now on the program speaks so; pages are to be made anew where it is True."""
    if speech == spoken():
        return False
    speak(speech)
    translator = app.findChild(Translator)
    if translator is not None:
        app.removeTranslator(translator)
        translator.setParent(None)
    if not speech.is_as_written:
        app.installTranslator(Translator(app))
    return True
