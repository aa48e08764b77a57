"""All repositories over one unit of work; handed to an action inside its transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from vault.crypto.kdf import KdfParams
from vault.domain.audit import VerifyReport
from vault.domain.profiles import Profile
from vault.domain.vault_facts import VaultFacts
from vault.store.audit import AuditTrail
from vault.store.classes import Classes
from vault.store.contacts import Alerts, Consents, Contacts
from vault.store.fence import Fence
from vault.store.history import History, Undo
from vault.store.keyring import Keyring, OpenKeys
from vault.store.photos import Photos
from vault.store.photos_file import PhotosFile
from vault.store.profiles import Profiles
from vault.store.pupil_search import PupilSearch
from vault.store.pupils import Pupils
from vault.store.roll_writer import RollWriter
from vault.store.school import Drafts, SchoolRow, Settings
from vault.store.sealed import Sealed
from vault.store.work import Work


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
    params: KdfParams | None = None


class Records:
    """The repositories an action may use; made anew for each unit of work."""

    def __init__(self, work: Work, ground: Ground) -> None:
        self._work = work
        self._ground = ground

    @property
    def profile(self) -> Profile:
        """Who is acting."""
        return self._work.profile

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
        return Undo(self._work, self._ground.fence.inside)

    @cached_property
    def roll(self) -> RollWriter:
        return RollWriter(self._work)

    @cached_property
    def profiles(self) -> Profiles:
        return Profiles(self._ground.keyring, self._ground.keys, self._ground.params)

    @cached_property
    def school(self) -> SchoolRow:
        return SchoolRow(self._work)

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(self._work)

    @cached_property
    def settings(self) -> Settings:
        return Settings(self._work)

    @cached_property
    def sealed(self) -> Sealed:
        return Sealed(self._work, self._ground.keys)

    @property
    def audit(self) -> AuditTrail:
        return self._ground.trail

    def vault_facts(self) -> VaultFacts:
        """Files, engine, keys and last checks."""
        return self._ground.facts()

    def verify(self) -> VerifyReport:
        """Check files, trail and anchors."""
        return self._ground.verify(self._work.report)
