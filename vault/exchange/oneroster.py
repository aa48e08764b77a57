"""OneRoster CSV 1.1 and 1.2 (1EdTech) from a ZIP or a folder: lenient reading, strict report.

Passwords and userProfiles are dropped where rows are read; nothing above this file sees them.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from operator import itemgetter

from vault.domain.english.wording import worded
from vault.domain.identity.folding import real_number
from vault.domain.incoming import (
    IncomingClass,
    IncomingContact,
    IncomingEnrolment,
    IncomingPupil,
    IncomingStaff,
    IncomingTerm,
    Problem,
    Reading,
)
from vault.domain.law.shape import Law
from vault.domain.pupil_values import checked_pupil_values, clean_text
from vault.errors import BadFileError, InvalidValueError
from vault.exchange.births import Births
from vault.exchange.dates import ORDER_WORDS, read_date, unambiguous_order, usual_order
from vault.exchange.list_values import SECRETS_LEFT, no_sex, sex
from vault.exchange.safe_zip import Bundle
from vault.exchange.text_tables import open_table

FILES = ("orgs", "academicSessions", "courses", "classes", "users", "demographics")
_READ = (*FILES, "enrollments", "roles", "relationships")
_RECORDS = ("users", "classes", "enrollments", "demographics", "academicSessions")
_OF_PERSON = ("demographics", "roles")
_NEVER = frozenset({"password", "username", "credentialtype"})
_GUARDIANS = frozenset({"guardian", "parent", "relative"})
_GRADES = {"kg": "R", "pk": "N2", "pr": "R"}
_STAFF = frozenset(
    {"teacher", "aide", "administrator", "principal", "counselor", "professor", "proctor"}
)
_GONE = frozenset({"tobedeleted", "inactive"})
_SPELT = {"datalastmodified": "datelastmodified", "preffered": "preferred"}
_LOOKED_AT = 2000
_LONGEST_SCHOOL = 200
_DATES = ("birthdate", "begindate", "enddate", "startdate")
_OF_ENROLMENT = ("usersourcedid", "classsourcedid", "role", "status", "begindate", "enddate")
Row = dict[str, str]


def course_id(school_class: str) -> str:
    """Of the course that a file of our own makes for a class, since the standard asks for one."""
    return f"course-{school_class}"


def looks_like_oneroster(bundle: Bundle) -> bool:
    """A users.csv or a manifest at the root, in any case."""
    names = {name.casefold() for name in bundle.names}
    return "users.csv" in names or "manifest.csv" in names


def read_oneroster(bundle: Bundle, law: Law, *, any_age: bool = False) -> Reading:
    """The bundle as plain records; what is refused or doubtful stands in `problems`. BadFileError
    when it holds no file that is read; a delta need not have users.csv."""
    return _Reader(bundle, law, any_age=any_age).read()


class _Reader:
    def __init__(self, bundle: Bundle, law: Law, *, any_age: bool) -> None:
        self._bundle, self._law, self._number = bundle, law, law.pupil_number
        self._births = Births(any_age=any_age)
        self._by_name = {name.casefold(): name for name in bundle.names}
        self._reading = Reading("OneRoster", "oneroster")
        self._roles: dict[str, str] = {}
        self._grades: dict[str, str] = {}
        """Of School Data Sync, whose roles say it and whose users do not."""
        self._people: dict[str, str] = {}
        self._agents: list[tuple[str, str]] = []
        self._contacts: dict[str, tuple[int, Row]] = {}
        self._years: dict[str, str] = {}
        self._relations: dict[tuple[str, str], str] = {}
        self._order = ""
        self._has_secrets = False

    def read(self) -> Reading:
        self._manifest()
        if not any(f"{name.casefold()}.csv" in self._by_name for name in _RECORDS):
            raise BadFileError(reason="it holds no users.csv")
        self._find_order()
        self._schools()
        for _, row in self._rows("roles"):
            if row.get("roletype", "primary").lower() != "secondary":
                key = row.get("usersourcedid", "")
                self._roles[key] = row.get("role", "").lower()
                self._grades[key] = row.get("grade", "")
        births = {row["sourcedid"]: (line, row) for line, row in self._rows("demographics")}
        subjects = {row["sourcedid"]: row for _, row in self._rows("courses")}
        for _, row in self._rows("relationships"):
            pupil, agent = row.get("usersourcedid", ""), row.get("relationshipusersourcedid", "")
            self._agents.append((pupil, agent))
            self._relations[pupil, agent] = row.get("relationshiprole", "")
            self._roles.setdefault(agent, "guardian")
        for line, row in self._rows("users"):
            self._user(line, row, births.pop(row["sourcedid"], (line, {}))[1])
        for key, (line, row) in births.items():
            self._birth_alone(key, line, row)
        self._sessions()
        for line, row in self._rows("classes"):
            self._class(line, row, subjects)
        self._enrolments()
        self._guardians()
        self._notes()
        return self._reading

    def _manifest(self) -> None:
        if "manifest.csv" not in self._by_name:
            self._doubt("manifest.csv", 1, "", "no manifest; files are read by name")
            return
        properties = {
            row.get("propertyname", ""): row.get("value", "") for _, row in self._rows("manifest")
        }
        version = properties.get("oneroster.version", "")
        self._reading.is_bulk = properties.get("file.users", "").lower() == "bulk"
        if version:
            self._reading.format_name = f"OneRoster {version}"
        for name in _READ:
            kind = properties.get(f"file.{name}", "").lower()
            present = f"{name.casefold()}.csv" in self._by_name
            if kind in ("bulk", "delta") and not present:
                self._doubt("manifest.csv", 1, name, "is announced, but is not there")
            if present and kind in ("absent", ""):
                self._doubt("manifest.csv", 1, name, "is there, but not announced; it is read")

    def _rows(self, name: str) -> Iterator[tuple[int, Row]]:
        for line, key, names, values in self._values(name):
            row = dict(zip(names, values, strict=True))
            row["sourcedid"] = key
            yield line, row

    def _values(self, name: str) -> Iterator[tuple[int, str, list[str], list[str]]]:
        """Line, id, columns and their values; what must not be read is not among them."""
        actual = self._by_name.get(f"{name.casefold()}.csv")
        if actual is None:
            return
        table = open_table(self._bundle.read(actual), actual)
        keys: set[str] = set()
        columns = [_column(column) for column in table.header]
        self._note_spelling(actual, table.header)
        kept = [at for at, column in enumerate(columns) if column not in _NEVER]
        names = [columns[at] for at in kept]
        # Files of School Data Sync name the person instead, or nothing but a pair.
        has_id = "sourcedid" in names
        other = "usersourcedid" if name in _OF_PERSON else ""
        at_id = _last(names, "sourcedid" if has_id else other)
        is_whole = len(kept) == len(columns)
        self._has_secrets |= not is_whole
        for line, cells in table.values():
            values = cells if is_whole else [cells[at] for at in kept]
            key = values[at_id] if at_id >= 0 else ""
            if has_id and name != "manifest":
                if not key:
                    self._refuse(actual, line, "sourcedId", "it has no id")
                    continue
                if key in keys:
                    self._refuse(actual, line, "sourcedId", f"the id {key[:40]} stands twice")
                    continue
                keys.add(key)
            yield line, key, names, values
        self._reading.problems.extend(table.problems)

    def _note_spelling(self, file: str, header: tuple[str, ...]) -> None:
        for column in header:
            plain = "".join(c for c in column.lower() if c.isalnum())
            if any(wrong in plain for wrong in _SPELT):
                reason = worded("the column is misspelt, and was read as {0}").format(
                    _column(column)
                )
                problem = Problem(1, column[:40], reason, file, refused=False)
                if problem not in self._reading.problems:
                    self._reading.problems.append(problem)

    def _find_order(self) -> None:
        """Dates should be YYYY-MM-DD; where they are not, all files tell the order together."""
        values = [
            row[name]
            for file in ("demographics", "enrollments", "academicSessions")
            for _, row in self._quietly(file)
            for name in _DATES
            if row.get(name)
        ]
        self._order = unambiguous_order(values) or usual_order(self._law)
        odd = next((value for value in values if "/" in value or "." in value), "")
        if odd:
            how = ORDER_WORDS[self._order]
            self._reading.notes.append(f"Dates such as {odd[:20]} were read {how}.")

    def _quietly(self, name: str) -> list[tuple[int, Row]]:
        """The first rows, without noting what is odd about them: they are read again."""
        before = list(self._reading.problems)
        rows = list(islice(self._rows(name), _LOOKED_AT))
        self._reading.problems = before
        return rows

    def _schools(self) -> None:
        """Whose file it is. A vault is for one school, so more than one is worth a look."""
        schools = [
            (line, clean_text(row.get("name", "")), row["sourcedid"])
            for line, row in self._rows("orgs")
            if row.get("type", "").lower() == "school"
            and row.get("status", "").lower() not in _GONE
        ]
        if schools:
            names = ", ".join(name or key for _, name, key in schools[:5])
            self._reading.notes.append(f"From the school {names}.")
            keys = sorted(f"{name} ({key})" if name else key for _, name, key in schools)
            self._reading.school = ", ".join(keys)[:_LONGEST_SCHOOL]
        for line, name, key in schools[1:]:
            reason = worded("{0} is another school; its pupils are read as well").format(
                (name or key)[:60]
            )
            self._doubt("orgs.csv", line, "type", reason)

    def _sessions(self) -> None:
        """School years, and terms with the year above them."""
        above: dict[str, str] = {}
        for line, row in self._rows("academicSessions"):
            key, parent = row["sourcedid"], row.get("parentsourcedid", "")
            starts, ends = (
                self._date("academicSessions.csv", line, name, row.get(name.lower(), ""))
                for name in ("startDate", "endDate")
            )
            values = (
                ("name", clean_text(row.get("title", ""))),
                ("starts", starts.isoformat() if starts else ""),
                ("ends", ends.isoformat() if ends else ""),
            )
            if row.get("type", "").lower() == "schoolyear":
                above[key] = key
                self._reading.years.append((key, values))
            else:
                above[key] = parent
                self._reading.terms.append(IncomingTerm(key, parent, values))
        years = {key for key, _ in self._reading.years}
        for key, parent in above.items():
            # A grading period may hang below a term, which hangs below the year.
            top = above.get(parent, parent)
            self._years[key] = top if top in years else ""
        self._reading.terms = [
            IncomingTerm(t.key, self._years[t.key], t.values) for t in self._reading.terms
        ]

    def _user(self, line: int, row: Row, birth: Row) -> None:
        key = row["sourcedid"]
        role = self._roles.get(key) or row.get("role", "").lower()
        is_gone = row.get("status", "").lower() in _GONE
        self._agents += [(key, other) for other in _list(row.get("agentsourcedids", ""))]
        self._people[key] = "guardian" if role in _GUARDIANS else role
        if role == "student":
            self._pupil(line, row, birth, is_gone=is_gone)
        elif role in _GUARDIANS and is_gone:
            self._doubt("users.csv", line, "status", "a guardian to be deleted; left as it is")
        elif role in _GUARDIANS:
            self._contacts[key] = (line, row)
        elif role in _STAFF:
            values = (
                ("given", clean_text(row.get("givenname", ""))),
                ("family", clean_text(row.get("familyname", ""))),
                ("code", clean_text(row.get("identifier", ""))),
                ("email", clean_text(row.get("email", ""))),
            )
            self._reading.staff.append(IncomingStaff(key, line, values, is_gone))
        else:
            self._refuse("users.csv", line, "role", f"'{role[:20]}' is no role that is read")

    def _pupil(self, line: int, row: Row, birth: Row, *, is_gone: bool) -> None:
        values: dict[str, object] = {
            "legal_given": row.get("givenname", ""),
            "legal_family": row.get("familyname", ""),
            "middle": row.get("middlename", ""),
            "preferred_given": row.get("preferredgivenname", ""),
            "preferred_family": row.get("preferredfamilyname", ""),
            "admission_no": real_number(row.get("identifier", "")),
            "year_group": _grade(row.get("grades", "") or self._grades.get(row["sourcedid"], "")),
            "upn": self._state_number(line, row.get("userids", "")),
            "sex": self._sex(line, birth.get("sex", "")),
            "born": self._born(line, birth.get("birthdate", "")),
        }
        kept = {field: value for field, value in values.items() if value}
        try:
            checked = checked_pupil_values(tuple(kept.items()), is_new=True, number=self._number)
        except InvalidValueError as error:
            self._refuse(
                "users.csv", line, str(error.details["field"]), str(error.details["reason"])
            )
            self._people.pop(row["sourcedid"], None)
            self._reading.left_out.add(row["sourcedid"])
            return
        self._reading.pupils.append(
            IncomingPupil(row["sourcedid"], line, tuple(checked.items()), is_gone)
        )

    def _birth_alone(self, key: str, line: int, row: Row) -> None:
        """A delta may tell of a birth date without the user it belongs to."""
        values = {
            "sex": self._sex(line, row.get("sex", "")),
            "born": self._born(line, row.get("birthdate", "")),
        }
        kept = tuple((field, value) for field, value in values.items() if value)
        if kept:
            checked = checked_pupil_values(kept, is_new=False, number=self._number)
            self._reading.pupils.append(
                IncomingPupil(key, line, tuple(checked.items()), only_known=True)
            )

    def _state_number(self, line: int, ids: str) -> str:
        for part in _list(ids):
            kind, _, value = part.strip("{}").partition(":")
            number = value.strip().upper()
            if kind.strip().upper() in self._number.sources and number:
                doubt = self._number.doubt(number)
                if not doubt:
                    return number
                self._doubt("users.csv", line, self._number.word, f"{doubt}; left out")
        return ""

    def _class(self, line: int, row: Row, courses: dict[str, Row]) -> None:
        course = courses.get(row.get("coursesourcedid", ""), {})
        if row.get("coursesourcedid") and courses and not course:
            self._doubt("classes.csv", line, "courseSourcedId", "names a course that is not there")
        kind = "registration" if row.get("classtype", "").lower() == "homeroom" else "teaching"
        values = (
            ("name", clean_text(row.get("title", "")) or row["sourcedid"]),
            ("code", clean_text(row.get("classcode", ""))),
            ("kind", kind),
            ("year_group", _grade(row.get("grades", "") or course.get("grades", ""))),
            ("subject", clean_text(row.get("subjects", "") or _title(row, course))),
            ("room", clean_text(row.get("location", ""))),
        )
        is_gone = row.get("status", "").lower() in _GONE
        sessions = _list(row.get("termsourcedids", "") or row.get("sessionsourcedids", ""))
        year = next((self._years[s] for s in sessions if self._years.get(s)), "")
        self._reading.classes.append(IncomingClass(row["sourcedid"], line, values, is_gone, year))

    def _enrolments(self) -> None:
        """Who or what is not in the file may be in the vault: that is for the plan to find out."""
        file = "enrollments.csv"
        same: dict[str, str] = {}
        """Each id once in memory, however often it stands in the file."""
        for line, _, names, values in self._values("enrollments"):
            # Where the file has no such column, the place is -1.
            values.append("")
            person, school_class, role, status, begins, ends = _picker(tuple(names))(values)
            stated = role.lower()
            user_role = self._people.get(person, stated)
            if user_role == "guardian":
                self._refuse(file, line, "userSourcedId", "a guardian is in no class")
                continue
            if stated and (stated == "student") != (user_role == "student"):
                self._doubt(
                    file, line, "role", f"'{stated[:20]}' here, but {user_role[:20]} as a user"
                )
            self._reading.enrolments.append(
                IncomingEnrolment(
                    same.setdefault(person, person),
                    same.setdefault(school_class, school_class),
                    line,
                    self._date(file, line, "beginDate", begins) if begins else None,
                    self._date(file, line, "endDate", ends) if ends else None,
                    user_role != "student",
                    status.lower() in _GONE,
                    file,
                )
            )

    def _guardians(self) -> None:
        """The link may stand on either side, so pairs are taken in both orders and once."""
        done: set[tuple[str, str]] = set()
        order: Counter[str] = Counter()
        for first, second in self._agents:
            for pupil, agent in ((first, second), (second, first)):
                is_pupil = self._people.get(pupil, "student") == "student"
                if is_pupil and agent in self._contacts and (pupil, agent) not in done:
                    done.add((pupil, agent))
                    order[pupil] += 1
                    self._contact(pupil, agent, order[pupil])
        linked = {agent for _, agent in done}
        for agent, (line, _) in self._contacts.items():
            if agent not in linked:
                reason = "a guardian of nobody in the file; left out"
                self._refuse("users.csv", line, "agentSourcedIds", reason)

    def _contact(self, pupil: str, agent: str, order: int) -> None:
        line, row = self._contacts[agent]
        relation = self._relations.get((pupil, agent)) or self._roles.get(agent)
        values = (
            ("given", clean_text(row.get("givenname", ""))),
            ("family", clean_text(row.get("familyname", ""))),
            ("relationship", (relation or row.get("role", "")).lower()),
            ("priority", order),
            ("phone", clean_text(row.get("phone", "") or row.get("sms", ""))),
            ("email", clean_text(row.get("email", ""))),
        )
        self._reading.contacts.append(IncomingContact(f"{agent}>{pupil}", pupil, line, values))

    def _date(self, file: str, line: int, field: str, text: str) -> date | None:
        try:
            return read_date(text, self._order)
        except ValueError:
            self._doubt(file, line, field, f"'{text[:20]}' is not a date; left out")
            return None

    def _sex(self, line: int, text: str) -> str:
        known = sex(text)
        if known is None:
            self._doubt("demographics.csv", line, "sex", no_sex(text))
        return known or ""

    def _born(self, line: int, text: str) -> date | None:
        born = self._date("demographics.csv", line, "birthDate", text)
        if odd := self._births.odd(born):
            self._doubt("demographics.csv", line, "birthDate", f"'{text[:20]}' {odd}; left out")
        return None if odd else born

    def _notes(self) -> None:
        self._births.ask(self._reading)
        notes = [SECRETS_LEFT] if self._has_secrets else []
        if "userprofiles.csv" in self._by_name:
            notes.append("userProfiles.csv was not read.")
        read_names = {f"{name.casefold()}.csv" for name in (*_READ, "manifest", "userprofiles")}
        other = [name for key, name in self._by_name.items() if key not in read_names]
        if other:
            notes.append("Files that were not read: " + ", ".join(sorted(other)[:20]) + ".")
        self._reading.notes += notes

    def _refuse(self, file: str, line: int, field: str, reason: str) -> None:
        self._reading.problems.append(Problem(line, field, reason, file))

    def _doubt(self, file: str, line: int, field: str, reason: str) -> None:
        self._reading.problems.append(Problem(line, field, reason, file, refused=False))


def _last(names: list[str], name: str) -> int:
    """Where the column stands, the last one where there are two; -1 for nowhere."""
    return max((at for at, candidate in enumerate(names) if candidate == name), default=-1)


@lru_cache(maxsize=8)
def _picker(names: tuple[str, ...]) -> Callable[[list[str]], tuple[str, ...]]:
    """Takes an enrolment's six columns out of a row."""
    first, second, *rest = (_last(list(names), name) for name in _OF_ENROLMENT)
    return itemgetter(first, second, *rest)


def _column(name: str) -> str:
    plain = "".join(c for c in name.lower() if c.isalnum())
    for wrong, right in _SPELT.items():
        plain = plain.replace(wrong, right)
    return plain


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


@lru_cache(maxsize=512)
def _grade(text: str) -> str:
    first = (_list(text) or [""])[0].lower()
    if first in _GRADES:
        return _GRADES[first]
    return str(int(first)) if first.isdecimal() else clean_text(first).upper()


def _title(row: Row, course: Row) -> str:
    """Of the course, which says the subject; '' where the course was made for this class alone and
    has nothing but its name, as files of our own have it (`oneroster_out`)."""
    title = course.get("title", "")
    is_stand_in = row.get("coursesourcedid") == course_id(row["sourcedid"])
    return "" if is_stand_in and title == row.get("title") else title
