"""Changing one rule of the retention schedule."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField
from ui.words import tr
from vault.domain.retention import Rule


class RuleDialog(FormDialog):
    """How long, and where that is said."""

    def __init__(self, parent: QWidget, rule: Rule) -> None:
        super().__init__(
            rule.data.words,
            tr("Kept for a time from {0}. Write who decided it, and when.").format(
                rule.starts_from.value
            ),
            parent,
            tr("Change the rule"),
            of=rule.data.value,
        )
        self._rule = rule
        self.years, self.months = NumberField(), NumberField()
        self.years.setRange(0, 100)
        self.months.setRange(0, 11)
        self.years.setValue(rule.years)
        self.months.setValue(rule.months)
        self.source, self.dated, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.source.setText(rule.source)
        self.dated.setText(rule.source_date)
        self.note.setText(rule.note)
        for words, field in (
            (tr("Years"), self.years),
            (tr("and months"), self.months),
            (tr("Source"), self.source),
            (tr("Of (year-month)"), self.dated),
            (tr("Note"), self.note),
        ):
            self.add_row(words, field)

    def rule(self) -> Rule:
        """As it is written now."""
        return replace(
            self._rule,
            years=self.years.value(),
            months=self.months.value(),
            source=self.source.text(),
            source_date=self.dated.text(),
            note=self.note.text(),
            pack="own",
        )
