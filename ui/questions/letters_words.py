"""What ways to read letters are called."""

from ui.words import tr


def letters_words(encoding: str) -> str:
    """An encoding in words."""
    words = {
        "utf-8": tr("Unicode (UTF-8)"),
        "utf-8-sig": tr("Unicode (UTF-8 with its mark)"),
        "utf-8 twice": tr("Unicode that was changed twice"),
        "utf-8 and cp1252": tr("Unicode and Windows, line by line"),
        "utf-16": tr("Unicode (UTF-16)"),
        "cp1252": tr("Windows, Western Europe"),
        "latin-1": tr("Latin-1, Western Europe"),
        "mac_roman": tr("older Mac"),
        "cp850": tr("DOS"),
        "cp1250": tr("Windows, Central Europe"),
        "cp1251": tr("Windows, Cyrillic"),
        "cp1253": tr("Windows, Greek"),
        "cp1254": tr("Windows, Turkish"),
    }
    return words.get(encoding, encoding)
