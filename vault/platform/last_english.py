"""Which English this machine speaks before a vault is open: as it did last, or as it is set to."""

import locale
from pathlib import Path

from vault.domain.english.spoken import English
from vault.platform.folders import home
from vault.platform.notes_file import changed_object, read_object

_KEY = "english"


def last_english() -> English:
    """British where nothing tells."""
    noted = read_object(_note()).get(_KEY)
    return English(noted) if noted in tuple(English) else of_system()


def remember_english(english: English) -> None:
    """For the next start. StorageError."""
    if read_object(_note()).get(_KEY) != english:
        with changed_object(_note()) as content:
            content[_KEY] = str(english)


def of_system() -> English:
    """American where the system is set to it."""
    # As the system says it: Python's own reading takes 'C.UTF-8' for American.
    name = locale.setlocale(locale.LC_CTYPE)
    is_american = name.startswith(("en_US", "English_United States"))
    return English.AMERICAN if is_american else English.BRITISH


def _note() -> Path:
    return home() / "language.json"
