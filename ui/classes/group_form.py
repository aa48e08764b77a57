"""A group or an intervention of one's own: what it is for, and for a new one who is in it and from
when to when."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.classes.pupil_ticks import PupilTicks
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import class_kind_words, counted, tr
from vault.actions.groups import ChangeGroup, CreateGroup
from vault.domain.ids import NEW, ClassId
from vault.domain.school_values import SMALL_GROUPS, GroupFacts, SchoolClass


class GroupDialog(FormDialog):
    """For a new group, or for one that is there."""

    def __init__(self, parent: QWidget, group: SchoolClass | None = None) -> None:
        title = tr("Change a group") if group else tr("Make a group")
        words = tr(
            "Pupils of your classes, together for a time and for a purpose. A group stands among"
            " your classes: it has checklists, marks, objectives and a seating plan."
        )
        ok = tr("Save") if group else tr("Make the group")
        super().__init__(title, "" if group else words, parent, ok, of=group.id if group else "")
        self._group = group
        shown = group or SchoolClass(ClassId(NEW), 0, "", kind="group")
        self.name, self.aim, self.subject = (
            QLineEdit(text) for text in (shown.name, shown.aim, shown.subject)
        )
        self.kind = QComboBox()
        for kind in sorted(SMALL_GROUPS):
            self.kind.addItem(class_kind_words(kind), kind)
        self.kind.setCurrentIndex(max(self.kind.findData(shown.kind), 0))
        self.starts, self.ends = DateField(tr("First day")), DateField(tr("Last day"))
        self.starts.show_value(date.today())
        for label, field in (
            (tr("Name"), self.name),
            (tr("Kind"), self.kind),
            (tr("What it is for"), self.aim),
            (tr("Subject"), self.subject),
        ):
            self.add_row(label, field)
        self.ticks: PupilTicks | None = None
        if group is None:
            self.add_row(tr("First day"), self.starts)
            self.add_row(tr("Last day (may be empty)"), self.ends)
            self.ticks = PupilTicks(self, ClassId(NEW))
            self.ticks.changed.connect(self._count)

    def action(self) -> CreateGroup | ChangeGroup:
        """As it stands in the form; InvalidValueError for what is no date."""
        name, aim, kind = self.name.text(), self.aim.text(), str(self.kind.currentData())
        subject = self.subject.text()
        if self._group is not None:
            facts = GroupFacts(name, aim, kind, subject, self._group.year_group)
            return ChangeGroup(self._group.id, self._group.version, facts)
        pupils = tuple(self.ticks.ticked) if self.ticks is not None else ()
        starts, ends = self.starts.value(), self.ends.value()
        return CreateGroup(name, aim, pupils, starts, ends, kind, subject)

    def _count(self) -> None:
        many = len(self.ticks.ticked) if self.ticks is not None else 0
        words = counted(many, tr("1 pupil will be in it"), tr("{0} pupils will be in it"))
        self.notice.say(words, "info")
