"""Staff and roles: who may open this vault as what, and the matrix of who may see what."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QPushButton, QWidget

from ui.desk.record_words import right_words
from ui.widgets.act_row import Act
from ui.widgets.late_table import LateTable
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.record_list import RecordList
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from ui.widgets.tabs import Tabs
from ui.words import role_words
from vault.domain.access import Role
from vault.domain.collation import sort_key
from vault.domain.ids import ProfileId
from vault.domain.matrix import matrix_rows
from vault.domain.profiles import Profile, StickState


class ProfilesAct(StrEnum):
    """What can be done with a profile, and with everybody's keys."""

    ADD = "add"
    CHANGE = "change"
    RESET = "reset"
    STICK = "stick"
    SUSPEND = "suspend"
    RESUME = "resume"
    REMOVE = "remove"
    REMOVE_REKEY = "remove-rekey"
    REKEY = "rekey"
    GRANT = "grant"


class ProfilesPage(Page):
    """Who may open the vault, and as what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._class_names: dict[str, str] = {}
        self.sticks: dict[ProfileId, StickState] = {}
        self.records = RecordList(
            self.tr("Profiles"),
            (
                (self.tr("Name"), lambda p: p.name),
                (self.tr("Role"), lambda p: role_words(p.role)),
                (self.tr("Own classes"), self._classes),
                (self.tr("Last day"), lambda p: p.until),
                (self.tr("USB stick"), self._stick),
                (self.tr("State"), lambda p: "suspended" if p.suspended else "Active"),
            ),
            (
                Act(ProfilesAct.ADD, self.tr("Add a profile …"), for_none=True, is_main=True),
                Act(ProfilesAct.CHANGE, self.tr("Change …")),
                Act(ProfilesAct.RESET, self.tr("New password …")),
                Act(ProfilesAct.STICK, self.tr("USB stick …")),
                Act(ProfilesAct.SUSPEND, self.tr("Suspend")),
                Act(ProfilesAct.RESUME, self.tr("End the suspension")),
            ),
            (
                Act(ProfilesAct.REMOVE, self.tr("Remove …")),
                Act(ProfilesAct.REMOVE_REKEY, self.tr("Remove and give new keys …")),
                Act(ProfilesAct.REKEY, self.tr("Give the vault new keys …"), for_none=True),
                Act(ProfilesAct.GRANT, self.tr("Give the safeguarding key …")),
            ),
            opens=ProfilesAct.CHANGE,
            choose=self.tr("Choose a profile in the table first."),
            notice=self.notice,
            is_late=True,
        )
        self.acted = self.records.acted
        matrix = RowTable(
            (
                (self.tr("What"), lambda row: right_words(row[0])),
                *((role_words(role), _cell_of(role)) for role in Role),
            )
        )
        matrix.show_rows(matrix_rows())
        self.matrix = LateTable(matrix, self.tr("Who may see and do what"))
        self._lay_out()

    def _lay_out(self) -> None:
        self.tabs = Tabs(self.tr("Staff and roles"), self)
        layout = self.titled(self.tr("Staff and roles"))
        layout.addWidget(self.tabs, 1)
        self.tabs.part(self.tr("Staff")).addWidget(self.records, 1)
        column = self.tabs.part(self.tr("Who may see what"))
        column.addWidget(
            PlainLabel(
                self.tr(
                    "This table decides what each role can read and change. Teachers, assistants"
                    " and cover teachers see their own classes"
                    " only."
                )
            )
        )
        column.addWidget(self.matrix, 1)

    @property
    def table(self) -> RowView:
        """Of the people."""
        return self.records.table

    @property
    def buttons(self) -> dict[str, QPushButton]:
        """Below it, by their words."""
        return self.records.buttons

    def show_profiles(self, profiles: tuple[Profile, ...]) -> None:
        """By name, suspended and ended ones too."""
        self.records.show_rows(profiles)

    def show_sticks(self, sticks: dict[ProfileId, StickState]) -> None:
        """What each profile needs beside its password."""
        self.sticks = sticks
        self.table.viewport().update()

    def _stick(self, profile: Profile) -> str:
        state = self.sticks.get(profile.id)
        if state is None:
            return ""
        if state.has:
            return self.tr("needed")
        return self.tr("asked for") if state.is_asked_for else self.tr("none")

    def show_class_names(self, names: dict[str, str]) -> None:
        """Names by the classes' ids."""
        self._class_names = names
        self.table.viewport().update()

    def allow(self, *, writes: bool, grants: bool) -> None:
        """Only what the role may do is offered."""
        self.records.allow(may_write=writes)
        self.records.offer(ProfilesAct.GRANT, on=grants)

    def _classes(self, profile: Profile) -> str:
        if not self._class_names and profile.classes:
            # An auditor reads no class; how many there are is all that can be said.
            count = len(profile.classes)
            return self.tr("1 class") if count == 1 else self.tr("{0} classes").format(count)
        return ", ".join(
            sorted((self._class_names.get(c, "?") for c in profile.classes), key=sort_key)
        )


def _cell_of(role: Role) -> Callable[[tuple[str, dict[Role, str]]], str]:
    return lambda row: row[1][role]
