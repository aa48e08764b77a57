"""What an unlock finishes and tidies up, once the files of the vault are open."""

from vault.domain.access import Compartment
from vault.domain.audit import Outcome
from vault.domain.tables import PICTURE_COLUMNS
from vault.store.context import OpenParts
from vault.store.database.rows import column, one_value
from vault.store.database.work import no_report
from vault.store.files.restored import clear_mark, has_new_replica, is_restored, mark_new_replica
from vault.store.merge.sendings import Sending, Sendings
from vault.store.open_vault import OpenVault
from vault.store.upkeep.safeguarding_upkeep import list_older_concerns, renew_under_new_key


class AfterUnlock:
    """Each is done once, with an entry of its own where it changed something."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault
        self._parts: OpenParts = vault.parts
        self._keyring, self._keys = vault.parts.keyring, vault.parts.keys

    def renew_replica(self) -> None:
        """The first unlock of a vault that was put back from a backup."""
        folder = self._vault.folder
        if self._keys.is_bare or not is_restored(folder):
            return
        if not has_new_replica(folder):
            self._name_replica()
            mark_new_replica(folder)
        if self._parts.watch.alarm is None:
            clear_mark(folder)

    def _name_replica(self) -> None:
        parts = self._parts
        with parts.transactions.unit("backup.restored", no_report, writes=False) as work:
            with parts.fence.inside() as token:
                parts.connection.execute(
                    f"{token} UPDATE main.state SET replica = lower(hex(randomblob(6)))"
                )
            parts.entries.append("backup.restored", "", Outcome.DONE, work)

    def catch_up_erasures(self) -> None:
        """What erasures left to be done."""
        self._vault.services.erasures.catch_up()

    def sendings(self) -> list[Sending]:
        """Sealed files that a kill left without names."""
        return Sendings(self._parts).waiting()

    def settle_sending(self, sending: Sending, *, is_whole: bool | None) -> None:
        """Note in the transfer log whether it has its name after all; None while nobody knows."""
        transactions, sendings = self._parts.transactions, Sendings(self._parts)
        if is_whole is None:
            with transactions.unit("transfer.interrupted", no_report, writes=False):
                sendings.leave_open(sending.file)
            return
        kind = "transfer.finished" if is_whole else "transfer.never-finished"
        with transactions.unit(kind, no_report, writes=False) as work:
            sendings.settle(sending.file, is_whole=is_whole)
            self._parts.entries.append(kind, "", Outcome.DONE, work)

    def renew_safeguarding(self) -> None:
        """At a safeguarding lead's unlock; see safeguarding_upkeep."""
        if renew_under_new_key(self._parts):
            self._keyring.safeguarding.forget_earlier()
        list_older_concerns(self._parts)

    def renew_grants(self) -> None:
        """Those in an earlier form get today's. While an alarm stands the key file is evidence."""
        has_alarm = self._parts.watch.alarm is not None
        if has_alarm or self._keyring.grants.are_new(self._keys):
            return
        with self._vault.unit("profile.grants-renewed", no_report, writes=False) as work:
            self._keyring.grants.renew(self._keys)
            self._parts.entries.record("profile.grants-renewed", "", work)

    def sign_for_trail(self) -> None:
        """In a vault of an earlier version, which nobody signed for the trail of: the first data
        lead who comes does it, for what is there now."""
        has_alarm = self._parts.watch.alarm is not None
        if self._keyring.anchors.mark is not None or has_alarm or self._keys.is_bare:
            return
        if not self._keys.holds(Compartment.ROOT) or self._keyring.rekeying.has_plan:
            return
        with self._vault.unit("trail.signed-for", no_report, writes=False) as work:
            self._keyring.anchors.sign_mark(self._keys, self._parts.trail.mark())
            self._parts.entries.record("trail.signed-for", "", work)

    def keep_own_anchor(self) -> None:
        """At the end of an unlock; see Watch.keep_own_anchor."""
        self._parts.watch.keep_own_anchor(self._parts.ballast)

    def sweep_pictures(self, *, is_restored: bool) -> None:
        """Drop pictures that no row names: those of removed photos, and what a kill between the
        two files left behind. Without either there are none."""
        pictures, connection = self._parts.pictures, self._parts.connection
        if not pictures.is_granted:
            return
        with self._parts.fence.inside() as token:
            loose = one_value(
                connection.execute(f"{token} SELECT has_loose_pictures FROM main.state")
            )
            if not (loose or is_restored or pictures.open().is_sweep_due):
                return
            in_rows = [
                column(connection.execute(f"{token} SELECT {name} FROM main.{table}"))
                for table, name in PICTURE_COLUMNS
            ]
            pictures.open().sweep({picture for names in in_rows for picture in names})
            connection.execute(f"{token} UPDATE main.state SET has_loose_pictures = 0")
