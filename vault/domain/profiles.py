"""Staff profiles, as the directory of a vault names them."""

from dataclasses import dataclass
from datetime import date

from vault.domain.access import Role
from vault.domain.ids import ClassId, ProfileId


@dataclass(frozen=True, slots=True)
class Profile:
    """One member of staff's way into the vault; `until` is the last day it opens."""

    id: ProfileId
    name: str
    role: Role
    classes: frozenset[ClassId] = frozenset()
    until: date | None = None
    suspended: bool = False


@dataclass(frozen=True, slots=True)
class StickState:
    """Whether a profile opens with a USB stick, and whether a data lead asks for one."""

    has: bool
    is_asked_for: bool
