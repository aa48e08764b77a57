"""Evidence for a technician: reads it when it is folded open, and tries anew what can be tried."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.protection.protection_page import ProtectionPage
from ui.widgets.ask_place import ask_file
from ui.widgets.dates import moment_text
from ui.words import counted, tr
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.security_check import (
    BringInAdvisories,
    DraftCheckReport,
    OpenAssessment,
    ReadCheckStatus,
)
from vault.actions.vault_facts import ReadVaultFacts
from vault.domain.access import Permission, Role
from vault.domain.assessments import Assessment, AssessmentRow, CheckItem, CheckStatus, Result
from vault.domain.audit import Check, VerifyReport, parse_held
from vault.domain.ids import RecordId
from vault.domain.protection import Protection
from vault.domain.vault_facts import VaultFacts
from vault.errors import InvalidValueError, TuckboxError
from vault.platform.machine import process_is_closed
from vault.platform.network import guards_up, try_network

_NEWEST = 2000


class EvidencePresenter(Presenter[ProtectionPage]):
    """`changed` when how the measures stand may have changed. `keeps`: runs of this person are
    kept, and there are earlier ones."""

    changed = Signal()

    def __init__(self, page: ProtectionPage, desk: Desk) -> None:
        super().__init__(page, desk)
        self._evidence = page.evidence
        self._facts: VaultFacts | None = None
        self._status: Protection | None = None
        self._checks_run = desk.may(Permission.CHECK_RUN)
        self.keeps = desk.profile.role is not Role.TECHNICIAN
        evidence, runs = self._evidence, self._evidence.runs
        evidence.allow(
            checks=self._checks_run,
            keeps=self.keeps,
            verifies=desk.may(Permission.FILES_VERIFY),
            trail=desk.may(Permission.AUDIT_READ),
        )
        runs.allow(keeps=self.keeps, advisories=desk.may(Permission.DOCUMENT_WRITE))
        evidence.opened.connect(self._open)
        evidence.verify_wanted.connect(self.verify)
        evidence.guards_wanted.connect(self.try_guards)
        evidence.trail_wanted.connect(lambda: self._do(ReadAudit(_NEWEST), evidence.show_trail))
        runs.report_wanted.connect(lambda run: self._show_paper(DraftCheckReport(RecordId(run))))
        runs.advisories_wanted.connect(self._ask_advisories)
        runs.run_wanted.connect(self._show_row)
        if desk.profile.role is Role.TECHNICIAN:
            evidence.turn(is_open=True)

    def act(self, item: CheckItem) -> None:
        """What is done about a check on this page."""
        evidence = self._evidence
        if item.id == "advisories":
            self._ask_advisories()
        elif item.id == "failed-unlocks":
            evidence.show_part(evidence.trail_tab)
        elif item.id.startswith("network"):
            evidence.show_part(evidence.computer)
        else:
            evidence.show_part(evidence.files)
            evidence.verify.setFocus()

    def show_status(self, status: Protection) -> None:
        """How the measures stand, to be told with the facts."""
        self._status = status
        self._show_facts()

    def show_run(self, run: Assessment) -> None:
        """A run that has just been made."""
        self._evidence.runs.show_run(run)
        if self.keeps:
            self._read_runs()
        else:
            self._evidence.show_part(self._evidence.runs.newest)

    def try_guards(self) -> None:
        """Ask the system for connections again."""
        self._evidence.show_guards(guards())
        self._show_facts()

    def verify(self) -> None:
        """Goes through every page and entry, from the entry that is held in writing if one is
        typed."""
        text = self._evidence.held.text().strip()
        try:
            held = (parse_held(text),) if text else ()
        except InvalidValueError as error:
            self._evidence.held.setFocus()
            self._explain(error)
            return
        self._page.notice.clear()
        self._evidence.verify.setEnabled(False)
        self._desk.do(self, VerifyVault(held), self._verified, self._not_verified)

    def bring_in(self, path: Path) -> None:
        """A list of known vulnerabilities that somebody downloaded elsewhere."""
        single = self.tr("List updated; 1 of its entries concerns this program's libraries.")
        many = self.tr("List updated; {0} of its entries concern this program's libraries.")

        def updated(count: int) -> None:
            self._page.notice.clear()
            self._desk.message.emit(counted(count, single, many), "good")
            self.changed.emit()

        self._do(BringInAdvisories(path), updated)

    def _open(self) -> None:
        self._evidence.show_guards(guards())
        self._read_facts()
        if self._checks_run and self.keeps:
            self._read_runs()

    def _read_facts(self) -> None:
        def show(facts: VaultFacts) -> None:
            self._facts = facts
            self._show_facts()

        self._do(ReadVaultFacts(), show)

    def _show_facts(self) -> None:
        if self._facts is not None:
            self._evidence.show_facts(fact_rows(self._facts, self._status))

    def _read_runs(self) -> None:
        self._do(ReadCheckStatus(), self._show_runs)

    def _show_runs(self, status: CheckStatus) -> None:
        self._evidence.runs.show_runs(status.rows)
        if status.rows:
            self._open_run(status.rows[0])

    def _show_row(self, row: AssessmentRow | None) -> None:
        if row is not None:
            self._open_run(row)
            self._evidence.show_part(self._evidence.runs.newest)

    def _open_run(self, row: AssessmentRow) -> None:
        runs = self._evidence.runs
        self._do(OpenAssessment(RecordId(row.id)), lambda run: runs.show_run(run, row.id))

    def _verified(self, report: VerifyReport) -> None:
        self._evidence.verify.setEnabled(True)
        self._evidence.show_checks(report.checks)
        if report.ok:
            self._desk.message.emit(self.tr("The vault is whole."), "good")
        else:
            self._say(
                self.tr(
                    "Something is wrong with the vault. What failed is in the list. Do not work"
                    " on: lock it, copy the folder aside, and tell your data lead."
                ),
                "bad",
            )
        self._read_facts()

    def _not_verified(self, error: TuckboxError) -> None:
        self._evidence.verify.setEnabled(True)
        self._explain(error)

    def _ask_advisories(self) -> None:
        name = ask_file(self._page, self.tr("Known vulnerabilities (OSV)"), "JSON (*.json)")
        if name:
            self.bring_in(Path(name))


def guards() -> tuple[Check, ...]:
    """Each guard, and each kind of socket as the system answers when it is asked for one now."""
    checks = [Check(f"network guard: {g.name}", g.active, g.explanation) for g in guards_up()]
    checks += [
        Check(
            f"tried now: {attempt.family}",
            attempt.refused,
            "refused by the system" if attempt.refused else "the system would have allowed it",
        )
        for attempt in try_network()
    ]
    return tuple(checks)


def fact_rows(facts: VaultFacts, status: Protection | None) -> list[tuple[str, str]]:
    """What and how it is here, in a technician's words."""
    closed = {
        True: tr("other programs of this user cannot read it"),
        False: tr("other programs of this user can read it"),
        None: tr("not measured on this system"),
    }[process_is_closed()]
    if facts.entries is None:
        # Without a key the trail is not read: that nothing stands in it would be no answer.
        entry = verified = sheet = tr("not for a technician to see")
    else:
        entry = tr("No. {0} in the audit trail, {1}").format(f"{facts.entries:,}", _chain(status))
        verified = _when(_verified_at(facts, status), tr("never yet"))
        sheet = _when(facts.recovery_tested_at, tr("not tested since it was made"))
    return [
        (tr("Key derivation"), tr("{0}, for your password").format(facts.password_key)),
        (tr("Database"), f"SQLCipher {facts.engine}, AES-256, {tr('a key for each file')}"),
        (tr("Signed entry"), entry),
        (tr("Verified"), verified),
        (tr("Memory"), closed),
        (tr("Clipboard"), tr("a copied passphrase is taken away soon after, and with the lock")),
        (tr("Recovery sheet"), sheet),
        (tr("Folder"), facts.folder),
        (tr("Files"), ", ".join(f"{name} {_size(size)}" for name, size in facts.files)),
    ]


def _verified_at(facts: VaultFacts, status: Protection | None) -> datetime | None:
    """By the button, or by a full check, whichever was last."""
    times = (facts.verified_at, status.checked_at if status is not None else None)
    return max((time for time in times if time is not None), default=None)


def _chain(status: Protection | None) -> str:
    """What the last full check said of the trail."""
    items = [i for m in status.measures for i in m.items] if status is not None else []
    chain = next((item for item in items if item.id == "trail-chain"), None)
    if chain is None or chain.is_not_yet or chain.result is Result.UNKNOWN:
        return tr("chain not checked yet")
    return tr("chain broken") if chain.is_due else tr("chain unbroken")


def _when(value: datetime | None, never: str) -> str:
    return moment_text(value) if value is not None else never


def _size(number: int) -> str:
    return f"{number / 1_000_000:.1f} MB" if number >= 100_000 else f"{number / 1000:.1f} kB"
