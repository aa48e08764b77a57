"""Who is in a group or a class: ticked from the pupils of other classes, from one day on."""

from datetime import date

from PySide6.QtWidgets import QWidget

from ui.classes.pupil_ticks import PupilTicks
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import counted, tr
from vault.actions.classes import SetMembers
from vault.actions.groups import SetGroupMembers
from vault.domain.school_values import SchoolClass
from vault.errors import InvalidValueError


class MembersDialog(FormDialog):
    """Its members stand first, and then the pupils of the class that is chosen to look through. Of
    an own group it also asks until when those stay who come in."""

    def __init__(self, parent: QWidget, school_class: SchoolClass, *, is_own: bool = False) -> None:
        words = tr("Who is ticked is in it from this day on. Who is not leaves it on this day.")
        title = tr("Pupils in {0}").format(school_class.name)
        super().__init__(title, words, parent, tr("Save"), of=school_class.id)
        self._group, self._is_own = school_class.id, is_own
        self.on, self.until = DateField(tr("From")), DateField(tr("Last day"))
        self.on.show_value(date.today())
        self.add_row(tr("From"), self.on)
        if is_own:
            self.add_row(tr("Last day (may be empty)"), self.until)
        self.ticks = PupilTicks(self, school_class.id)
        self.ticks.changed.connect(self._count)

    def action(self) -> SetMembers | SetGroupMembers:
        """InvalidValueError for a day that is none."""
        on = self.on.value()
        if on is None or self.ticks.members is None:
            raise InvalidValueError(field="day", reason=tr("say from which day on"))
        members = tuple(self.ticks.ticked)
        if self._is_own:
            return SetGroupMembers(self._group, members, on, self.until.value())
        return SetMembers(self._group, members, on)

    def _count(self) -> None:
        many = len(self.ticks.ticked)
        words = counted(many, tr("1 pupil is in it"), tr("{0} pupils are in it"))
        self.notice.say(words, "info")
