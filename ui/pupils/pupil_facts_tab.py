"""The pupil's own fields: read, and changed by those who may."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.at_left import beside
from ui.widgets.date_field import DateField, shown_date
from ui.widgets.form import Form
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.typed_fields import KEPT
from ui.words import field_words
from vault.domain.people import PUPIL_FIELDS, PupilFacts

_DATES = frozenset({"born", "started", "left_on"})
Changed = tuple[tuple[str, object], ...]


class PupilFactsTab(QWidget):
    """`typed` at every key."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: PupilFacts | None = None
        self.setProperty(KEPT, True)
        self.edits: dict[str, QLineEdit] = {}
        self._form = Form()
        for name in PUPIL_FIELDS:
            words = field_words(name)
            edit = DateField(words) if name in _DATES else QLineEdit()
            edit.setAccessibleName(words)
            edit.textEdited.connect(lambda _: self.typed.emit())
            self.edits[name] = edit
            self._form.addRow(words, edit)
        self.show_upn = QCheckBox(self.tr("Show UPN"))
        self.show_upn.toggled.connect(self._mask)
        self.save = QPushButton(self.tr("Save (Ctrl+S)"))
        self.save.setProperty("main", True)
        self.discard = QPushButton(self.tr("Discard what was typed"))
        self._lay_out()

    def _lay_out(self) -> None:
        scroll = ScrollColumn()
        scroll.column.addLayout(self._form)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addLayout(beside(self.save, self.discard, self.show_upn))

    def limit(self, readable: frozenset[str], *, may_write: bool) -> None:
        """Fields that the role may not read are not there; the others can be written or not."""
        for name, edit in self.edits.items():
            self._form.setRowVisible(edit, name in readable)
            edit.setReadOnly(not may_write)
        self.save.setVisible(may_write)
        self.discard.setVisible(may_write)
        self.show_upn.setVisible("upn" in readable)

    def show_facts(self, facts: PupilFacts) -> None:
        """The values of the vault, over whatever was typed."""
        self._shown = facts
        for name, edit in self.edits.items():
            edit.setText(_text(getattr(facts, name)))
        self._mask()

    def differing(self) -> dict[str, str]:
        """Fields whose text is not what the vault has, as text: what a draft keeps."""
        if self._shown is None:
            return {}
        typed = {name: edit.text().strip() for name, edit in self.edits.items()}
        return {n: t for n, t in typed.items() if t != _text(getattr(self._shown, n))}

    def stands(self) -> dict[str, str]:
        """What the vault has, as text."""
        if self._shown is None:
            return {}
        return {name: _text(getattr(self._shown, name)) for name in self.edits}

    def put_back(self, fields: dict[str, str]) -> None:
        """A draft from before the lock."""
        for name, text in fields.items():
            if name in self.edits:
                self.edits[name].setText(text)

    def changes(self) -> Changed:
        """What to save; InvalidValueError for what is no date."""
        found: list[tuple[str, object]] = []
        for name in self.differing():
            edit = self.edits[name]
            found.append(
                (name, edit.value() if isinstance(edit, DateField) else edit.text().strip())
            )
        return tuple(found)

    def _mask(self) -> None:
        edit = self.edits["upn"]
        shown = self.show_upn.isChecked() or not edit.text()
        edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


def _text(value: object) -> str:
    return shown_date(value) if isinstance(value, date) else str(value or "")
