"""The other children of whom the same is raised: a button for each, and one that adds."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.look.icons import set_icon
from ui.safeguarding.pupil_chooser import PupilChooser
from ui.widgets.flow import Flow
from ui.widgets.form_dialog import FormDialog
from ui.widgets.plain import Quiet, plain_tip
from ui.words import tr
from vault.domain.ids import PupilId, RecordId
from vault.domain.people import PupilBrief

_LONGEST = 40


class OtherChildren(QWidget):
    """Their ids stand in `kept` as well, a line that is not seen: the window keeps what is typed
    there. `named` wants to know who these are, after it was put back."""

    add_wanted = Signal()
    named = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pupils: dict[PupilId, PupilBrief] = {}
        self._buttons: list[QPushButton] = []
        self.kept = QLineEdit(self)
        self.kept.setAccessibleName(tr("Other children"))
        self.kept.hide()
        self.kept.textEdited.connect(self._put_back)
        self._is_keeping = False
        self.add = QPushButton(f" {tr('Add another child')}")
        self.add.setAccessibleName(tr("Add another child"))
        self.add.setProperty("kind", "link")
        set_icon(self.add, "user-plus", "accentText")
        self.add.clicked.connect(self.add_wanted)
        self.hint = Quiet(
            tr(
                "Each of them gets an entry with the same words: write ‘the other child’, not a"
                " name. Marks on the body map go into the first child’s file alone."
            ),
            is_small=True,
        )
        holder = QWidget()
        self._flow = Flow(self.add)
        self._flow.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(self._flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(holder)
        column.addWidget(self.hint)
        self._show()

    @property
    def pupils(self) -> tuple[PupilBrief, ...]:
        """Who is chosen, in the order in which they were."""
        return tuple(self._pupils.values())

    def take(self, pupils: Sequence[PupilBrief]) -> None:
        """Beside those there are."""
        for pupil in pupils:
            self._pupils[pupil.id] = pupil
        self._keep()

    def clear(self) -> None:
        """Nobody; and nothing counts as typed."""
        self._pupils.clear()
        self._show()
        self.kept.clear()
        self.kept.setModified(False)

    def _take_out(self, pupil: PupilId) -> None:
        self._pupils.pop(pupil, None)
        self._keep()
        self.add.setFocus()

    def _keep(self) -> None:
        self._show()
        self.kept.setText(" ".join(self._pupils))
        self.kept.setModified(True)
        self._is_keeping = True
        self.kept.textEdited.emit(self.kept.text())
        self._is_keeping = False

    def _put_back(self, text: str) -> None:
        if not self._is_keeping and text:
            self.named.emit(tuple(PupilId(RecordId(pupil)) for pupil in text.split()))

    def _show(self) -> None:
        for button in self._buttons:
            self._flow.takeAt(0)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(at, p) for at, p in enumerate(self._pupils.values())]
        self.hint.setVisible(bool(self._pupils))
        self.updateGeometry()

    def _button(self, at: int, pupil: PupilBrief) -> QPushButton:
        name = pupil.known_as
        shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        button = QPushButton(f" {shown}  ".replace("&", "&&"))
        button.setProperty("kind", "pill")
        set_icon(button, "x")
        button.setAccessibleName(tr("Take {0} out").format(name))
        button.setToolTip(plain_tip(button.accessibleName()))
        button.clicked.connect(lambda: self._take_out(pupil.id))
        self._flow.insertWidget(at, button)
        button.show()
        return button


class OtherChildDialog(FormDialog):
    """`of` names the child whom the concern is about. Choosing from the list is all: `picked`
    carries who it is."""

    hides_record = True
    picked = Signal(object)

    def __init__(self, of: str, parent: QWidget) -> None:
        super().__init__(tr("Add another child"), "", parent, tr("Add"), of=of)
        self.chooser = PupilChooser()
        self.chooser.list.setMinimumHeight(150)
        self.add_row(tr("Other child"), self.chooser)
        self.ok.hide()
        self.chooser.chosen.connect(self._take)
        self.chooser.line.setFocus()

    def _take(self, pupil: str) -> None:
        self.picked.emit(next(row for row in self.chooser.rows if row.id == pupil))
        self.accept()
