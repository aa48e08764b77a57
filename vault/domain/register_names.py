"""Whom a line of a register file means: an id, a pupil number or a full name."""

from collections.abc import Iterable
from dataclasses import dataclass

from vault.domain.english.wording import worded
from vault.domain.identity.folding import fold
from vault.domain.ids import PupilId
from vault.domain.people import Called
from vault.errors import InvalidValueError


@dataclass(frozen=True, slots=True)
class Registered:
    """Somebody in a register, by all that a file may call them; what the role may not read is
    empty."""

    pupil: PupilId
    called: Called
    legal: Called
    upn: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Folded full names, in both orders."""
        both = {(one.given, other.family) for one in self._called for other in self._called}
        return frozenset(
            fold(name) for given, family in both for name in (given + family, family + given)
        ) - {""}

    @property
    def _called(self) -> tuple[Called, Called]:
        return self.called, self.legal


def find_registered(text: str, people: Iterable[Registered], number: str = "") -> Registered:
    """InvalidValueError for nobody of them, for several of one name, and for a name beside the
    `number` of another one."""
    people, wanted = tuple(people), text.strip()
    numbered, by_text = _numbered(number, people), _numbered(wanted, people)
    if numbered is not None and numbered != by_text and fold(wanted) not in numbered.names:
        reason = worded("the number beside it is that of {0}").format(numbered.called.known_as)
        raise InvalidValueError(field="pupil", reason=reason)
    known = numbered or by_text
    if known is not None:
        return known
    named = [person for person in people if fold(wanted) in person.names]
    if len(named) == 1:
        return named[0]
    reason = (
        worded("two pupils of this class are called that: give the pupil number")
        if named
        else worded("nobody of that name or number is in the class on that day")
    )
    raise InvalidValueError(field="pupil", reason=reason)


def _numbered(text: str, people: Iterable[Registered]) -> Registered | None:
    wanted = text.strip().casefold()
    return next((p for p in people if wanted and wanted in (p.pupil, p.upn.casefold())), None)
