"""A list as it stands on the screen, on its way into a file."""

from dataclasses import dataclass
from enum import StrEnum

from vault.domain.ids import CardId, PupilId
from vault.domain.pupil_values import clean_text
from vault.errors import InvalidValueError

LONGEST_REASON = 200
SUFFIX = ".list.age"
"""What the name of a sealed list ends in."""
_SEALED = ".age"


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


def name_inside(name: str) -> str:
    """What a sealed list, or another file sealed as one, is called when it is opened; '' for the
    name of a file of another kind."""
    low = name.casefold()
    ending = next((e for e in (SUFFIX, _SEALED) if low.endswith(e)), "")
    return name[: -len(ending)] if ending else ""


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line, and whose it is; nobody's where `pupil` is empty."""

    pupil: PupilId
    cells: tuple[str, ...]


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
