"""A common transfer file as plain records: CTF 17 to this year's, CML and CMJ, and admissions
transfer files (ATF). `line` counts the pupils of the file."""

from collections import Counter
from datetime import date
from xml.etree.ElementTree import Element

from vault.domain.english.wording import worded
from vault.domain.incoming import (
    IncomingCharacteristic,
    IncomingContact,
    IncomingPupil,
    Problem,
    Reading,
    UnknownValue,
)
from vault.domain.law.shape import Law
from vault.domain.preview import FileSection, ReadOptions
from vault.domain.pupil_values import checked_pupil_values
from vault.errors import BadFileError, InvalidValueError
from vault.exchange.births import Births
from vault.exchange.ctf.header import Header, NamedSchool, newest_version, read_header
from vault.exchange.ctf.left_in_file import left_in_file
from vault.exchange.ctf.pupil_facts import contacts_of, facts_of, unread_sections
from vault.exchange.ctf.pupil_groups import groups_of
from vault.exchange.ctf.pupil_stream import Opens, pupils_of
from vault.exchange.dates import read_date, usual_order
from vault.exchange.list_values import no_sex, sex


def read_ctf(opens: Opens, options: ReadOptions, law: Law, today: date | None = None) -> Reading:
    """BadFileError for what is no such file or an older one, UnsafeFileError for one that is built
    to do harm. `options.without` names sections to leave out."""
    return _Reader(options, law, today or date.today()).read(opens)


class _Reader:
    def __init__(self, options: ReadOptions, law: Law, today: date) -> None:
        self._options, self._law, self._today = options, law, today
        self._number = law.pupil_number
        self._births = Births(any_age=options.any_age, today=today)
        self._reading = Reading(
            "CTF", "ctf", has_sections=True, new_contacts_only=not options.known_contacts
        )
        self._unread: Counter[str] = Counter()
        self._keys: set[str] = set()

    def read(self, opens: Opens) -> Reading:
        header: Header | None = None
        count = 0
        for root, pupil in pupils_of(opens):
            if header is None:
                header = read_header(root)
                self._describe(header)
            count += 1
            self._pupil(count, pupil)
        if not count:
            raise BadFileError(reason=worded("it is no common transfer file with pupils in it"))
        self._births.ask(self._reading)
        if self._unread:
            self._reading.notes += left_in_file(self._unread)
        return self._reading

    def _describe(self, header: Header) -> None:
        reading = self._reading
        reading.format_name = f"{header.kind} {header.version}" if header.version else header.kind
        source, destination = _called(header.source), _called(header.destination)
        reading.notes.append(worded("From {0}, for {1}.").format(source, destination))
        reading.made_for = (header.destination.number, header.destination.urn)
        newest = newest_version(self._today)
        if header.version > newest:
            reason = f"is newer than this program knows ({newest}); read as well as can be"
            self._doubt(0, f"CTF {header.version}", reason)
        elif header.kind == "CTF" and header.version < newest - 1:
            self._doubt(0, f"CTF {header.version}", "is of an earlier school year")

    def _pupil(self, count: int, pupil: Element) -> None:
        facts = facts_of(pupil, self._options.without)
        self._unread.update(unread_sections(pupil, self._options.without))
        values: dict[str, object] = dict(facts)
        upn = facts.get("upn", "")
        if upn and (doubt := self._number.doubt(upn)):
            self._doubt(count, self._number.word, f"{doubt}; left out")
            del values["upn"]
            upn = ""
        if sex(facts.get("sex", "")) is None:
            self._doubt(count, "sex", no_sex(facts["sex"]))
        values["sex"] = sex(facts.get("sex", "")) or None
        born = self._born(count, facts.get("born", ""))
        values.pop("born", None)
        if born:
            values["born"] = born
        try:
            checked = checked_pupil_values(tuple(values.items()), is_new=True, number=self._number)
        except InvalidValueError as error:
            self._refuse(count, str(error.details["field"]), str(error.details["reason"]))
            return
        key = self._key(upn, facts)
        self._reading.pupils.append(IncomingPupil(key, count, tuple(checked.items())))
        if FileSection.GROUPS not in self._options.without:
            self._groups(key, count, pupil)
        if FileSection.CONTACTS not in self._options.without:
            for place, contact in enumerate(contacts_of(pupil), start=1):
                if any(dict(contact)[name] for name in ("given", "family", "phone", "email")):
                    one = IncomingContact(f"{key}>{place}", key, count, contact)
                    self._reading.contacts.append(one)

    def _groups(self, key: str, count: int, pupil: Element) -> None:
        for kind, text in groups_of(pupil, self._today):
            rule = self._law.characteristics[kind]
            try:
                value = rule.value_of(text)
            except InvalidValueError:
                reason = worded("'{0}' is no value of it; left out").format(text[:20])
                problem = Problem(count, rule.title, reason, refused=False)
                self._reading.unknown_values.append(UnknownValue(kind, rule.title, problem))
                continue
            if value:
                one = IncomingCharacteristic(key, count, kind, value, rule.title)
                self._reading.characteristics.append(one)

    def _key(self, upn: str, facts: dict[str, str]) -> str:
        """By the number, and by the name where another pupil of the file has the same one."""
        names = "|".join(facts.get(n, "") for n in ("legal_family", "legal_given", "born")).lower()
        key = f"upn:{upn}" if upn else f"name:{names}"
        while key in self._keys:
            key += f"|{names}"
        self._keys.add(key)
        return key

    def _born(self, count: int, text: str) -> date | None:
        try:
            born = read_date(text, usual_order(self._law))
        except ValueError:
            self._doubt(count, "DOB", f"'{text[:20]}' is not a date; left out")
            return None
        if odd := self._births.odd(born):
            self._doubt(count, "DOB", f"'{text[:20]}' {odd}; left out")
        return None if odd else born

    def _refuse(self, count: int, field: str, reason: str) -> None:
        self._reading.problems.append(Problem(count, field, reason))

    def _doubt(self, count: int, field: str, reason: str) -> None:
        self._reading.problems.append(Problem(count, field, reason, refused=False))


def _called(school: NamedSchool) -> str:
    number = f"{school.number[:3]} {school.number[3:]}".strip()
    return ", ".join(part for part in (school.name, number) if part) or worded("a school not named")
