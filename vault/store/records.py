"""All repositories over one unit of work; handed to an action inside its transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from vault.crypto.kdf import KdfParams
from vault.crypto.primitives import digest
from vault.domain.access import Compartment, Permission, Role
from vault.domain.audit import Check, HeldEntry, Outcome, VerifyReport
from vault.domain.backups import BackupStatus
from vault.domain.kinds import Kind
from vault.domain.matrix import may
from vault.domain.pictures import CleanPicture
from vault.domain.profiles import Profile
from vault.domain.sender_rights import SenderRights
from vault.domain.transfer import Decisions, Selection
from vault.domain.vault_facts import VaultFacts
from vault.platform.folders import device_of
from vault.store.database.fence import Fence
from vault.store.database.pupil_search import PupilSearch
from vault.store.database.work import Work
from vault.store.files.photos_file import PhotosFile
from vault.store.files.staged import StagedLine
from vault.store.files.staging_shelf import StagingShelf
from vault.store.files.vault_copy import VaultCopy
from vault.store.history.history import History, Undo
from vault.store.history.sealed_undo import SealedPast, SealedUndo
from vault.store.history.sync import Sync
from vault.store.keyfile.keyring import Keyring, OpenKeys
from vault.store.measures.access_reviews import AccessReviews
from vault.store.measures.advisories import Advisories
from vault.store.measures.assessments import Assessments
from vault.store.measures.backups import Backups
from vault.store.measures.certificates import Certificates
from vault.store.measures.complaints import Complaints
from vault.store.measures.disclosures import Disclosures
from vault.store.measures.documents import Documents
from vault.store.measures.dossier_rows import DossierRows
from vault.store.measures.erasing import Eraser
from vault.store.measures.erasures_elsewhere import ErasuresElsewhere
from vault.store.measures.holdings import Holdings
from vault.store.measures.incidents import Incidents
from vault.store.measures.policies import Policies
from vault.store.measures.requests import Requests
from vault.store.measures.restrictions import Restrictions
from vault.store.measures.retention import Retention
from vault.store.measures.statements import Statements
from vault.store.measures.trainings import Trainings
from vault.store.merge.cards import Cards
from vault.store.merge.merge_plan import MergePlan, MergePlanner
from vault.store.merge.merge_sealed import SealedMerge
from vault.store.merge.merge_writer import MergeWriter
from vault.store.merge.sendings import Sendings
from vault.store.merge.transfer_log import TransferLog
from vault.store.merge.transfer_rows import Outgoing
from vault.store.roll.roll_writer import RollWriter
from vault.store.school.calendar import Calendar
from vault.store.school.class_facts import ClassFacts
from vault.store.school.classes import Classes
from vault.store.school.contacts import Alerts, Consents, Contacts
from vault.store.school.drafts import Drafts
from vault.store.school.photos import Photos
from vault.store.school.profiles import Profiles
from vault.store.school.pupils import Pupils
from vault.store.school.school import SchoolRow, Settings
from vault.store.school.sealed import Sealed
from vault.store.school.staff import Staff
from vault.store.trail.anchors import Anchors
from vault.store.trail.audit import AuditTrail
from vault.store.upkeep.bare import check_outsides
from vault.store.upkeep.erasures_left import ErasuresLeft
from vault.store.upkeep.upkeep import Upkeep

R = TypeVar("R")


@dataclass(frozen=True)
class Ground:
    """What an open vault stands on; the same for every unit of work of one session."""

    keyring: Keyring
    keys: OpenKeys
    fence: Fence
    trail: AuditTrail
    pictures: Callable[[], PhotosFile]
    verify: Callable[[Callable[[int, int], None]], VerifyReport]
    facts: Callable[[], VaultFacts]
    trail_lines: Callable[[], tuple[str, ...]]
    shelf: StagingShelf
    copy: VaultCopy
    newest_entry: Callable[[], tuple[int, str]]
    accept_copy: Callable[[], None]
    anchors: Anchors
    erasures: ErasuresLeft
    elsewhere: ErasuresElsewhere
    today: Callable[[], date]
    sealed_past: SealedPast = field(default_factory=SealedPast)
    params: KdfParams | None = None


class Records:
    """The repositories an action may use; made anew for each unit of work."""

    def __init__(self, work: Work, ground: Ground) -> None:
        self._work = work
        self._ground = ground
        self._verified: VerifyReport | None = None

    def of(self, repository: Callable[[Work], R]) -> R:
        """The repository of this type, for those that need no more than the unit of work."""
        return repository(self._work)

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
        return self._ground.today()

    def tell(self, kind: str, record: str, outcome: Outcome) -> None:
        """An entry of the trail beside the act's own, in the same transaction."""
        self._ground.trail.append(kind, record, outcome, self._work.step)

    def note(self, kind: Kind) -> None:
        """Something of the kind changed that stands in no row: open pages read it anew."""
        self._work.noted.add(kind)

    def name_of(self, profile: str) -> str:
        """The name behind a profile's id, removed profiles included."""
        return self._ground.keys.name_of(profile)

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is; raising in here is how it is cancelled."""
        self._work.report(done, total)

    @cached_property
    def pupils(self) -> Pupils:
        return Pupils(self._work)

    @cached_property
    def search(self) -> PupilSearch:
        return PupilSearch(self._work)

    @cached_property
    def classes(self) -> Classes:
        return Classes(self._work)

    @cached_property
    def class_facts(self) -> ClassFacts:
        return ClassFacts(self._work)

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self._work)

    @cached_property
    def staff(self) -> Staff:
        return Staff(self._work)

    @cached_property
    def contacts(self) -> Contacts:
        return Contacts(self._work)

    @cached_property
    def alerts(self) -> Alerts:
        return Alerts(self._work)

    @cached_property
    def consents(self) -> Consents:
        return Consents(self._work)

    @cached_property
    def photos(self) -> Photos:
        return Photos(self._work, self._ground.pictures)

    @cached_property
    def history(self) -> History:
        return History(self._work, self._ground.keys.name_of)

    @cached_property
    def undo(self) -> Undo:
        return Undo(self._work, self._ground.fence.inside, self._sealed_undo())

    def _sealed_undo(self) -> SealedUndo:
        ground = self._ground
        return SealedUndo(self._work, ground.keys, ground.sealed_past, ground.fence.inside)

    @cached_property
    def roll(self) -> RollWriter:
        return RollWriter(self._work)

    @cached_property
    def profiles(self) -> Profiles:
        ground = self._ground
        return Profiles(
            ground.keyring,
            ground.keys,
            ground.params,
            self._is_sealed_unused,
            ground.trail.mark,
            self.after_commit,
        )

    def _is_sealed_unused(self) -> bool:
        """Whether nothing was ever sealed with the safeguarding key."""
        with self._ground.fence.inside() as token:
            row = self._work.execute(
                f"{token} SELECT 1 FROM main.concern UNION ALL"
                " SELECT 1 FROM main.sealed WHERE compartment = 'safeguarding' UNION ALL"
                " SELECT 1 FROM main.sealed_manifest WHERE compartment IN"
                " ('safeguarding', 'concern') LIMIT 1"
            ).fetchone()
        return row is None

    @cached_property
    def school(self) -> SchoolRow:
        return SchoolRow(self._work)

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(self._work, self._ground.keys)

    @cached_property
    def settings(self) -> Settings:
        return Settings(self._work)

    @cached_property
    def sealed(self) -> Sealed:
        return Sealed(self._work, self._ground.keys, self._ground.fence.inside, self.sync.dot)

    @cached_property
    def cards(self) -> Cards:
        return Cards(self._work, self._ground.keys)

    def own_identity_file(self) -> bytes:
        """One's own age identity, as the age program reads it from a file."""
        keys = self._ground.keys
        return f"# {keys.age_recipient}\n{keys.age_identity}\n".encode()

    @cached_property
    def sync(self) -> Sync:
        return Sync(self._work, self._ground.fence.inside, self._ground.keys.name_of)

    @cached_property
    def transfer_log(self) -> TransferLog:
        return TransferLog(self._work, self._ground.fence.inside, self._ground.keys.name_of)

    @cached_property
    def sendings(self) -> Sendings:
        return Sendings(self._work.connection, self._ground.fence.inside)

    @cached_property
    def backups(self) -> Backups:
        return Backups(self._work, self._ground.keys.name_of)

    @cached_property
    def policies(self) -> Policies:
        return Policies(self._work)

    @cached_property
    def statements(self) -> Statements:
        return Statements(self._work)

    @property
    def own_verify_key(self) -> bytes:
        """What others check the acting person's signatures with."""
        return self._ground.keys.own_verify_key

    @cached_property
    def assessments(self) -> Assessments:
        return Assessments(self._work, self._ground.keys.name_of)

    @cached_property
    def access_reviews(self) -> AccessReviews:
        return AccessReviews(self._work, self._ground.keys.name_of)

    @cached_property
    def advisories(self) -> Advisories:
        return Advisories(self._work)

    @cached_property
    def upkeep(self) -> Upkeep:
        return Upkeep(self._work)

    def backup_status(self) -> BackupStatus:
        """Whether there are enough copies, in enough places."""
        return BackupStatus(self.backups.list_all(), device_of(self.vault_copy.folder))

    @cached_property
    def incidents(self) -> Incidents:
        return Incidents(self._work)

    @cached_property
    def trainings(self) -> Trainings:
        return Trainings(self._work, self._ground.trail.first_day_of)

    def attest(self, text: str) -> str:
        """Put the hash of `text` (hex, BLAKE2b-256) into this act's signed entry of the trail."""
        self._work.evidence = digest(text.encode(), context=b"tuckbox-evidence").hex()
        return self._work.evidence

    @property
    def vault_copy(self) -> VaultCopy:
        """The vault's own files, to be copied."""
        return self._ground.copy

    def newest_entry(self) -> tuple[int, str]:
        """Number and hash of the newest audit entry that stands in the files."""
        return self._ground.newest_entry()

    def accept_copy(self) -> None:
        """Once this act stands, the machine measures by this copy of the vault; those who
        exchange files with it take it for another one than the copy that went on elsewhere."""
        self.sync.go_own_way()
        self._ground.anchors.accept()
        self._work.after_commit.append(self._ground.accept_copy)

    @cached_property
    def eraser(self) -> Eraser:
        """Counts what an erasure would take, and takes it."""
        return Eraser(self._work, self._ground.fence, self._ground.keys)

    @property
    def erasures_elsewhere(self) -> ErasuresElsewhere:
        """What other copies of this vault erased, and what they are told of ours."""
        return self._ground.elsewhere

    def sweep_after(self) -> None:
        """Once this act stands, pictures go and the files are written anew."""
        self._work.after_commit.append(lambda: self._ground.erasures.sweep(self.eraser.blobs))

    @cached_property
    def requests(self) -> Requests:
        return Requests(self._work, self._ground.keys.name_of)

    @cached_property
    def restrictions(self) -> Restrictions:
        return Restrictions(self._work, self._ground.keys.name_of)

    @cached_property
    def disclosures(self) -> Disclosures:
        return Disclosures(self._work, self._ground.keys.name_of)

    @cached_property
    def documents(self) -> Documents:
        return Documents(self._work, self._ground.keys.name_of)

    @cached_property
    def complaints(self) -> Complaints:
        return Complaints(self._work)

    @cached_property
    def holdings(self) -> Holdings:
        return Holdings(self._work)

    @cached_property
    def certificates(self) -> Certificates:
        return Certificates(self._work, self._ground.keys.name_of)

    @cached_property
    def retention(self) -> Retention:
        return Retention(self._work, self._ground.keys.name_of)

    @cached_property
    def dossier_rows(self) -> DossierRows:
        return DossierRows(self._work)

    def holds(self, compartment: Compartment) -> bool:
        """Whether the acting person was granted the compartment."""
        return self._ground.keys.holds(compartment)

    @property
    def shelf(self) -> StagingShelf:
        """The received file that is being looked at."""
        return self._ground.shelf

    def outgoing(self, selection: Selection) -> Outgoing:
        """The rows of a selection, for a sealed file."""
        return Outgoing(self._work, self.sync, self.sealed, selection)

    def plan_merge(
        self,
        lines: Iterable[StagedLine],
        people: Callable[[], Iterable[StagedLine]],
        decisions: Decisions,
        sender: Role,
        *,
        is_own_school: bool,
        to_be_shown: bool = False,
    ) -> MergePlan:
        """What merging would do here and now with lines of a sender of this role; one
        `to_be_shown` takes little memory, and cannot be written. `people` gives the lines of
        pupils, as often as it is asked."""
        sealed = SealedMerge(self.sealed, self.sync)
        writes = may(self.profile.role, Permission.PUPIL_WRITE)
        planner = MergePlanner(
            self._work,
            self.sync,
            decisions,
            sealed,
            SenderRights(sender),
            is_own_school=is_own_school,
            writes=writes,
            to_be_shown=to_be_shown,
        )
        return planner.plan(lines, people)

    def write_merge(
        self, plan: MergePlan, cleaned: Callable[[list[str]], list[CleanPicture | None]]
    ) -> int:
        """Write the plan; how many pictures were refused."""
        writer = MergeWriter(self._work, self.sync, self._ground.pictures, cleaned)
        writer.write(plan)
        past = self._sealed_undo()
        for compartment, record, clock in plan.sealed:
            past.remember(compartment, record.id, record.pupil)
            self.sealed.take_in(compartment, record, clock)
            self._work.wrote = True
        return writer.refused

    def sign(self, message: bytes) -> bytes:
        """The acting person's signature of a message that says what it is."""
        return self._ground.keys.sign_raw(message)

    @property
    def own_age_identity(self) -> str:
        """What opens files that were sealed for the acting person."""
        return self._ground.keys.age_identity

    def after_commit(self, follow: Callable[[], None], clear: Callable[[], object]) -> None:
        """`follow` once this act stands in the trail, `clear` when it does not come about."""
        self._work.after_commit.append(follow)
        self._work.after_failure.append(clear)

    @property
    def audit(self) -> AuditTrail:
        return self._ground.trail

    def trail_lines(self) -> tuple[str, ...]:
        """The whole audit trail as lines of JSON, for a verifier that is not ours."""
        return self._ground.trail_lines()

    def vault_facts(self) -> VaultFacts:
        """Files, engine, keys and last checks."""
        return self._ground.facts()

    def outsides(self) -> tuple[Check, ...]:
        """What can be told of the files without a key."""
        return tuple(check_outsides(self.vault_copy))

    def verify_once(self) -> VerifyReport:
        """The same, worked out once for one act."""
        if self._verified is None:
            self._verified = self.verify()
        return self._verified

    def check_held(self, held: Sequence[HeldEntry]) -> list[Check]:
        """The trail against entries that are kept elsewhere; nothing for who holds no key to it."""
        return self._ground.anchors.check_held(held) if self.holds(Compartment.VAULT) else []

    def verify(self) -> VerifyReport:
        """Check files, trail and anchors."""
        return self._ground.verify(self._work.report)
