"""Letters of a list that look wrong: who knows the names says how they are read."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QWidget

from ui.questions.letters_words import letters_words
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.domain.preview import ENCODINGS
from vault.errors import LettersDoubtfulError, TuckboxError

_WIDE = 560


class LettersDialog(FormDialog):
    """Each way to read them with words of the file that look different in it; then the others."""

    def __init__(self, parent: QWidget, readings: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        super().__init__(
            tr("How are the letters read?"),
            tr("Some letters of this file look wrong. Choose the line where the names are right."),
            parent,
            tr("Read again"),
        )
        self.setMinimumWidth(_WIDE)
        self.encoding = QComboBox()
        samples = {name: ", ".join(words) for name, words in readings}
        for name in dict.fromkeys((*samples, *ENCODINGS)):
            words = f"{letters_words(name)}: {samples[name]}" if name in samples else ""
            self.encoding.addItem(words or letters_words(name), name)
        self.add_row(tr("Letters are read as"), self.encoding)

    def chosen(self) -> str:
        """An encoding."""
        return str(self.encoding.currentData())


def ask_letters(
    parent: QWidget, again: Callable[[str], None], explain: Callable[[TuckboxError], None]
) -> Callable[[TuckboxError], None]:
    """What hears that a file could not be read: it asks how letters are read and goes `again` with
    the encoding, and explains every other error."""

    def failed(error: TuckboxError) -> None:
        if not isinstance(error, LettersDoubtfulError):
            explain(error)
            return
        dialog = LettersDialog(parent, error.readings)

        def submit() -> None:
            chosen = dialog.chosen()
            dialog.accept()
            again(chosen)

        dialog.rejected.connect(lambda: explain(error))
        dialog.submitted.connect(submit)
        dialog.open()

    return failed
