"""Who stood in a class list before, so that several rows of one child are gathered into one."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from vault.domain.identity.folding import fold, folded_number
from vault.domain.incoming import IncomingContact, IncomingEnrolment, IncomingPupil, Reading
from vault.exchange.list_contacts import person_of
from vault.exchange.list_values import key_of

Values = Mapping[str, object]
Contact = tuple[tuple[str, object], ...]


class ListedPupils:
    """Puts pupils with their classes and contacts into a reading. A child is named by the place in
    its pupils, so that little is kept beside the reading itself."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._places: dict[str, int] = {}
        """By what rows of one child have in common: the place of the first."""
        self._again: Counter[str] = Counter()
        self._classes: dict[str, int] = {}
        self._class_names: list[str] = []
        self._first_class = array("l")
        self._more_classes: dict[int, list[str]] = {}
        self._contact_start, self._contact_count = array("L"), array("L")
        self._later_contacts: dict[int, list[Contact]] = {}

    @property
    def one_class_each(self) -> bool:
        """Whether nobody is in several."""
        return not self._more_classes

    def place_of(
        self, line: int, pairs: tuple[tuple[str, str | None], ...], school_classes: Sequence[str]
    ) -> tuple[str, int, bool]:
        """The key by which the reading knows the child, the place, and whether the child is new.
        Two children of one name are two where neither number nor birth date says otherwise;
        whether two of one number are, somebody has to say."""
        values = dict(pairs)
        key, is_sure = key_of(values, school_classes)
        common = _common(key, values)
        place = self._places.get(common)
        if place is not None:
            before = self._reading.pupils[place]
            if is_sure and _who(dict(before.values)) == _who(values):
                return before.key, place, False
            while common in self._places:
                self._again[key] += 1
                common = f"{key}#{self._again[key]}"
            key = common
        place = self._places[common] = len(self._first_class)
        self._reading.pupils.append(IncomingPupil(key, line, pairs))
        self._first_class.append(-1)
        self._contact_start.append(len(self._reading.contacts))
        self._contact_count.append(0)
        return key, place, True

    def says_more(
        self, place: int, school_classes: Sequence[str], contacts: Sequence[Contact]
    ) -> bool:
        """Whether a class or a contact of theirs is not there yet."""
        has_class = set(school_classes) - set(self._classes_of(place))
        return bool(has_class) or any(True for _ in self._new_contacts(place, contacts))

    def put_in(
        self,
        place: int,
        key: str,
        line: int,
        school_classes: Sequence[str],
        contacts: Sequence[Contact],
    ) -> None:
        """Classes and contacts of theirs that are not there yet. What a contact counts as in the
        row ('priority') is at least its place among them."""
        reading = self._reading
        known = self._contact_count[place] + len(self._later_contacts.get(place, ()))
        is_first = place == len(self._first_class) - 1 and place not in self._later_contacts
        new = contacts if not known else tuple(self._new_contacts(place, contacts))
        for at, contact in enumerate(new, start=known + 1):
            number = max(int(str(contact[-2][1])), at)
            values = contact
            if number != contact[-2][1]:
                values = (*contact[:-2], ("priority", number), contact[-1])
            reading.contacts.append(IncomingContact(f"{key}>contact{number}", key, line, values))
            if is_first:
                self._contact_count[place] += 1
            else:
                self._later_contacts.setdefault(place, []).append(values)
        for name in school_classes:
            if self._join(place, name):
                reading.enrolments.append(IncomingEnrolment(key, name, line))

    def line_at(self, place: int) -> int:
        """Where a child stood first."""
        return self._reading.pupils[place].line

    def _new_contacts(self, place: int, contacts: Sequence[Contact]) -> Iterator[Contact]:
        known = {person_of(dict(values)) for values in self._contacts_of(place)}
        for contact in contacts:
            if person_of(dict(contact)) not in known:
                yield contact

    def _contacts_of(self, place: int) -> list[Contact]:
        start = self._contact_start[place]
        end = start + self._contact_count[place]
        first = [self._reading.contacts[at].values for at in range(start, end)]
        return first + self._later_contacts.get(place, [])

    def _classes_of(self, place: int) -> list[str]:
        more = self._more_classes.get(place)
        if more is not None:
            return more
        first = self._first_class[place]
        return [] if first < 0 else [self._class_names[first]]

    def _join(self, place: int, name: str) -> bool:
        """False for a class that the child is in already."""
        number = self._classes.setdefault(name, len(self._classes))
        if number == len(self._class_names):
            self._class_names.append(name)
        first = self._first_class[place]
        if first < 0:
            self._first_class[place] = number
            return True
        known = self._classes_of(place)
        if name in known:
            return False
        self._more_classes[place] = [*known, name]
        return True


def _common(key: str, values: Mapping[str, str | None]) -> str:
    if not key.startswith("admission_no:"):
        return key
    return f"admission_no:{folded_number(values.get('admission_no') or '')}"


def _who(values: Values) -> tuple[str, object]:
    name = f"{values.get('legal_given') or ''}{values.get('legal_family') or ''}"
    return fold(name), values.get("born") or None
