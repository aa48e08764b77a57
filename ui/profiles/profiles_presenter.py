"""Staff and roles: adding, changing, suspending, removing."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.profiles.new_keys import NewKeysDialog
from ui.profiles.profile_form import ProfileDialog, ResetDialog
from ui.profiles.profiles_page import ProfilesAct, ProfilesPage
from ui.profiles.stick_forms import AskStickDialog
from ui.widgets.form_dialog import FormDialog
from ui.words import role_words, within_sentence
from vault.actions.classes import ListClasses
from vault.actions.keys import PlanRekey, ResetPassword
from vault.actions.profiles import (
    AddProfile,
    ChangeProfile,
    GrantSafeguarding,
    ListProfiles,
    RemoveProfile,
)
from vault.actions.sticks import AskForStick, FindKeyFile, ListSticks
from vault.domain.access import Permission, Role
from vault.domain.kinds import Kind
from vault.domain.people import ClassRow
from vault.domain.profiles import Profile, StickState


class ProfilesPresenter(Presenter[ProfilesPage]):
    """Adds, changes, suspends and removes profiles, and makes new keys for everybody."""

    shows = frozenset({Kind.PROFILE})

    def __init__(self, page: ProfilesPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.allow(
            writes=desk.may(Permission.PROFILE_WRITE),
            grants=desk.may(Permission.SAFEGUARDING_GRANT),
        )
        page.records.do(
            {
                ProfilesAct.ADD: lambda _: self._ask_new(),
                ProfilesAct.CHANGE: self._ask_change,
                ProfilesAct.RESET: self._ask_reset,
                ProfilesAct.STICK: self._ask_stick,
                ProfilesAct.SUSPEND: lambda profile: self._suspend(profile, suspended=True),
                ProfilesAct.RESUME: lambda profile: self._suspend(profile, suspended=False),
                ProfilesAct.REMOVE: self._ask_remove,
                ProfilesAct.REMOVE_REKEY: self._ask_rekey,
                ProfilesAct.REKEY: self._ask_rekey,
                ProfilesAct.GRANT: self._ask_grant,
            }
        )
        if desk.may(Permission.CLASS_READ):
            desk.do(self, ListClasses(), then=self._name_classes)
        self.reload()

    def reload(self) -> None:
        self._do(ListSticks(), self._page.show_sticks)
        self._do(ListProfiles(), self._page.show_profiles)

    def _ask_new(self) -> None:
        dialog = ProfileDialog(self._page)
        self._desk.do(dialog, ListClasses(), then=dialog.show_classes)

        def add() -> AddProfile:
            return AddProfile(
                dialog.name.text(),
                dialog.chosen_role(),
                dialog.password.peek(),
                dialog.chosen_classes(),
                dialog.until.value(),
            )

        def done(_: object) -> None:
            self._say(
                self.tr("{0} can unlock as {1}. Tell them the password in person.").format(
                    dialog.name.text(), within_sentence(role_words(dialog.chosen_role()))
                )
            )

        self._submit(dialog, add, done)

    def _ask_change(self, profile: Profile) -> None:
        dialog = ProfileDialog(self._page, profile)
        self._desk.do(dialog, ListClasses(), then=dialog.show_classes)
        self._submit(
            dialog,
            lambda: ChangeProfile(
                profile.id,
                dialog.chosen_role(),
                dialog.chosen_classes(),
                dialog.until.value(),
                profile.suspended,
            ),
            lambda _: self._say(self.tr("Changed. It applies from the next unlock.")),
        )

    def _suspend(self, profile: Profile, *, suspended: bool) -> None:
        action = ChangeProfile(profile.id, profile.role, profile.classes, profile.until, suspended)
        done = (
            self.tr("{0} can no longer unlock.") if suspended else self.tr("{0} can unlock again.")
        )
        self._do(action, lambda _: self._say(done.format(profile.name)))

    def _ask_remove(self, profile: Profile) -> None:
        dialog = FormDialog(
            self.tr("Remove {0}").format(profile.name),
            self.tr(
                "The profile can no longer unlock, and its name stays in the audit trail."
                " Anything this person copied before can still be read by them. This cannot be"
                " undone; you can only add a new profile."
            ),
            self._page,
            self.tr("Remove"),
        )
        self._submit(
            dialog,
            lambda: RemoveProfile(profile.id),
            lambda _: self._say(self.tr("{0} was removed.").format(profile.name)),
        )

    def _ask_grant(self, profile: Profile) -> None:
        if profile.role is not Role.SAFEGUARDING_LEAD:
            self._say(
                self.tr("Only a safeguarding lead can be given this key."),
                "warn",
            )
            return
        dialog = FormDialog(
            self.tr("Give the safeguarding key"),
            self.tr("{0} will be able to read every safeguarding record of this school.").format(
                profile.name
            ),
            self._page,
            self.tr("Give the key"),
        )
        self._submit(
            dialog,
            lambda: GrantSafeguarding(profile.id),
            lambda _: self._say(self.tr("Done.")),
        )

    def _ask_reset(self, profile: Profile) -> None:
        if profile.id == self._desk.profile.id:
            self._page.notice.say(self.tr("Change your own password in Settings."))
            return
        has_stick = self._stick_of(profile).has
        dialog = ResetDialog(self._page, profile, has_stick)
        if has_stick:
            self._look_for_stick(dialog, profile)
        done = self.tr("{0} can unlock with the new password. Tell them in person.")
        self._submit(
            dialog,
            lambda: ResetPassword(profile.id, dialog.password.peek(), dialog.stick.path),
            lambda _: self._say(done.format(profile.name)),
        )

    def _look_for_stick(self, dialog: ResetDialog, profile: Profile) -> None:
        dialog.stick.look_wanted.connect(
            lambda: self._desk.do(dialog, FindKeyFile(profile.id), then=dialog.stick.show_key_file)
        )
        dialog.stick.begin()

    def _stick_of(self, profile: Profile) -> StickState:
        return self._page.sticks.get(profile.id, StickState(has=False, is_asked_for=False))

    def _ask_stick(self, profile: Profile) -> None:
        state = self._stick_of(profile)
        dialog = AskStickDialog(self._page, profile, state)
        asked = self.tr("{0} will be asked for a USB stick from the next unlock.")
        not_asked = self.tr("{0} decides whether to use a USB stick.")
        done = not_asked if state.is_asked_for else asked
        self._submit(
            dialog,
            lambda: AskForStick(profile.id, asked=not state.is_asked_for),
            lambda _: self._say(done.format(profile.name)),
        )

    def _ask_rekey(self, leaver: Profile | None) -> None:
        if leaver is not None and leaver.id == self._desk.profile.id:
            self._say(self.tr("You cannot remove your own profile. Ask another data lead."), "warn")
            return
        dialog = NewKeysDialog(self._page, leaver)
        # Planned and nothing else done in between: the lock waits behind it on the same thread.
        self._submit(
            dialog,
            lambda: PlanRekey(leaver.id if leaver is not None else None),
            lambda _: self._desk.lock_wanted.emit(),
        )

    def _name_classes(self, school_classes: tuple[ClassRow, ...]) -> None:
        self._page.show_class_names(
            {str(school_class.id): school_class.name for school_class in school_classes}
        )
