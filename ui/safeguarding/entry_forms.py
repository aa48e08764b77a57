"""What a safeguarding lead writes beside a concern: an entry in the child's chronology, or why a
concern is closed or open again."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.domain.ids import NEW, PupilId
from vault.domain.sealed import SealedRecord
from vault.errors import InvalidValueError

_KINDS = (
    "What was done",
    "Talk with the child",
    "Talk with parent or carer",
    "Referral",
    "Advice from outside",
    "Decision",
    "Other",
)


class EntryDialog(FormDialog):
    """`about` names the child; `of` are ids, so that what was typed about one child never comes
    back over another of the same name."""

    hides_record = True

    def __init__(self, about: str, of: str, parent: QWidget) -> None:
        super().__init__("", about, parent, of=of)
        self.setWindowTitle(self.tr("Add an entry"))
        self.ok.setText(self.tr("&Add and seal"))
        self.kind = QComboBox()
        self.kind.addItems([tr(kind) for kind in _KINDS])
        self.words = _text(self.tr("What was done or decided, by whom, and why"))
        self.add_row(self.tr("Kind"), self.kind)
        self.add_row(self.tr("Entry"), self.words)
        self.words.setFocus()

    def record(self, pupil: PupilId, author: str) -> SealedRecord:
        """InvalidValueError when nothing was written."""
        words = self.words.toPlainText().strip()
        if not words:
            raise InvalidValueError(field="text", reason="write what was done")
        return SealedRecord(
            id=NEW,
            pupil=pupil,
            author=author,
            written_on=date.today().isoformat(),
            category=self.kind.currentText(),
            text=words,
        )


class _ReasonDialog(FormDialog):
    """`about` names the child; `of` are ids, so that what was typed about one child never comes
    back over another of the same name."""

    hides_record = True

    def __init__(self, about: str, of: str, parent: QWidget, words: tuple[str, str, str]) -> None:
        title, act, hint = words
        super().__init__(title, about, parent, act, of=of)
        self.reason = _text(hint)
        self.add_row(self.tr("Reason"), self.reason)


class CloseDialog(_ReasonDialog):
    """Why nothing more has to be done."""

    def __init__(self, about: str, of: str, parent: QWidget) -> None:
        hint = tr("Why nothing more has to be done, for who reads it later")
        super().__init__(about, of, parent, (tr("Close concern"), tr("&Close concern"), hint))


class ReopenDialog(_ReasonDialog):
    """What has come up since."""

    def __init__(self, about: str, of: str, parent: QWidget) -> None:
        words = (tr("Open concern again"), tr("&Open again"), tr("What has come up"))
        super().__init__(about, of, parent, words)


class UnlinkDialog(_ReasonDialog):
    """Why two children are not linked any more."""

    def __init__(self, about: str, of: str, parent: QWidget) -> None:
        hint = tr("Stands in both children's files: name neither")
        super().__init__(about, of, parent, (tr("Take the link back"), tr("&Take back"), hint))


def _text(hint: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setPlaceholderText(hint)
    field.setTabChangesFocus(True)
    field.setMinimumHeight(96)
    return field
