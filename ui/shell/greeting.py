"""What the window says first after an unlock: an alarm, failed tries, new keys."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.desk.desk import Desk
from ui.desk.presenter import nothing
from ui.desk.submit import submit_with
from ui.shell.open_erasures import OpenErasuresDialog
from ui.widgets.dates import moment_text
from ui.widgets.form_dialog import FormDialog
from ui.widgets.notice import Notice
from vault.actions.backups import AcceptCopy
from vault.actions.erasures_elsewhere import ListOpenErasures
from vault.actions.news import ReadNews
from vault.actions.security_check import ReadCheckStatus, RunSecurityCheck
from vault.domain.access import Permission
from vault.domain.assessments import CheckStatus, Scope
from vault.domain.audit import FailedUnlock
from vault.domain.messages import sentence
from vault.domain.rights import OpenErasure
from vault.domain.today import NEWS_SETTING
from vault.errors import TuckboxError


class Greeting(QObject):
    """The gravest alone is said; the others would be read by nobody."""

    def __init__(self, desk: Desk, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._notice, self._window = desk, notice, window

    def begin(self) -> None:
        """Tells the gravest of what the unlock found, once."""
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
            self._begin_quietly()

    def _begin_quietly(self) -> None:
        """What is merely due stands on the page Today; the week's check runs by itself."""
        desk = self._desk
        if not desk.settings.get(NEWS_SETTING, ""):
            # Who opens the vault for the first time has nothing to compare.
            desk.do(self, ReadNews(), then=lambda news: desk.set(NEWS_SETTING, news[0].version))
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
                "A newer one was open on this computer. If you have just restored a backup"
                " because the newer one is lost or broken, this copy is the right one: confirm it"
                " and carry on. It does not hold what was entered after the backup.\n\n"
                "If you do not know why an older copy is here, do not confirm. Lock the vault,"
                " look for the newer one, and find out who replaced it."
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
                "This computer now uses this copy. Your decision is in the audit trail. Now make"
                " a new backup."
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
        text = f"{first} {words}".strip()
        self._notice.offer(text, tone, self.tr("Review …"), self._list_erasures)

    def _list_erasures(self) -> None:
        self._desk.do(self, ListOpenErasures(), then=self._show_erasures)

    def _show_erasures(self, erasures: tuple[OpenErasure, ...]) -> None:
        dialog = OpenErasuresDialog(erasures, self._window)
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
                "Every pupil who was erased in another copy has been decided. The decisions are"
                " in the audit trail. Now make a new backup."
            ),
            "good",
        )

    def _tell_failed(self, failed: tuple[FailedUnlock, ...]) -> None:
        last = failed[-1]
        self._notice.say(
            self.tr(
                "Since the last unlock here, {0} to unlock failed; the last one as {1},"
                " on {2}. If you do not know who that was, tell your data lead."
            ).format(
                self.tr("1 try") if len(failed) == 1 else self.tr("{0} tries").format(len(failed)),
                last.profile,
                moment_text(last.at, " at "),
            ),
            "warn",
        )

    def _tell_rekeyed(self) -> None:
        self._notice.say(
            self.tr(
                "The vault has new keys, and everybody opens it with their password as before."
                " Old key files no longer open anything new. Earlier copies can still be read."
                " Now make a new backup; and a new recovery sheet, if the person who left may"
                " have seen the old one."
            ),
            "good",
        )

    def _check(self, status: CheckStatus) -> None:
        if status.due(date.today()) is Scope.QUICK:
            self._desk.do(self, RunSecurityCheck(Scope.QUICK), then=nothing)
