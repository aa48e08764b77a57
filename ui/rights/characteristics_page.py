"""Which characteristics of pupils the school keeps: each is off until it is switched on."""

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from ui.desk.record_words import law_spoken
from ui.widgets.act_row import Act
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Quiet
from ui.widgets.record_list import RecordList
from ui.words import tr
from vault.domain.characteristics import CharacteristicUse

_PURPOSE = 3


class CharacteristicsAct(StrEnum):
    """What can be done with one of them."""

    ON = "on"
    OFF = "off"


class CharacteristicsPage(Page):
    """A line for each, with what it is kept for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.details = PlainLabel()
        self.details.hide()
        self.records = RecordList(
            self.tr("Characteristics"),
            (
                (self.tr("Characteristic"), title),
                (self.tr("Kept"), lambda use: self.tr("yes") if use.is_on else self.tr("no")),
                (self.tr("Since"), lambda use: use.since),
                (self.tr("What for"), lambda use: use.purpose),
                (self.tr("Pupils"), lambda use: use.kept or None),
            ),
            (
                Act(CharacteristicsAct.OFF, self.tr("Stop keeping it …"), fits=_is_on),
                Act(CharacteristicsAct.ON, self.tr("Keep it …"), is_main=True, is_last=True),
            ),
            opens=CharacteristicsAct.ON,
            choose=self.tr("Choose one that is kept in the table first."),
            notice=self.notice,
            below=self.details,
        )
        self.records.table.give_room(_PURPOSE)
        self.records.chosen_changed.connect(self._show_details)
        column = self.titled(self.tr("Characteristics"))
        column.addWidget(
            Quiet(
                self.tr(
                    "Free school meals, special needs, ethnicity and the like. Keep only what the"
                    " school needs: each is off until you switch it on and say what for."
                )
            )
        )
        column.addWidget(self.records, 1)

    def show_uses(self, uses: tuple[CharacteristicUse, ...]) -> None:
        """One for each kind."""
        self.records.show_rows(uses)

    def _show_details(self, use: CharacteristicUse | None) -> None:
        self.details.setText(ground(use) if use is not None else "")
        self.details.setVisible(use is not None)


def title(use: CharacteristicUse) -> str:
    """As the school's country calls it."""
    return tr(law_spoken().characteristics[use.kind].title)


def ground(use: CharacteristicUse) -> str:
    """On what ground a school may keep it."""
    rule = law_spoken().characteristics[use.kind]
    basis = f"{rule.basis}; {rule.special}" if rule.special else rule.basis
    return tr("Lawful basis: {0}").format(basis)


def _is_on(use: CharacteristicUse) -> bool:
    return use.is_on
