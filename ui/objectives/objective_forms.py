"""Forms about objectives: a programme of study, the evidence of a judgement, and the summative
judgement."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.picture import jpeg_pixmap
from ui.words import tr
from vault.domain.bands import BAND_WORDS, Band
from vault.domain.ids import NEW
from vault.domain.objectives import JUDGEMENT_WORDS, Judged, Judgement, Programme, Rhythm, Summative
from vault.domain.programme_text import AREA, as_typed, from_typed

RHYTHM_WORDS = {Rhythm.HALF_TERM: "Each half-term", Rhythm.TERM: "Each term"}
_HIGH, _NOTE_HIGH, _PICTURE = 204, 96, 240


class ProgrammeDialog(FormDialog):
    """For a new programme, or one that is there."""

    def __init__(self, parent: QWidget, before: Programme | None) -> None:
        super().__init__(
            tr("Change a programme") if before else tr("New programme"),
            tr("Write a line for each objective. A line that begins with # is an area."),
            parent,
            tr("Save") if before else tr("Create"),
            of=before.id if before else "",
        )
        first = Programme(NEW, 0, "", "", "", Rhythm.HALF_TERM)
        self._before = before or first
        self._starts: tuple[Programme, ...] = ()
        shown = before or first
        self.title, self.subject, self.year = QLineEdit(), QLineEdit(), QLineEdit()
        self.rhythm, self.ended = QComboBox(), DateField(tr("Last day"))
        self.objectives = QPlainTextEdit()
        self.objectives.setMinimumHeight(_HIGH)
        self.objectives.setTabChangesFocus(True)
        for rhythm, words in RHYTHM_WORDS.items():
            self.rhythm.addItem(tr(words), rhythm.value)
        self.title.setText(shown.title)
        self.subject.setText(shown.subject)
        self.year.setText(shown.year_group)
        self.rhythm.setCurrentIndex(self.rhythm.findData(shown.rhythm.value))
        self.ended.show_value(shown.ended)
        self.objectives.setPlainText(as_typed(shown.objectives))
        self.start = QComboBox()
        if before is None:
            self.start.addItem(tr("Nothing"), 0)
            self.start.activated.connect(lambda _: self._begin())
            self.add_row(tr("Begin with"), self.start)
        for words, field in (
            (tr("Title"), self.title),
            (tr("Subject"), self.subject),
            (tr("Year group"), self.year),
            (tr("How often it is judged"), self.rhythm),
            (tr("Last day"), self.ended),
            (tr("Objectives"), self.objectives),
        ):
            self.add_row(words, field)
        self.names = {judgement: QLineEdit(shown.own_name(judgement)) for judgement in Judgement}
        for judgement, field in self.names.items():
            usual = tr(JUDGEMENT_WORDS[judgement])
            field.setPlaceholderText(usual)
            self.add_row(tr("Name of {0}, '{1}'").format(judgement.key, usual), field)

    def show_starts(self, starts: tuple[Programme, ...]) -> None:
        """Names of areas that a new one can begin with; of a country without such the line says
        'Nothing' alone."""
        self._starts = starts
        for place, start in enumerate(starts, start=1):
            self.start.addItem(start.title, place)
        self.start.setEnabled(bool(starts))

    def _begin(self) -> None:
        """What was typed of objectives stays, behind the areas."""
        place = int(self.start.currentData() or 0)
        if not place:
            return
        start = self._starts[place - 1]
        self.title.setText(start.title)
        self.subject.setText(start.subject)
        self.year.setText(start.year_group)
        areas = dict.fromkeys(objective.area for objective in start.objectives)
        typed = self.objectives.toPlainText().strip()
        headings = "\n\n".join(f"{AREA} {area}" for area in areas)
        self.objectives.setPlainText("\n\n".join(part for part in (headings, typed) if part))

    def programme(self) -> Programme:
        """As it stands in the form."""
        before = self._before
        return Programme(
            before.id,
            before.version,
            self.title.text(),
            self.subject.text(),
            self.year.text(),
            Rhythm(str(self.rhythm.currentData())),
            self.ended.value(),
            from_typed(self.objectives.toPlainText(), before.objectives),
            tuple(field.text() for field in self.names.values()),
        )


class EvidenceDialog(FormDialog):
    """The note that stands with a judgement. `words` say of whom and by which objective."""

    def __init__(self, parent: QWidget, words: str, judged: Judged) -> None:
        super().__init__(tr("Evidence"), words, parent, of=judged.id)
        self.note = QPlainTextEdit(judged.note)
        self.note.setMinimumHeight(_NOTE_HIGH)
        self.note.setTabChangesFocus(True)
        self.add_row(tr("Note"), self.note)
        self.picture = QLabel()
        self.picture.setAccessibleName(tr("Picture of the work"))
        self.drop = QCheckBox(tr("Remove the picture"))
        for widget in (self.picture, self.drop):
            self.form.addRow("", widget)
            widget.setVisible(False)

    def show_picture(self, jpeg: bytes, *, may_drop: bool) -> None:
        """The picture that stands with it."""
        self.picture.setPixmap(jpeg_pixmap(jpeg).scaledToWidth(_PICTURE))
        self.picture.setVisible(True)
        self.drop.setVisible(may_drop)


class SummativeDialog(FormDialog):
    """Where a pupil stands as a whole; `words` say what the ticks say, which decides nothing."""

    def __init__(self, parent: QWidget, words: str, before: Summative | None, of: str) -> None:
        super().__init__(tr("Summative judgement"), words, parent, of=of)
        self.band, self.note = QComboBox(), QPlainTextEdit(before.note if before else "")
        self.band.addItem(tr("None"), "")
        for band, name in BAND_WORDS.items():
            self.band.addItem(tr(name), band.value)
        self.band.setCurrentIndex(max(0, self.band.findData(before.band.value if before else "")))
        self.note.setMinimumHeight(_NOTE_HIGH)
        self.note.setTabChangesFocus(True)
        self.add_row(tr("Summative judgement"), self.band)
        self.add_row(tr("Note"), self.note)

    def chosen(self) -> Band | None:
        """None where it is taken away."""
        value = str(self.band.currentData() or "")
        return Band(value) if value else None
