"""All repositories over one unit of work; handed to an action inside its transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from vault.crypto.primitives import digest
from vault.domain.access import Compartment, Permission
from vault.domain.audit import Check, HeldEntry, Outcome, VerifyReport
from vault.domain.backups import BackupStatus
from vault.domain.kinds import Kind
from vault.domain.matrix import may
from vault.domain.profiles import Profile
from vault.domain.vault_facts import VaultFacts
from vault.platform.folders import device_of
from vault.store.context import Context, OpenParts
from vault.store.database.work import Work
from vault.store.files.staging_cache import StagingCache
from vault.store.files.vault_copy import VaultCopy
from vault.store.history.sync import Sync
from vault.store.measures.backups import Backups
from vault.store.measures.erasing import Eraser
from vault.store.measures.erasures_elsewhere import ErasuresElsewhere
from vault.store.merge.sendings import Sendings
from vault.store.trail.audit import AuditTrail
from vault.store.upkeep.bare import check_outsides
from vault.store.upkeep.erasures_left import ErasuresLeft
from vault.store.upkeep.facts import vault_facts
from vault.store.upkeep.verify import trail_of, verify_vault

R = TypeVar("R")


@dataclass(frozen=True)
class VaultServices:
    """What an open vault stands on; the same for every unit of work of one session."""

    parts: OpenParts
    erasures: ErasuresLeft
    elsewhere: ErasuresElsewhere


class Records:
    """What an action may use; made anew for each unit of work."""

    def __init__(self, work: Work, services: VaultServices) -> None:
        self.context = Context(work, services.parts)
        self._work, self._services, self._vault = work, services, services.parts
        self._made: dict[Callable[[Context], object], object] = {}
        self._verified: VerifyReport | None = None

    def of(self, repository: Callable[[Context], R]) -> R:
        """The repository of this type; the same one throughout a unit of work."""
        if repository not in self._made:
            self._made[repository] = repository(self.context)
        return cast("R", self._made[repository])

    @property
    def profile(self) -> Profile:
        """Who is acting."""
        return self._work.profile

    def may(self, permission: Permission) -> bool:
        """Whether the acting role may; for queries that show more to some."""
        return may(self.profile.role, permission)

    def today(self) -> str:
        """The school's day, as the records spell it."""
        return date.today().isoformat()

    def latest_day(self) -> date:
        """The later of the clock and the newest entry seen: for what opens until a last day."""
        return self._vault.watch.today()

    def tell(self, kind: str, record: str, outcome: Outcome) -> None:
        """An entry of the trail beside the act's own, in the same transaction; checks read it."""
        self._work.note(Kind.CHECK)
        self._vault.trail.append(kind, record, outcome, self._work.step)

    def name_of(self, profile: str) -> str:
        """The name behind a profile's id, removed profiles included."""
        return self._vault.keys.name_of(profile)

    def report(self, done: int, total: int) -> None:
        """Report progress; an error raised by the listener cancels the work."""
        self._work.report(done, total)

    def own_identity_file(self) -> bytes:
        """One's own age identity, as the age program reads it from a file."""
        keys = self._vault.keys
        return f"# {keys.age_recipient}\n{keys.age_identity}\n".encode()

    @property
    def own_verify_key(self) -> bytes:
        """What others check the acting person's signatures with."""
        return self._vault.keys.own_verify_key

    def backup_status(self) -> BackupStatus:
        """Whether there are enough copies, in enough places."""
        return BackupStatus(self.of(Backups).list_all(), device_of(self.vault_copy.folder))

    def attest(self, text: str) -> str:
        """Put the hash of `text` (hex, BLAKE2b-256) into this act's signed entry of the trail."""
        self._work.evidence = digest(text.encode(), context=b"tuckbox-evidence").hex()
        return self._work.evidence

    @property
    def vault_copy(self) -> VaultCopy:
        """The vault's own files, to be copied."""
        return self._vault.copy

    def newest_entry(self) -> tuple[int, str]:
        """Number and hash of the newest audit entry that stands in the files."""
        return self._vault.watch.newest_entry()

    def accept_copy(self) -> None:
        """Once this act stands, the machine measures by this copy of the vault; those who
        exchange files with it take it for another one than the copy that went on elsewhere."""
        self.of(Sync).renew_replica()
        self._vault.watch.anchors.accept()
        watch, inside = self._vault.watch, self._vault.fence.inside
        self._work.after_commit.append(lambda: watch.accept_copy(inside))

    @property
    def erasures_elsewhere(self) -> ErasuresElsewhere:
        """Erasures received from other copies of this vault, and those sent to them."""
        return self._services.elsewhere

    def sweep_after(self) -> None:
        """Once this act stands, pictures go and the files are written anew."""
        self._work.after_commit.append(lambda: self._services.erasures.sweep(self.of(Eraser).blobs))

    def holds(self, compartment: Compartment) -> bool:
        """Whether the acting person was granted the compartment."""
        return self._vault.keys.holds(compartment)

    @property
    def sendings(self) -> Sendings:
        """Sealed files that have no name yet; also of use after the commit."""
        return Sendings(self._vault)

    @property
    def staging(self) -> StagingCache:
        """The received file that is being looked at."""
        return self._vault.staging

    def sign(self, message: bytes) -> bytes:
        """The acting person's signature of a message that says what it is."""
        return self._vault.keys.sign_raw(message)

    @property
    def own_age_identity(self) -> str:
        """What opens files that were sealed for the acting person."""
        return self._vault.keys.age_identity

    def after_commit(self, follow: Callable[[], None], clear: Callable[[], object]) -> None:
        """`follow` once this act stands in the trail, `clear` when it does not come about."""
        self._work.after_commit.append(follow)
        self._work.after_failure.append(clear)

    @property
    def audit(self) -> AuditTrail:
        """The trail of this vault; entries are written by the session alone."""
        return self._vault.trail

    def trail_lines(self) -> tuple[str, ...]:
        """The whole audit trail as lines of JSON, for a verifier that is not ours."""
        return trail_of(self._vault)

    def vault_facts(self) -> VaultFacts:
        """Files, engine, keys and last checks."""
        return vault_facts(self._vault)

    def outsides(self) -> tuple[Check, ...]:
        """What can be found out about the files without a key."""
        return tuple(check_outsides(self.vault_copy))

    def verify_once(self) -> VerifyReport:
        """The same, worked out once for one act."""
        if self._verified is None:
            self._verified = self.verify()
        return self._verified

    def check_held(self, held: Sequence[HeldEntry]) -> list[Check]:
        """The trail against entries that are kept elsewhere; nothing for who holds no key to it."""
        return self._vault.watch.anchors.check_held(held) if self.holds(Compartment.VAULT) else []

    def verify(self) -> VerifyReport:
        """Check files, trail and anchors."""
        return verify_vault(self._vault, self._work.report)
