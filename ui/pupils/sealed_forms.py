"""A safeguarding record, or a health or SEND record; sealed as it is saved."""

from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from ui.widgets.form_dialog import FormDialog
from vault.domain.ids import NEW, PupilId
from vault.domain.sealed import SealedRecord
from vault.errors import InvalidValueError

_CONCERNS = ("Something a child said", "Something that was seen", "Behaviour", "Absence", "Other")
_HEALTH = ("Medical", "Allergy", "SEND", "What helps", "Diet", "Other")


class SealedKind(StrEnum):
    """What is written down, by who keeps the records."""

    SAFEGUARDING = "safeguarding"
    HEALTH = "health"


class SealedDialog(FormDialog):
    """`about` names the child."""

    hides_record = True

    def __init__(self, kind: SealedKind, parent: QWidget, about: str = "") -> None:
        super().__init__("", about, parent)
        is_health = kind is SealedKind.HEALTH
        self.setWindowTitle(
            self.tr("A health or SEND record") if is_health else self.tr("A safeguarding record")
        )
        self.ok.setText(self.tr("&Seal it"))
        self.category = QComboBox()
        kinds = _HEALTH if is_health else _CONCERNS
        self.category.addItems([self.tr(kind) for kind in kinds])
        self.seen = _text(
            self.tr("What everybody who opens it has to know")
            if is_health
            else self.tr("What you saw and heard, with time and place; not what you think of it")
        )
        self.childs_words = _text(self.tr("In quotation marks, as clumsy as they were"))
        self.acted = _text(self.tr("What you did, and whom you told"))
        self.add_row(self.tr("Kind"), self.category)
        self.add_row(self.tr("What it is about"), self.seen)
        if not is_health:
            self.add_row(self.tr("The child's own words"), self.childs_words)
            self.add_row(self.tr("What you did"), self.acted)

    def record(self, pupil: PupilId, author: str) -> SealedRecord:
        """InvalidValueError when nothing was written."""
        parts = (
            ("", self.seen.toPlainText().strip()),
            ("The child's own words: ", self.childs_words.toPlainText().strip()),
            ("Done: ", self.acted.toPlainText().strip()),
        )
        if not parts[0][1] and not parts[1][1]:
            raise InvalidValueError(field="text", reason="write what was seen or heard")
        return SealedRecord(
            id=NEW,
            pupil=pupil,
            author=author,
            written_on=date.today().isoformat(),
            category=self.category.currentText(),
            text="\n".join(head + words for head, words in parts if words),
        )


def _text(hint: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setPlaceholderText(hint)
    field.setTabChangesFocus(True)
    field.setMinimumHeight(64)
    # Three of them, the warning and the buttons have to fit a screen of 768 lines.
    field.setMaximumHeight(112)
    return field
