"""What the window says first after an unlock: an alarm, failed tries, new keys, a backup due."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.desk.desk import Desk
from ui.desk.submit import submit_with
from ui.shell.open_erasures import OpenErasuresDialog
from ui.widgets.form_dialog import FormDialog
from ui.widgets.notice import Notice
from vault.actions.backups import AcceptCopy, ListBackups
from vault.actions.erasures_elsewhere import ListOpenErasures
from vault.actions.news import ReadNews
from vault.actions.security_check import ReadCheckStatus, RunSecurityCheck
from vault.actions.sticks import ReadMyStick
from vault.domain.access import Permission
from vault.domain.assessments import Assessment, CheckStatus, Result, Scope
from vault.domain.audit import FailedUnlock
from vault.domain.backups import BackupStatus
from vault.domain.messages import sentence
from vault.domain.news import News
from vault.domain.profiles import StickState
from vault.domain.rights import OpenErasure
from vault.errors import TuckboxError

_SEEN = "news.seen"


class Greeting(QObject):
    """The gravest alone is said; the others would be read by nobody."""

    def __init__(
        self, desk: Desk, notice: Notice, window: QWidget, go: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._desk, self._notice, self._window, self._go = desk, notice, window, go

    def begin(self) -> None:
        desk = self._desk
        if desk.alarm is not None:
            self._sound(desk.alarm)
        elif desk.open_erasures:
            refused = desk.plan_refused
            self._ask_erasures(desk.open_erasures, sentence(refused) if refused else "")
        elif desk.plan_refused is not None:
            self._notice.say(sentence(desk.plan_refused), "bad")
        elif desk.stick_doubt is not None:
            self._notice.say(sentence(desk.stick_doubt), "bad")
        elif desk.notes_damaged is not None:
            self._notice.say(sentence(desk.notes_damaged), "warn")
        elif desk.failed_unlocks:
            self._tell_failed(desk.failed_unlocks)
        elif desk.is_rekeyed:
            self._tell_rekeyed()
        else:
            desk.do(self, ReadMyStick(), then=self._tell_stick)

    def _tell_stick(self, mine: StickState) -> None:
        if mine.is_asked_for and not mine.has:
            words = self.tr("Your data lead asks you to open the vault with a USB stick as well.")
            act = self.tr("Go to Settings")
            self._notice.offer(words, "warn", act, lambda: self._go("settings"))
        self._desk.do(self, ReadNews(), then=self._tell_news)

    def _tell_news(self, news: tuple[News, ...]) -> None:
        """Once after an update; who opens the vault for the first time has nothing to compare."""
        desk, version = self._desk, news[0].version
        seen = desk.settings.get(_SEEN, "")
        if seen and seen != version and not self._notice.text:
            words = self.tr("This is version {0} of Tuckbox, the first time for you.")
            act = self.tr("What is new")
            self._notice.offer(words.format(version), "info", act, lambda: self._go("news"))
        elif desk.may(Permission.BACKUP) and desk.may(Permission.BACKUP_READ):
            desk.do(self, ListBackups(), then=self._remind)
        # Said once, whether or not it was looked at: the page Help has it for later.
        desk.set(_SEEN, version)
        # A technician's run is not kept, so for them nothing is ever due.
        if desk.may(Permission.CHECK_RUN) and desk.may(Permission.AUDIT_READ):
            desk.do(self, ReadCheckStatus(), then=self._check)

    def _sound(self, alarm: TuckboxError) -> None:
        words = sentence(alarm)
        if self._desk.may(Permission.PROFILE_WRITE):
            act = self.tr("This copy is the right one …")
            self._notice.offer(words, "bad", act, self._ask_accept)
        else:
            self._notice.say(words, "bad")

    def _ask_accept(self) -> None:
        dialog = FormDialog(
            self.tr("Is this copy of the vault the right one?"),
            self.tr(
                "A newer one was open on this computer. If you have just put a backup back,"
                " because the newer one is lost or broken, this copy is the right one: say so,"
                " and work goes on with it. What was entered after the backup is not in it.\n\n"
                "If you do not know why an older copy is here, do not say so. Lock the vault,"
                " look for the newer one, and find out who put this one in its place."
            ),
            self._window,
            self.tr("This is the right copy"),
        )
        # Until it is answered the alarm stands.
        dialog.rejected.connect(self.begin)
        submit_with(self._desk, dialog, AcceptCopy, self._accepted)

    def _accepted(self, _: object) -> None:
        self._desk.alarm = None
        if self._desk.open_erasures:
            self._ask_erasures(self._desk.open_erasures)
            return
        self._notice.say(
            self.tr(
                "From now on this computer goes by this copy. The audit trail says that you"
                " decided it. Now make a new backup."
            ),
            "good",
        )

    def _ask_erasures(self, count: int, first: str = "") -> None:
        """At each unlock until it is answered; the vault came open because this person may."""
        who = self.tr("1 pupil") if count == 1 else self.tr("{0} pupils").format(count)
        words = self.tr(
            "This copy of the vault is from before an erasure: {0} in it, erased in another copy"
            " since. Nothing was erased here. Until each is answered, nobody but a data lead can"
            " open this copy."
        ).format(who)
        tone = "bad" if first else "warn"
        said = f"{first} {words}".strip()
        self._notice.offer(said, tone, self.tr("Look and answer …"), self._list_erasures)

    def _list_erasures(self) -> None:
        self._desk.do(self, ListOpenErasures(), then=self._show_erasures)

    def _show_erasures(self, found: tuple[OpenErasure, ...]) -> None:
        dialog = OpenErasuresDialog(found, self._window)
        # Until each is answered it is said.
        dialog.rejected.connect(self.begin)
        submit_with(self._desk, dialog, dialog.answer, self._answered)

    def _answered(self, still_open: int) -> None:
        self._desk.open_erasures = still_open
        if still_open:
            self._ask_erasures(still_open)
            return
        self._notice.say(
            self.tr(
                "Each pupil who was erased elsewhere is answered. The audit trail says how."
                " Now make a new backup."
            ),
            "good",
        )

    def _tell_failed(self, failed: tuple[FailedUnlock, ...]) -> None:
        last = failed[-1]
        self._notice.say(
            self.tr(
                "Since the last unlock here, {0} to unlock failed; the last one as {1},"
                " on {2}. If that was nobody you know of, tell your data lead."
            ).format(
                self.tr("1 try") if len(failed) == 1 else self.tr("{0} tries").format(len(failed)),
                last.profile,
                f"{last.at.astimezone():%d/%m/%Y at %H:%M}",
            ),
            "warn",
        )

    def _tell_rekeyed(self) -> None:
        self._notice.say(
            self.tr(
                "The vault has new keys, and everybody opens it with their password as before."
                " Old key files open nothing new. Copies that somebody took before stay readable"
                " to them. Now make a new backup; and a new recovery sheet, if whoever left may"
                " have seen the old one."
            ),
            "good",
        )

    def _remind(self, status: BackupStatus) -> None:
        if self._notice.text or not status.is_due(date.today()):
            return
        newest = status.newest_at
        words = (
            self.tr("No backup of this vault was made yet. If this computer breaks, all is lost.")
            if newest is None
            else self.tr("The last backup is of {0}. Once a week is the least.").format(
                f"{newest.astimezone():%d/%m/%Y}"
            )
        )
        self._notice.offer(words, "info", self.tr("Go to Backups"), lambda: self._go("backups"))

    def _check(self, status: CheckStatus) -> None:
        """The week's check runs by itself; the thorough one takes longer, and is offered."""
        due = status.due(date.today())
        if due is Scope.QUICK:
            self._desk.do(self, RunSecurityCheck(Scope.QUICK), then=self._tell_check)
        elif due is Scope.FULL and not self._notice.text:
            self._notice.offer(
                self.tr("The thorough security check of this term is due."),
                "info",
                self.tr("Go to the check"),
                lambda: self._go("check"),
            )

    def _tell_check(self, said: Assessment) -> None:
        bad = said.count(Result.FAIL)
        if bad and not self._notice.text:
            self._notice.offer(
                self.tr("The week's security check found {0} to mend.").format(
                    self.tr("1 thing") if bad == 1 else self.tr("{0} things").format(bad)
                ),
                "warn",
                self.tr("Go to Protection"),
                lambda: self._go("protection"),
            )
