"""What was typed into a page or a dialog: found by looking, so that no form has to think of it."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

SECRET, KEPT, SEARCH, MASKED = "secret", "keptElsewhere", "search", "masked"
"""Properties of a field or of what holds it: never kept; kept by its own page; kept over a lock
only; hidden while shown to others, and yet no password."""
WRITES = "writes"
"""Property of a tick that says something of what is written: one is kept that has it."""
Field = QLineEdit | QPlainTextEdit | QTextEdit | QComboBox | QCheckBox
_PICKED = "picked"
_KINDS: tuple[type[Field], ...] = (QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QCheckBox)
_TICKED = "1"


def typed_fields(root: QWidget) -> Iterator[tuple[str, Field]]:
    """Each field that takes what a person types or picks, by a name that is the same next time.
    Passwords, passphrases and recovery codes are not among them: whatever hides its text is taken
    for one unless it is marked."""
    seen: dict[str, int] = {}
    window = root.window()
    # By type, so that the hundreds of other widgets of a page are not made known to Python.
    for field in (field for kind in _KINDS for field in root.findChildren(kind)):
        if field.window() is not window:
            continue  # in a dialog over the page, which is kept for itself
        name = _name_of(field)
        seen[name] = seen.get(name, 0) + 1
        if _is_kept(field, root):
            yield f"{name} {seen[name]}", field


def is_secret(field: QWidget) -> bool:
    """Whether it is, or stands within, what must never be kept."""
    hides = isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal
    return (hides and not field.property(MASKED)) or _within(field, None, SECRET)


def was_typed(field: Field) -> bool:
    """Whether a person wrote or picked it since the program last did."""
    if isinstance(field, QLineEdit):
        return field.isModified()
    if isinstance(field, QCheckBox):
        return bool(field.property(_PICKED))
    if isinstance(field, QComboBox):
        line = field.lineEdit() if field.isEditable() else None
        return bool(field.property(_PICKED)) or (line is not None and line.isModified())
    return field.document().isModified()


def text_of(field: Field) -> str:
    """What stands in it."""
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QCheckBox):
        return _TICKED if field.isChecked() else ""
    return field.currentText() if isinstance(field, QComboBox) else field.toPlainText()


def put_into(field: Field, text: str) -> None:
    """As if it had been typed: who listens to the keyboard hears of it."""
    if isinstance(field, QComboBox):
        place = field.findText(text)
        if place >= 0:
            field.setCurrentIndex(place)
            field.setProperty(_PICKED, True)
            field.activated.emit(place)
        elif (line := field.lineEdit()) is not None:
            put_into(line, text)
    elif isinstance(field, QLineEdit):
        field.setText(text)
        field.setModified(True)
        field.textEdited.emit(text)
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(text))
        field.setProperty(_PICKED, True)
    else:
        field.setPlainText(text)
        field.document().setModified(True)


def when_typed(field: Field, heard: Callable[[], None]) -> None:
    """Call `heard` whenever a person writes into the field, or chooses in it."""
    if isinstance(field, QComboBox):
        field.activated.connect(lambda _: field.setProperty(_PICKED, True))
        field.activated.connect(lambda _: heard())
        if (line := field.lineEdit()) is not None:
            line.textEdited.connect(lambda _: heard())
    elif isinstance(field, QLineEdit):
        field.textEdited.connect(lambda _: heard())
    elif isinstance(field, QCheckBox):
        field.clicked.connect(lambda: field.setProperty(_PICKED, True))
        field.clicked.connect(lambda _: heard())
    else:
        field.textChanged.connect(heard)


def _is_kept(field: Field, root: QWidget) -> bool:
    if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit) and field.isReadOnly():
        return False
    if isinstance(field, QLineEdit) and isinstance(field.parent(), QComboBox):
        return False
    if isinstance(field, QCheckBox) and not field.property(WRITES):
        return False
    return not is_secret(field) and not _within(field, root, KEPT)


def _within(field: QWidget, root: QWidget | None, name: str) -> bool:
    widget: QWidget | None = field
    while widget is not None:
        if widget.property(name):
            return True
        if widget is root:
            return False
        widget = widget.parentWidget()
    return False


def _name_of(field: QWidget) -> str:
    parent = field.parentWidget()
    inner = field.objectName().startswith("qt_") and parent is not None
    return (parent if inner and parent is not None else field).accessibleName()
