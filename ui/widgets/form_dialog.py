"""A dialog with a form: says what is wrong inside itself, and never holds up a lock."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel


class FormDialog(QDialog):
    """Opened with `open()`, so that no nested event loop stands in the way of locking. Whoever
    hears `submitted` closes it with `accept()`, or says with `show_problem` why not."""

    submitted = Signal()

    def __init__(self, title: str, words: str, parent: QWidget, ok: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = QFormLayout()
        self._fields: dict[str, QWidget] = {}
        self.notice = Notice()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(ok or self.tr("Save"))
        self.ok.setProperty("main", True)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.buttons.accepted.connect(self.submitted)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        if words:
            layout.addWidget(PlainLabel(words))
        layout.addLayout(self.form)
        layout.addWidget(self.notice)
        layout.addWidget(self.buttons)

    def event(self, event: QEvent) -> bool:
        """When words come in or go, the dialog grows to hold them: by itself it would press the
        lines of the form together."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._grow()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        """The caret stands in the field that the form chose, else in the first; where there is
        none, the keyboard stands on Cancel, so that Enter does nothing unread."""
        super().showEvent(event)
        if not isinstance(self.focusWidget(), QPushButton | None):
            return
        field = next((f for f in self._in_order() if _takes_input(f)), None)
        other = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        (field or other).setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_order(self) -> Iterator[QWidget]:
        """The form's fields from top to bottom, with what stands inside each."""
        for row in range(self.form.rowCount()):
            for role in (QFormLayout.ItemRole.FieldRole, QFormLayout.ItemRole.SpanningRole):
                item = self.form.itemAt(row, role)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    yield widget
                    yield from widget.findChildren(QWidget)

    def _grow(self) -> None:
        layout = self.layout()
        wanted = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        if wanted > self.height():
            self.resize(self.width(), wanted)

    def add_row(self, words: str, field: QWidget) -> None:
        """A field with its label, which is also its accessible name."""
        if not field.accessibleName():
            field.setAccessibleName(words)
        self.form.addRow(words, field)
        self._fields[words] = field

    def typed(self) -> dict[str, str]:
        """What is written in the lines of the form, passwords left out; kept as a draft."""
        lines = {w: f for w, f in self._fields.items() if isinstance(f, QLineEdit)}
        return {words: line.text() for words, line in lines.items() if line.text()}

    def put_back(self, fields: dict[str, str]) -> None:
        """A draft from before a lock."""
        for words, text in fields.items():
            field = self._fields.get(words)
            if isinstance(field, QLineEdit) and not field.isReadOnly():
                field.setText(text)
        self.notice.say(self.tr("What you were typing is back."), "warn")

    def show_problem(self, words: str) -> None:
        """Why it was not done; the form stays as it is."""
        self.ok.setEnabled(True)
        self.notice.say(words, "bad")


def _takes_input(field: QWidget) -> bool:
    is_written = isinstance(
        field, QLineEdit | QPlainTextEdit | QAbstractSpinBox | QComboBox | QListView | QCheckBox
    )
    is_read_only = isinstance(field, QLineEdit | QPlainTextEdit) and field.isReadOnly()
    return is_written and not is_read_only and field.isEnabled() and not field.isHidden()
