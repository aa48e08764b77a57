"""Forms for a scale of the school's own, and for what is expected on a scale."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ui.charts.band_look import band_words
from ui.markbook.scales_page import half_term_words
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField
from ui.words import tr
from vault.domain.bands import BANDS
from vault.domain.half_terms import HALF_TERMS
from vault.domain.ids import NEW
from vault.domain.scales import (
    EDITOR_WORDS,
    MOST_POINTS,
    Editor,
    Evaluation,
    Scale,
    ScaleValue,
)
from vault.errors import InvalidValueError


class ScaleDialog(FormDialog):
    """A scale of the school's own. Values are lines of 'code, meaning', the lowest first; a line
    that begins with '-' is a value that is compared with nothing."""

    def __init__(self, parent: QWidget, scale: Scale | None = None) -> None:
        title = tr("Change a scale") if scale else tr("New scale")
        super().__init__(title, "", parent, tr("Save"), of=scale.id if scale else "")
        self._before = scale or Scale(NEW, 0, "", Editor.POINTS)
        self.title, self.editor = QLineEdit(self._before.title), QComboBox()
        for editor in Editor:
            self.editor.addItem(tr(EDITOR_WORDS[editor]), editor.value)
        self.editor.setCurrentIndex(self.editor.findData(self._before.editor.value))
        self.lowest, self.highest, self.decimals = NumberField(), NumberField(), NumberField()
        for field, most, value in (
            (self.lowest, MOST_POINTS, self._before.lowest),
            (self.highest, MOST_POINTS, self._before.highest),
            (self.decimals, 2, self._before.decimals),
        ):
            field.setRange(0, most)
            field.setValue(value)
        self.values = QPlainTextEdit("\n".join(map(_line_of, self._before.values)))
        self.note = QLineEdit(self._before.note)
        for words, row in (
            (tr("Title"), self.title),
            (tr("How a mark is entered"), self.editor),
            (tr("Lowest mark"), self.lowest),
            (tr("Highest mark"), self.highest),
            (tr("Digits behind the point"), self.decimals),
            (tr("Values, the lowest first"), self.values),
            (tr("Note"), self.note),
        ):
            self.add_row(words, row)
        self.values.setPlaceholderText(tr("WTS, Working towards"))
        self.values.setTabChangesFocus(True)

    def scale(self) -> Scale:
        """As it stands in the form."""
        there = {value.code: value for value in self._before.values}
        values = []
        for rank, line in enumerate(filter(None, self._lines()), start=1):
            code, _, meaning = line.removeprefix("-").partition(",")
            known = there.get(code.strip())
            values.append(
                ScaleValue(
                    code.strip(),
                    meaning.strip(),
                    rank,
                    not line.startswith("-"),
                    known.until if known else None,
                    known.id if known else NEW,
                )
            )
        return replace(
            self._before,
            title=self.title.text(),
            editor=Editor(str(self.editor.currentData())),
            lowest=self.lowest.value(),
            highest=self.highest.value(),
            decimals=self.decimals.value(),
            values=tuple(values),
            note=self.note.text(),
            evaluations=tuple(e for e in self._before.evaluations if e.id),
        )

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.values.toPlainText().splitlines()]


def _line_of(value: ScaleValue) -> str:
    """As it is typed."""
    words = f"{value.code}, {value.meaning}" if value.meaning else value.code
    return words if value.counts else f"-{words}"


class ExpectDialog(FormDialog):
    """What the school expects on a scale: a line for each point of the year that has one of its
    own. An empty line is none."""

    def __init__(self, parent: QWidget, scale: Scale) -> None:
        words = tr("From which mark on a band begins. What is lower is well below.")
        if scale.editor is Editor.LETTERS:
            ranks = ", ".join(f"{v.rank} {v.code}" for v in scale.values if v.counts)
            words = tr("{0} Letters stand for their order: {1}.").format(words, ranks)
        super().__init__(tr("What is expected"), words, parent, of=scale.id)
        self._before = {e.half_term: e for e in scale.evaluations if e.id and not e.ends}
        self._others = tuple(
            e for e in scale.evaluations if e.id and e not in self._before.values()
        )
        self.fields: dict[int, tuple[QLineEdit, ...]] = {}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, band in enumerate(BANDS[1:], start=1):
            grid.addWidget(QLabel(band_words(band)), 0, place)
        for number in range(HALF_TERMS + 1):
            grid.addWidget(QLabel(half_term_words(number)), number + 1, 0)
            known = self._before.get(number)
            starts = (known.below_from, known.expected_from, known.above_from) if known else ()
            row = tuple(QLineEdit(str(starts[n]) if starts else "") for n in range(3))
            self.fields[number] = row
            for place, (field, band) in enumerate(zip(row, BANDS[1:], strict=True), start=1):
                field.setAccessibleName(f"{half_term_words(number)}, {band_words(band)}")
                field.setFixedWidth(80)
                grid.addWidget(field, number + 1, place)
        self.since = DateField(tr("Holds from"))
        self.add_row(tr("Half-term"), holder)
        self.add_row(tr("Holds from"), self.since)

    def evaluations(self) -> tuple[Evaluation, ...]:
        """All of the school's own. InvalidValueError for a line with a gap."""
        found = list(self._others)
        for number, row in self.fields.items():
            texts = [field.text().strip() for field in row]
            if not any(texts):
                continue
            if not all(text.isdecimal() and len(text) < 6 for text in texts):
                reason = tr("whole numbers belong here, three in a line")
                raise InvalidValueError(field="expected_from", reason=reason)
            known = self._before.get(number, Evaluation(number, 0, 0, 0))
            below, expected, above = map(int, texts)
            starts = self.since.value() or known.starts
            found.append(
                replace(
                    known,
                    below_from=below,
                    expected_from=expected,
                    above_from=above,
                    starts=starts,
                )
            )
        return tuple(found)
