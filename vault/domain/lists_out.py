"""A list as it stands on the screen, on its way into a file."""

from dataclasses import dataclass
from enum import StrEnum

from vault.domain.ids import CardId, PupilId
from vault.domain.pupil_values import clean_text
from vault.errors import InvalidValueError

LONGEST_REASON = 200
SUFFIX = ".list.age"
"""What the name of a sealed list ends in."""
_SEALED = (SUFFIX, ".age", ".tuck")


class ListForm(StrEnum):
    """What kind of file; by its ending."""

    XLSX = "xlsx"
    CSV = "csv"


def checked_reason(text: str) -> str:
    """As it is kept. InvalidValueError for none, and for a long one."""
    reason = clean_text(text)
    if not reason:
        raise InvalidValueError(field="reason", reason="say what the list is needed for")
    if len(reason) > LONGEST_REASON:
        words = f"longer than {LONGEST_REASON} characters"
        raise InvalidValueError(field="reason", reason=words)
    return reason


def name_inside(name: str, form: str) -> str:
    """What the content of a sealed list is called when it is opened, however the sealed file was
    named on its way; `form` is the ending of what is in it."""
    low = name.casefold()
    sealed = next((ending for ending in _SEALED if low.endswith(ending)), "")
    stem = name[: len(name) - len(sealed)]
    return stem if stem.casefold().endswith(f".{form}") else f"{stem}.{form}"


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line, and whose it is; nobody's where `pupil` is empty. One about several children names
    the `others` too, and goes where all of them may."""

    pupil: PupilId
    cells: tuple[str, ...]
    others: tuple[PupilId, ...] = ()

    @property
    def pupils(self) -> tuple[PupilId, ...]:
        """All whom it is about."""
        return (self.pupil, *self.others) if self.pupil else self.others


@dataclass(frozen=True, slots=True)
class ListOrder:
    """What is to go out, why, and for whom: `cards` of colleagues, or none for a passphrase; or, in
    the clear, where nothing protects it. `is_outside`: for people outside the school, whose lists
    leave out who opted out of them."""

    title: str
    header: tuple[str, ...]
    lines: tuple[ListLine, ...]
    reason: str
    form: ListForm = ListForm.XLSX
    cards: tuple[CardId, ...] = ()
    in_the_clear: bool = False
    is_outside: bool = False

    def checked_reason(self) -> str:
        """InvalidValueError for none, and for a long one."""
        return checked_reason(self.reason)


@dataclass(frozen=True, slots=True)
class ListReport:
    """What became of it; `passphrase` opens it, once. `cloud` names the service that takes what
    lies there ('' for none)."""

    path: str
    lines: int
    restricted: int
    opted_out: int
    recipients: tuple[str, ...]
    passphrase: str = ""
    cloud: str = ""
    on_network: bool = False
