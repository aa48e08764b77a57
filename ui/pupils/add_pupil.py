"""Adding one pupil by hand."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.desk.record_words import field_words
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from vault.domain.people import ClassRow


class AddPupilDialog(FormDialog):
    """Asks for a new pupil; the rest is filled in on their page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Add a pupil", "Names are enough to begin with.", parent, "Add")
        self.given, self.family, self.known_as = QLineEdit(), QLineEdit(), QLineEdit()
        self.born = DateField("Born")
        self.upn = QLineEdit()
        self.school_class = QComboBox()
        self.school_class.addItem("no class yet", "")
        for words, field in (
            ("Given name", self.given),
            ("Family name", self.family),
            ("Known as", self.known_as),
            ("Born", self.born),
            (field_words("upn"), self.upn),
            ("Class", self.school_class),
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
