"""A dialog with a form: says what is wrong inside itself, and never holds up a lock."""

from collections.abc import Callable, Iterator

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
    QWidget,
)

from ui.widgets.dialog_column import dialog_column
from ui.widgets.form import Form
from ui.widgets.form_area import FormArea
from ui.widgets.notice import Notice
from ui.widgets.on_screen import TITLE
from ui.widgets.plain import PlainLabel
from ui.words import tr

_DESTROY = (
    *("Delete", "Dispose", "Empty", "End", "Erase", "Remove", "Stop keeping", "Take away"),
    "Withdraw",
)
"""What the button begins with that does away with something."""


def destroys(words: str) -> bool:
    """Whether a button of these words is red, so that nobody presses it as they press Save."""
    return words.startswith(tuple(tr(verb) for verb in _DESTROY))


class FormDialog(QDialog):
    """Opened with `open()`, so that no nested event loop stands in the way of locking. Who
    hears `submitted` closes it with `accept()`, or says with `show_problem` why not."""

    submitted = Signal()
    thrown_away = Signal()
    hides_record = False
    """Whether even about whom it is written is nobody else's to see, while it is written."""

    def __init__(
        self, title: str, words: str, parent: QWidget, ok: str = "", *, of: str = ""
    ) -> None:
        """`of` says which row it changes, the same however that reads by now; '' for none."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.explained, self.of = words, of
        self.setMinimumWidth(460)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = Form()
        self._is_asked = False
        self.has_text: Callable[[], bool] = lambda: False
        """Whether something is typed; the window says how that is found out."""
        self.notice = Notice()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(ok or self.tr("Save"))
        self.ok.setProperty("main", True)
        if destroys(self.ok.text()):
            self.ok.setProperty("kind", "bad")
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.buttons.accepted.connect(self.submitted)
        self.buttons.rejected.connect(self._cancel)
        layout = dialog_column(self)
        if words:
            layout.addWidget(PlainLabel(words))
        layout.addWidget(FormArea(self.form, self.tr("Form")), 1)
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
        window = self.parentWidget()
        keep = getattr(window.window() if window is not None else None, "keep_dialog", None)
        if keep is not None and not event.spontaneous():
            keep(self)
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
        room = self.screen().availableGeometry().height() - TITLE
        if min(wanted, room) > self.height():
            self.resize(self.width(), min(wanted, room))

    def add_row(self, words: str, field: QWidget) -> None:
        """A field with its label, which is also its accessible name."""
        if not field.accessibleName():
            field.setAccessibleName(words)
        self.form.addRow(words, field)

    def _cancel(self) -> None:
        """Esc and closing keep what is typed; Cancel throws it away, and asks first."""
        if self.has_text() and not self._is_asked:
            self._is_asked = True
            self.notice.say(
                self.tr("Press Cancel again to discard what you typed. Esc closes and keeps it."),
                "warn",
            )
            return
        self.thrown_away.emit()
        self.reject()

    def point_at(self, label: str) -> None:
        """The caret goes into the field of that label, and of 'Last day (may be empty)' for 'last
        day'; it stays where there is none."""
        wanted = label.casefold()
        for row in range(self.form.rowCount() if wanted else 0):
            item = self.form.itemAt(row, QFormLayout.ItemRole.FieldRole)
            field = item.widget() if item is not None else None
            named = field.accessibleName().casefold() if field is not None else ""
            if field is not None and (named == wanted or named.startswith(f"{wanted} (")):
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

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
