"""Which other child has to do with a concern, and how."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.safeguarding.pupil_chooser import PupilChooser
from ui.widgets.form_dialog import FormDialog
from ui.widgets.plain import PlainLabel
from ui.words import tr
from vault.domain.concern_entries import ChildLink
from vault.domain.ids import PupilId, RecordId
from vault.errors import InvalidValueError

_RELATIONS = ("Sibling", "Same household", "Involved in the same thing", "Friend", "Other")


class LinkDialog(FormDialog):
    """`about` names the child of the concern; `of` are ids."""

    hides_record = True

    def __init__(self, about: str, of: str, parent: QWidget) -> None:
        super().__init__(tr("Link to another child"), about, parent, tr("&Link and seal"), of=of)
        self.chooser = PupilChooser()
        self.chooser.list.setMinimumHeight(150)
        self.chooser.list.setMaximumHeight(200)
        self.chosen = PlainLabel(tr("Nobody chosen yet"))
        self._other: PupilId | None = None
        self.relation = QComboBox()
        self.relation.addItems([tr(word) for word in _RELATIONS])
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("Stands in both children's files: name neither"))
        self.add_row(tr("Other child"), self.chooser)
        self.add_row(tr("Chosen"), self.chosen)
        self.add_row(tr("How"), self.relation)
        self.add_row(tr("Note"), self.note)
        self.chooser.chosen.connect(self._take)
        self.chooser.line.setFocus()

    def link(self) -> ChildLink:
        """InvalidValueError where nobody is chosen."""
        if self._other is None:
            raise InvalidValueError(field="child", reason="choose the other child from the list")
        return ChildLink(self._other, self.relation.currentText(), self.note.text())

    def _take(self, pupil: str) -> None:
        row = next(row for row in self.chooser.rows if row.id == pupil)
        self._other = PupilId(RecordId(pupil))
        room = f" ({row.class_name})" if row.class_name else ""
        self.chosen.setText(f"{row.known_as}{room}")
        self.relation.setFocus()
