"""The pupil's own fields: read as text, and changed in a form by those who may."""

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.desk.record_words import column_words, field_words
from ui.pupils.facts_text import FactsText
from ui.pupils.pupil_words import masked_upn
from ui.widgets.date_field import DateField, shown_date
from ui.widgets.form import Form
from ui.widgets.key_button import KeyButton
from ui.widgets.made_late import MadeLate
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.typed_fields import KEPT
from vault.domain.people import PUPIL_DAYS, PUPIL_FIELDS, PupilFacts

_WIDE = 340
_WIDTHS = dict.fromkeys(PUPIL_DAYS, 150) | {
    "sex": 72,
    "year_group": 96,
    "upn": 220,
    "admission_no": 180,
}
"""A field is as wide as what goes into it; the others take _WIDE px."""
_FORM = 560
Changed = tuple[tuple[str, object], ...]


class PupilFactsTab(MadeLate):
    """`typed` at every key."""

    typed = Signal()
    save_wanted = Signal()
    discard_wanted = Signal()
    edits: dict[str, QLineEdit]
    text: FactsText
    edit: KeyButton
    show_upn: QCheckBox
    save: QPushButton
    discard: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: PupilFacts | None = None
        self._readable: frozenset[str] = frozenset(PUPIL_FIELDS)
        self._may_write = False
        self.setProperty(KEPT, True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def make(self) -> None:
        self.edits = {}
        self._form = Form()
        for name in PUPIL_FIELDS:
            words = field_words(name)
            edit = DateField(words) if name in PUPIL_DAYS else QLineEdit()
            edit.setAccessibleName(words)
            edit.setFixedWidth(_WIDTHS.get(name, _WIDE))
            edit.textEdited.connect(lambda _: self._hear())
            self.edits[name] = edit
            self._form.addRow(words, edit)
        self.text = FactsText()
        self.edit = KeyButton(self.tr("Edit"), "E", "pencil")
        self.edit.clicked.connect(self.begin_edit)
        self.show_upn = QCheckBox(self.tr("Show {0}").format(column_words("pupil", "upn")))
        self.show_upn.toggled.connect(self._mask)
        self.save = KeyButton(self.tr("Save"), "Ctrl+S", bare=True)
        self.save.setProperty("main", True)
        self.save.clicked.connect(self.save_wanted)
        self.discard = QPushButton(self.tr("Cancel"))
        self.discard.clicked.connect(self.discard_wanted)
        self._lay_out()
        self.limit(self._readable, may_write=self._may_write)
        if self._shown is not None:
            self.show_facts(self._shown)

    def _lay_out(self) -> None:
        self._form_page = ScrollColumn(self.tr("Details"))
        self._form_page.column.setContentsMargins(0, 12, 0, 0)
        self._form_page.column.addLayout(self._form)
        self._form_page.column.addStretch(1)
        self._views = QStackedWidget()
        self._views.addWidget(self.text)
        self._views.addWidget(self._form_page)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        row.addWidget(self.show_upn)
        row.addStretch(1)
        row.addWidget(self.discard)
        row.addWidget(self.save)
        foot.setMaximumWidth(_FORM)
        self._layout.addWidget(self._views, 1)
        self._layout.addWidget(foot)

    @property
    def is_editing(self) -> bool:
        """Whether the form stands there instead of the text."""
        return self.is_made and self._views.currentWidget() is self._form_page

    def begin_edit(self) -> None:
        """For those who may, with the caret in the first field."""
        if self._may_write and self._shown is not None:
            self._show_view(is_form=True)
            next(edit for name, edit in self.edits.items() if name in self._readable).setFocus()

    def end_edit(self) -> None:
        """The text again in place of the form."""
        if self.is_made:
            self._show_view(is_form=False)

    def _show_view(self, *, is_form: bool) -> None:
        self._views.setCurrentWidget(self._form_page if is_form else self.text)
        self.save.setVisible(is_form)
        self.discard.setVisible(is_form)
        self.edit.setVisible(self._may_write and not is_form)
        self._name_discard()

    def limit(self, readable: frozenset[str], *, may_write: bool) -> None:
        """Fields that the role may not read are not there; without the right to write there is
        text alone."""
        self._readable, self._may_write = readable, may_write
        if not self.is_made:
            return
        for name, edit in self.edits.items():
            self._form.setRowVisible(edit, name in readable)
            edit.setReadOnly(not may_write)
        self.show_upn.setVisible("upn" in readable)
        self._show_view(is_form=False)

    def show_facts(self, facts: PupilFacts) -> None:
        """The values of the vault, over whatever was typed."""
        self._shown = facts
        if not self.is_made:
            return
        for name, edit in self.edits.items():
            edit.setText(_text(getattr(facts, name)))
        self._mask()
        self._name_discard()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def differing(self) -> dict[str, str]:
        """Fields whose text is not what the vault has, as text: what a draft keeps."""
        if self._shown is None or not self.is_made:
            return {}
        typed = {name: edit.text().strip() for name, edit in self.edits.items()}
        return {n: t for n, t in typed.items() if t != _text(getattr(self._shown, n))}

    def stands(self) -> dict[str, str]:
        """What the vault has, as text."""
        if self._shown is None:
            return {}
        return {name: _text(getattr(self._shown, name)) for name in PUPIL_FIELDS}

    def put_back(self, fields: dict[str, str]) -> None:
        """A draft from before the lock."""
        if not fields:
            return
        for name, text in fields.items():
            if name in self.edits:
                self.edits[name].setText(text)
        self._name_discard()

    def changes(self) -> Changed:
        """What to save; InvalidValueError for what is no date."""
        changed: list[tuple[str, object]] = []
        for name in self.differing():
            edit = self.edits[name]
            changed.append(
                (name, edit.value() if isinstance(edit, DateField) else edit.text().strip())
            )
        return tuple(changed)

    def _hear(self) -> None:
        self._name_discard()
        self.typed.emit()

    def _name_discard(self) -> None:
        is_typed = self.is_editing and bool(self.differing())
        self.discard.setText(self.tr("Discard what was typed") if is_typed else self.tr("Cancel"))

    def _mask(self) -> None:
        edit = self.edits["upn"]
        shown = self.show_upn.isChecked() or not edit.text()
        edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        texts = {n: t for n, t in self.stands().items() if n in self._readable}
        if not self.show_upn.isChecked() and texts.get("upn"):
            texts["upn"] = masked_upn(texts["upn"])
        self.text.show_texts(texts)


def _text(value: object) -> str:
    return shown_date(value) if isinstance(value, date) else str(value or "")
