"""The forms of a seating plan, and of a rule of the class."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.actions.seating import SetSeatingPlan, SetSeatingRule
from vault.domain.ids import NEW, ClassId, PupilId, RecordId
from vault.domain.people import Face
from vault.domain.room_layouts import FIRST_LAYOUTS, RoomLayout
from vault.domain.seating import LEAST, RULE_WORDS, RuleKind, SeatingPlan, SeatingRule
from vault.errors import InvalidValueError

_ID = Qt.ItemDataRole.UserRole
_LIST = 220


class PlanDialog(FormDialog):
    """For a new plan of a class, or one that is there. A room is one of the school's, or one of the
    usual ones, which is drawn with the plan."""

    def __init__(
        self,
        parent: QWidget,
        class_id: ClassId,
        layouts: tuple[RoomLayout, ...],
        plan: SeatingPlan | None = None,
    ) -> None:
        title = tr("Change a seating plan") if plan else tr("New seating plan")
        of = plan.id if plan else ""
        super().__init__(title, "", parent, tr("Save") if plan else tr("Create"), of=of)
        self._plan = plan or SeatingPlan(NEW, 0, class_id, "", NEW)
        self.title, self.room = QLineEdit(self._plan.title), QComboBox()
        self.title.setPlaceholderText(tr("Every day"))
        for layout in layouts:
            room = f"{layout.title}, {layout.room}" if layout.room else layout.title
            self.room.addItem(room, layout.id)
        taken = {layout.title for layout in layouts if not layout.room}
        for name, grid in FIRST_LAYOUTS:
            words = tr(name)
            if words not in taken:
                self.room.addItem(tr("{0} (new)").format(words), RoomLayout(NEW, 0, words, grid))
        self.room.setCurrentIndex(max(self.room.findData(self._plan.layout), 0))
        self.add_row(tr("Title"), self.title)
        self.add_row(tr("Room"), self.room)

    def action(self) -> SetSeatingPlan:
        """What it asks for."""
        chosen, before = self.room.currentData(), self._plan
        is_new = isinstance(chosen, RoomLayout)
        layout = NEW if is_new else RecordId(str(chosen))
        title = self.title.text() or ("" if before.id else self.title.placeholderText())
        plan = SeatingPlan(before.id, before.version, before.class_id, title, layout, before.in_use)
        return SetSeatingPlan(plan, chosen if is_new else None)


class RuleDialog(FormDialog):
    """For a new rule, or one that is there, whose kind may change too."""

    def __init__(
        self,
        parent: QWidget,
        class_id: ClassId,
        faces: Sequence[Face],
        rule: SeatingRule | None = None,
    ) -> None:
        title = tr("Change a rule") if rule else tr("New rule")
        words = tr("It holds for every plan of this class.")
        of = rule.id if rule else ""
        super().__init__(title, words, parent, tr("Save") if rule else tr("Add"), of=of)
        self._rule = rule or SeatingRule(NEW, 0, class_id, RuleKind.APART)
        self.kind, self.pupils = QComboBox(), QListWidget()
        for kind in RuleKind:
            self.kind.addItem(tr(RULE_WORDS[kind]), kind.value)
        self.kind.setCurrentIndex(self.kind.findData(self._rule.kind.value))
        for face in faces:
            item = QListWidgetItem(face.known_as)
            item.setData(_ID, face.pupil)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_in = face.pupil in self._rule.pupils
            item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
            self.pupils.addItem(item)
        self.pupils.setFixedHeight(_LIST)
        self.kind.currentIndexChanged.connect(lambda _: self._fit())
        self.add_row(tr("Rule"), self.kind)
        self.add_row(tr("Pupils"), self.pupils)
        self._fit()

    def action(self) -> SetSeatingRule:
        """InvalidValueError where nobody is ticked."""
        kind, before = RuleKind(str(self.kind.currentData())), self._rule
        pupils = self._ticked() if LEAST[kind] else ()
        if len(pupils) < LEAST[kind]:
            two = tr("tick two pupils at least")
            reason = two if LEAST[kind] > 1 else tr("tick whom it is about")
            raise InvalidValueError(field="pupils", reason=reason)
        rule = SeatingRule(before.id, before.version, before.class_id, kind, pupils)
        return SetSeatingRule(rule)

    def _ticked(self) -> tuple[PupilId, ...]:
        items = (self.pupils.item(row) for row in range(self.pupils.count()))
        return tuple(
            PupilId(RecordId(str(item.data(_ID))))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _fit(self) -> None:
        self.pupils.setEnabled(bool(LEAST[RuleKind(str(self.kind.currentData()))]))
