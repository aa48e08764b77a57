"""What a technician sets for all who use this program on one computer; it narrows, never widens.

Every bound of the program's own holds beside it, so a policy from a stranger opens nothing. One
that is not understood lets nothing leave: what it was to forbid is not known.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from vault.domain.english.counted import counted


class Leaving(StrEnum):
    """How records leave the vault; backups, which are sealed and of the whole vault, always may."""

    SEALED = "sealed-files"
    """For colleagues or under a passphrase."""
    OPEN = "open-files"
    """Papers, lists and tables in files that nothing protects."""
    PAPER = "paper"
    """By a printer."""

    @property
    def words(self) -> str:
        """'sealed files'."""
        return {"sealed-files": "sealed files", "open-files": "open files"}.get(self, "papers")


LONGEST_IDLE = 30
LEAST_MEMORY, MOST_MEMORY = 64, 256


@dataclass(frozen=True, slots=True)
class MachinePolicy:
    """`lock_minutes` is the longest that it may be idle; `argon2_memory_mib` and `vaults_folder`
    are None where the program chooses. `trouble` says why a file is not understood."""

    lock_minutes: int = LONGEST_IDLE
    argon2_memory_mib: int | None = None
    vaults_folder: str | None = None
    exports: frozenset[Leaving] = frozenset(Leaving)
    is_set: bool = False
    trouble: str = ""

    @property
    def words(self) -> str:
        """All of it in one line."""
        memory = f"{self.argon2_memory_mib} MiB" if self.argon2_memory_mib else "the program's own"
        leaves = ", ".join(one.words for one in Leaving if one in self.exports) or "backups alone"
        idle = counted(self.lock_minutes, "minute")
        return (
            f"locks after {idle} at the latest; Argon2id memory: {memory};"
            f" vaults: {self.vaults_folder or 'in the usual place'}; may leave: {leaves}"
        )


def no_exports(trouble: str) -> MachinePolicy:
    """Of a file that is not understood."""
    return MachinePolicy(exports=frozenset(), is_set=True, trouble=trouble)


def policy_of(content: Mapping[str, Any]) -> MachinePolicy:
    """Of the parsed file. One key that is not known, or one value that cannot be, and nothing of
    it counts."""
    unknown = sorted(content.keys() - _READ.keys())
    if unknown:
        return no_exports(f"'{unknown[0]}' is no setting; there are {', '.join(_READ)}")
    try:
        return MachinePolicy(**{n: _READ[n](n, v) for n, v in content.items()}, is_set=True)
    except ValueError as error:
        return no_exports(str(error))


def _number(least: int, most: int) -> Callable[[str, Any], int]:
    def read(name: str, value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(f"'{name}' has to be a whole number from {least} to {most}")
        return value

    return read


def _folder(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise ValueError(f"'{name}' has to be the path of a folder, in quotes")
    return value


def _exports(name: str, value: Any) -> frozenset[Leaving]:
    if not isinstance(value, list) or not all(one in tuple(Leaving) for one in value):
        raise ValueError(f"'{name}' has to be a list of {', '.join(Leaving)}; none is []")
    return frozenset(map(Leaving, value))


_READ: dict[str, Callable[[str, Any], Any]] = {
    "lock_minutes": _number(1, LONGEST_IDLE),
    "argon2_memory_mib": _number(LEAST_MEMORY, MOST_MEMORY),
    "vaults_folder": _folder,
    "exports": _exports,
}
