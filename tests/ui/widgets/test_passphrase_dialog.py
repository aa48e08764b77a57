"""A passphrase is shown once, to be written down."""

from PySide6.QtWidgets import QWidget

from ui.widgets.passphrase_dialog import PassphraseDialog


def test_it_shows_the_words_and_what_they_open(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PassphraseDialog(parent, "4A.list.age opens with these words:", "one-two-three")
    assert dialog.words.text() == "one-two-three"
    assert dialog.words.accessibleName() == "Passphrase"
