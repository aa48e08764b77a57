"""A profile of staff: name, role, classes, last day, first password."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from ui.widgets.at_left import at_left
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.key_file_row import KeyFileRow
from ui.widgets.password_field import PassphraseMaker, PasswordField
from ui.widgets.plain import PlainLabel
from ui.words import role_gist, role_words, tr
from vault.domain.access import SCOPED_ROLES, Role
from vault.domain.ids import ClassId, RecordId
from vault.domain.people import ClassRow
from vault.domain.profiles import Profile

_ID = Qt.ItemDataRole.UserRole


class ProfileDialog(FormDialog):
    """For a new profile, with a password; or for one that is there, without."""

    def __init__(self, parent: QWidget, profile: Profile | None = None) -> None:
        title = "Change a profile" if profile else "Add a profile"
        of = profile.id if profile else ""
        super().__init__(title, "", parent, tr("Save") if profile else tr("Add"), of=of)
        self.profile = profile
        self.name = QLineEdit(profile.name if profile else "")
        self.name.setReadOnly(profile is not None)
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(role_words(role), role)
        self.gist = PlainLabel()
        self.classes = QListWidget()
        self.classes.setMaximumHeight(170)
        self.until = DateField(tr("Last day"))
        self.password = PasswordField(tr("First password"), judged=True)
        self.add_row(tr("Name"), self.name)
        self.add_row(tr("Role"), self.role)
        self.form.addRow("", self.gist)
        self.add_row(tr("Own classes"), self.classes)
        self.add_row(tr("Last day (may be empty)"), self.until)
        if profile is None:
            suggest = PassphraseMaker(self.password, self.password)
            self.add_row(tr("First password"), self.password)
            self.form.addRow("", at_left(suggest))
        self.role.currentIndexChanged.connect(lambda _: self._fit())
        wanted = profile.role if profile else Role.TEACHER
        self.role.setCurrentIndex(self.role.findData(wanted))
        if profile:
            self.until.show_value(profile.until)
        self._fit()

    def show_classes(self, school_classes: tuple[ClassRow, ...]) -> None:
        """Those of the profile are ticked."""
        mine = self.profile.classes if self.profile else frozenset()
        for school_class in school_classes:
            item = QListWidgetItem(school_class.name)
            item.setData(_ID, school_class.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            chosen = school_class.id in mine
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            self.classes.addItem(item)

    def chosen_role(self) -> Role:
        """The role in front."""
        return Role(self.role.currentData())

    def chosen_classes(self) -> frozenset[ClassId]:
        """Ticked classes; none for roles that see the whole school."""
        if self.chosen_role() not in SCOPED_ROLES:
            return frozenset()
        items = [self.classes.item(row) for row in range(self.classes.count())]
        ticked = [i for i in items if i.checkState() == Qt.CheckState.Checked]
        return frozenset(ClassId(RecordId(str(i.data(_ID)))) for i in ticked)

    def _fit(self) -> None:
        role = self.chosen_role()
        self.gist.setText(role_gist(role))
        self.form.setRowVisible(self.classes, role in SCOPED_ROLES)


class ResetDialog(FormDialog):
    """A new password for somebody who forgot theirs."""

    def __init__(self, parent: QWidget, profile: Profile, has_stick: bool = False) -> None:
        words = (
            f"{profile.name} gets this password and new keys; the forgotten one no longer works."
            f" Tell them in person, and ask them to change it in Settings.\n\n"
            "Their staff card changes with it: colleagues add the new one, and sealed files made"
            " for the old one have to be made again."
        )
        if profile.role is Role.SAFEGUARDING_LEAD:
            words += (
                "\n\nThe key to the safeguarding records is not included, because you do not have"
                " it: another safeguarding lead gives it to them."
            )
        super().__init__(
            tr("New password for {0}").format(profile.name), words, parent, tr("Set password")
        )
        self.setMinimumWidth(560)
        self.password = PasswordField(tr("New password"), judged=True)
        self.password.own_words = [profile.name]
        suggest = PassphraseMaker(self.password, self.password)
        self.stick = KeyFileRow(f"{profile.name} also needs the USB stick, and still will.")
        if has_stick:
            self.add_row(tr("USB stick"), self.stick)
        self.add_row(tr("New password, at least 15 characters"), self.password)
        self.form.addRow("", at_left(suggest))
        self.stick.chosen.connect(lambda name: self.stick.take(Path(name)))
        self.password.setFocus()


class PasswordDialog(FormDialog):
    """One's own password: the old one, and twice the new one."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(tr("Change my password"), "", parent, tr("Change"))
        self.old = PasswordField(tr("Current password"))
        self.new = PasswordField(tr("New password"), judged=True)
        self.new.own_words = [name]
        self.again = PasswordField(tr("New password again"))
        for words, field in (
            (tr("Current password"), self.old),
            (tr("New password, at least 15 characters"), self.new),
            (tr("New password again"), self.again),
        ):
            self.add_row(words, field)

    def agrees(self) -> bool:
        """Whether the new one was typed the same twice; says so if not."""
        if self.new.line.text() == self.again.line.text():
            return True
        self.show_problem("The two new passwords are different. Type them again.")
        return False
