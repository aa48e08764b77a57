"""Which of a child's contacts a contact of a file is; never one of another child."""

from typing import Any

from vault.domain.identity.folding import fold
from vault.domain.incoming import IncomingContact
from vault.store.roll.roll_others import is_same_name, shares_a_name
from vault.store.roll.roll_snapshot import Snapshot

_SHORTEST = 2
Values = dict[str, Any]


class ContactMatcher:
    """By the source's id when it is this child's contact and the name fits, else by the name among
    the child's own contacts."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._taken: set[str] = set()

    def match(self, contact: IncomingContact, owner: str, values: Values) -> str | None:
        """The contact's record, or None for a new one."""
        if owner.startswith("new:"):
            return None
        record = self._linked(contact, owner, values) or self._namesake(owner, values)
        if record is not None:
            self._taken.add(record)
        return record

    def was_removed(self, contact: IncomingContact, owner: str, values: Values) -> bool:
        """Whether this child's contact of this name was removed by hand: a parent who may not be
        rung any more does not come back with the next list."""
        record = self._snapshot.links.get(("contact", contact.key))
        if record is None or record in self._snapshot.rows["contact"]:
            return False
        row = self._snapshot.hands.removed("contact", record)
        return row.get("pupil_id") == owner and is_same_name(values, row)

    def _linked(self, contact: IncomingContact, owner: str, values: Values) -> str | None:
        record = self._snapshot.linked("contact", contact.key)
        if record is None or record in self._taken:
            return None
        row = self._snapshot.rows["contact"][record]
        if row["pupil_id"] != owner:
            return None
        # Neither an id nor the first place in a row says that this is still the same parent.
        return record if _is_same_person(values, row) else None

    def _namesake(self, owner: str, values: Values) -> str | None:
        namesakes = [
            record
            for record, row in self._snapshot.contact_ids(owner)
            if record not in self._taken and is_same_name(values, row)
        ]
        return namesakes[0] if len(namesakes) == 1 else None


def _is_same_person(values: Values, row: Values) -> bool:
    """By the given name and one thing more; 'Gus' and 'Gustav' are one, mother and father are
    two, who have the family name in common."""
    given, family = shares_a_name(values, row)
    new, known = fold(str(values.get("given") or "")), fold(row["given"] or "")
    begins = min(len(new), len(known)) > _SHORTEST and (
        new.startswith(known) or known.startswith(new)
    )
    is_reached_alike = any(
        values.get(part) and fold(str(values[part])) == fold(row[part] or "")
        for part in ("phone", "email")
    )
    if given is False and not begins:
        return family is not False and is_reached_alike
    return family is not False or is_reached_alike
