"""Adding one pupil by hand."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.desk.record_words import field_words
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.domain.people import ClassRow


class AddPupilDialog(FormDialog):
    """Asks for a new pupil; the rest is filled in on their page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            tr("Add a pupil"), tr("Names are enough to begin with."), parent, tr("Add")
        )
        self.given, self.family, self.known_as = QLineEdit(), QLineEdit(), QLineEdit()
        self.born = DateField(field_words("born"))
        self.upn = QLineEdit()
        self.school_class = QComboBox()
        self.school_class.addItem(tr("no class yet"), "")
        for words, field in (
            (field_words("legal_given"), self.given),
            (field_words("legal_family"), self.family),
            (field_words("preferred_given"), self.known_as),
            (field_words("born"), self.born),
            (field_words("upn"), self.upn),
            (tr("Class"), self.school_class),
        ):
            self.add_row(words, field)
        self.given.setFocus()

    def show_classes(self, school_classes: tuple[ClassRow, ...]) -> None:
        """Beside 'no class yet', which is chosen."""
        for school_class in school_classes:
            self.school_class.addItem(school_class.name, school_class.id)

    def values(self) -> tuple[tuple[tuple[str, object], ...], str]:
        """The fields that were filled in, and the class's id; InvalidValueError for no date."""
        typed: tuple[tuple[str, object], ...] = (
            ("legal_given", self.given.text()),
            ("legal_family", self.family.text()),
            ("preferred_given", self.known_as.text()),
            ("born", self.born.value()),
            ("upn", self.upn.text()),
        )
        return tuple((n, v) for n, v in typed if v), str(self.school_class.currentData())
