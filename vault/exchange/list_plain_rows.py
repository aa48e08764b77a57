"""Rows of a class list in which nothing has to be looked at, as most are: each cell as it was read
before."""

from collections.abc import Mapping, MutableMapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from vault.domain.pupil_number import PupilNumber
from vault.exchange.births import Births
from vault.exchange.list_cells import Cells, Pairs, PlainPupilCells, plain_class, plain_part
from vault.exchange.list_columns import NAMES
from vault.exchange.list_contacts import SAYS_WHO
from vault.exchange.list_people import Contact
from vault.exchange.list_values import given_part

_PREFERRED = (("preferred_given", "legal_given"), ("preferred_family", "legal_family"))
_NO_NAME: Pairs = (("given", ""), ("family", "Contact"))
_EMERGENCY = ("emergency", 1)
Read = tuple[Pairs, list[str], list[Contact], bool]
"""Fields of the pupil, names of classes, contacts, and whether there is a birth date."""


class _PlainContact(NamedTuple):
    """The cells of one contact: of the name (None without a column), and of the rest."""

    places: tuple[int, ...]
    cells: tuple[Cells[Pairs | None], ...]
    name_at: int
    tells: tuple[int, ...]
    """Which of them say that there is somebody."""
    behind: Contact


class PlainRows:
    """`contact` has (column, contact, part); `relations` what a heading says of a contact."""

    def __init__(
        self,
        header: tuple[str, ...],
        pupil: Sequence[tuple[str, str]],
        school_class: Sequence[str],
        contact: Sequence[tuple[str, str, str]],
        relations: Mapping[str, str],
    ) -> None:
        self._places = {column: at for at, column in enumerate(header)}
        self._pupil = pupil
        self._class = tuple(self._places[column] for column in school_class)
        self._contact, self._relations = contact, relations
        fields = [field for _, field in pupil]
        parts = {part for _, _, part in contact}
        is_twice = "full_name" in fields and {"legal_given", "legal_family"} & set(fields)
        self.is_possible = len(fields) == len(set(fields)) and not is_twice
        self.is_possible &= not parts & {"given", "family"}

    def begin(self, date_order: str, number: PupilNumber, births: Births) -> None:
        """Before the first row."""
        cells = PlainPupilCells(date_order, number, births)
        fields = [field for _, field in self._pupil]
        self._pupil_cells = tuple(cells.of(field) for field in fields)
        self._pupil_places = tuple(self._places[column] for column, _ in self._pupil)
        self._names = tuple(at for at, field in enumerate(fields) if field in NAMES)
        self._preferred = tuple(at for at, field in enumerate(fields) if field in dict(_PREFERRED))
        self._born = fields.index("born") if "born" in fields else -1
        self._classes = Cells(plain_class)
        by_contact = dict.fromkeys(contact for _, contact, _ in self._contact)
        self._contacts = tuple(map(self._plain_contact, sorted(by_contact)))

    def row(self, values: Sequence[str]) -> Read | None:
        """None for a row to look at."""
        found = [
            cells[values[at]]
            for cells, at in zip(self._pupil_cells, self._pupil_places, strict=True)
        ]
        if None in found or not any(found[at] for at in self._names):
            return None
        names = [self._classes[values[at]] for at in self._class]
        contacts = self._contacts_in(values) if self._contacts else []
        if None in names or contacts is None:
            return None
        pairs: Pairs = tuple(chain.from_iterable(found))  # type: ignore[arg-type]
        if self._preferred and any(found[at] for at in self._preferred):
            kept: dict[str, Any] = dict(pairs)
            drop_legal_names(kept)
            pairs = tuple(kept.items())
        has_birth = self._born >= 0 and bool(found[self._born])
        return pairs, [name for name in names if name], contacts, has_birth

    def _contacts_in(self, values: Sequence[str]) -> list[Contact] | None:
        listed = []
        for places, every, name_at, tells, behind in self._contacts:
            found = [cells[values[at]] for cells, at in zip(every, places, strict=True)]
            if None in found:
                return None
            if any(found[at] for at in tells):
                name = (found[name_at] if name_at >= 0 else ()) or _NO_NAME
                rest = [pairs for at, pairs in enumerate(found) if at != name_at and pairs]
                more = behind
                if len(behind) > 2 and any(pairs[0][0] == behind[0][0] for pairs in rest):
                    more = behind[1:]
                listed.append((*name, *chain.from_iterable(rest), *more))
        return listed

    def _plain_contact(self, contact: str) -> _PlainContact:
        parts = [(self._places[column], part) for column, c, part in self._contact if c == contact]
        relation = self._relations.get(contact)
        relations: Contact = (("relationship", relation),) if relation else ()
        number = int(contact.removeprefix("contact"))
        return _PlainContact(
            tuple(at for at, _ in parts),
            tuple(Cells(plain_part(part)) for _, part in parts),
            next((at for at, (_, part) in enumerate(parts) if part == "name"), -1),
            tuple(at for at, (_, part) in enumerate(parts) if part in SAYS_WHO),
            (*relations, ("priority", number), _EMERGENCY),
        )


def drop_legal_names(kept: MutableMapping[str, Any]) -> None:
    """A preferred name is the part that is one, and none where it is the legal one."""
    for field, legal in _PREFERRED:
        if field in kept:
            called = str(kept[field])
            if field == "preferred_given":
                kept[field] = called = given_part(called, str(kept.get("legal_family", "")))
            if called == kept.get(legal):
                del kept[field]
