"""Who of this copy was erased in another: asked of a data lead, name by name."""

from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget

from ui.widgets.dates import day_text
from ui.widgets.form import Form
from ui.widgets.form_dialog import FormDialog
from ui.widgets.plain import PlainLabel
from vault.actions.erasures_elsewhere import AnswerErasures
from vault.domain.ids import PupilId
from vault.domain.rights import OpenErasure

_LATER, _ERASE, _KEEP = range(3)
_TALLEST = 360


class OpenErasuresDialog(FormDialog):
    """`answer` is what was chosen; nothing is chosen to begin with."""

    def __init__(self, erasures: tuple[OpenErasure, ...], parent: QWidget) -> None:
        super().__init__(
            parent.tr("Erased in another copy"),
            parent.tr(
                "These pupils are in this copy of the vault, and were erased in another copy"
                " since. Erasing here takes everything held about them out of this copy and cannot"
                " be undone. Until each is answered, nobody but a data lead can open this copy."
            ),
            parent,
            parent.tr("Confirm"),
        )
        self._choices: dict[PupilId, QComboBox] = {}
        inside = QWidget()
        rows = Form(inside)
        for erasure in erasures:
            choice = QComboBox()
            choice.addItems(
                [self.tr("Not decided yet"), self.tr("Erase here as well"), self.tr("Keep here")]
            )
            words = self._words(erasure)
            choice.setAccessibleName(words)
            rows.addRow(PlainLabel(words), choice)
            self._choices[erasure.pupil] = choice
        area = QScrollArea()
        area.setObjectName("framed")
        area.setAccessibleName(self.windowTitle())
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setMinimumHeight(min(inside.sizeHint().height() + 8, _TALLEST))
        self.form.addRow(area)

    def choose(self, pupil: PupilId, *, erase: bool) -> None:
        """Answer for one pupil."""
        self._choices[pupil].setCurrentIndex(_ERASE if erase else _KEEP)

    def answer(self) -> AnswerErasures:
        """As chosen; who is not decided about is not named."""
        return AnswerErasures(erase=self._chosen(_ERASE), keep=self._chosen(_KEEP))

    def _chosen(self, which: int) -> tuple[PupilId, ...]:
        return tuple(p for p, box in self._choices.items() if box.currentIndex() == which)

    def _words(self, erasure: OpenErasure) -> str:
        who = ", ".join(part for part in (erasure.name, erasure.class_name) if part)
        if erasure.at is None:
            return who
        day = day_text(erasure.at)
        if not erasure.by:
            return self.tr("{0}: erased on {1}").format(who, day)
        return self.tr("{0}: erased on {1} by {2}").format(who, day, erasure.by)
