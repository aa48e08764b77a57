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


def find_registered(text: str, people: Iterable[Registered]) -> Registered:
    """InvalidValueError for nobody of them, and for several of one name."""
    people, wanted = tuple(people), text.strip()
    for person in people:
        is_number = person.upn and person.upn.casefold() == wanted.casefold()
        if person.pupil == wanted or is_number:
            return person
    named = [person for person in people if fold(wanted) in person.names]
    if len(named) == 1:
        return named[0]
    reason = (
        worded("two pupils of this class are called that: give the pupil number")
        if named
        else worded("nobody of that name or number is in the class on that day")
    )
    raise InvalidValueError(field="pupil", reason=reason)
