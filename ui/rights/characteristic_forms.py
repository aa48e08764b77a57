"""The forms of characteristics: switching one on, and off."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.desk.record_words import law_spoken
from ui.rights.characteristics_page import ground, title
from ui.widgets.form_dialog import FormDialog
from ui.words import counted, tr
from vault.domain.characteristics import CharacteristicUse


class KeepDialog(FormDialog):
    """For what it is kept from now on."""

    def __init__(self, parent: QWidget, use: CharacteristicUse) -> None:
        name = title(use)
        super().__init__(
            tr("Keep {0}").format(name), ground(use), parent, tr("Keep it"), of=use.kind.value
        )
        self.purpose = QLineEdit(use.purpose)
        self.purpose.setPlaceholderText(tr(law_spoken().characteristics[use.kind].usual))
        self.add_row(tr("What for"), self.purpose)


class StopDialog(FormDialog):
    """What is kept of every pupil goes with it."""

    def __init__(self, parent: QWidget, use: CharacteristicUse) -> None:
        goes = counted(
            use.kept,
            tr("What is kept of 1 pupil is removed. Ctrl+Z takes it back."),
            tr("What is kept of {0} pupils is removed. Ctrl+Z takes it back."),
        )
        words = tr("Stop keeping {0}").format(title(use))
        super().__init__(words, goes, parent, tr("Stop keeping it"), of=use.kind.value)
