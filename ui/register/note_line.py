"""The line in which a note of a register is typed."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.register.register_model import Entry
from ui.widgets.typed_fields import KEPT
from ui.words import tr

_LONGEST = 200


def note_line(parent: QWidget, entry: Entry) -> QLineEdit:
    """With what stands there; the reason of a planned absence is none of it."""
    line = QLineEdit(parent)
    line.setAccessibleName(tr("Note for {0}").format(entry.line.called.known_as))
    line.setMaxLength(_LONGEST)
    line.setProperty(KEPT, True)
    line.setText("" if entry.is_planned else entry.note)
    return line
