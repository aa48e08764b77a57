"""OneRoster 1.1 as a bulk ZIP (1EdTech): pupils, staff, classes and who is in them.

A set is complete: whatever a row names is in it. Ids are the vault's own, which mean nothing
elsewhere; there are no user names and no passwords."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vault.domain.people import ClassRow, PupilRow, School
from vault.domain.school_values import StaffMember
from vault.exchange.oneroster import course_id
from vault.store.school.rosters import Enrolled, Teaching

_NO = "absent"
_ALL = (
    *("academicSessions", "categories", "classes", "classResources", "courses"),
    *("courseResources", "demographics", "enrollments", "lineItems", "orgs", "resources"),
    *("results", "users"),
)
_HEAD = ("sourcedId", "status", "dateLastModified")
_COLUMNS = {
    "orgs": ("name", "type", "identifier", "parentSourcedId"),
    "academicSessions": ("title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"),
    "courses": (
        *("schoolYearSourcedId", "title", "courseCode", "grades", "orgSourcedId", "subjects"),
        "subjectCodes",
    ),
    "classes": (
        *("title", "grades", "courseSourcedId", "classCode", "classType", "location"),
        *("schoolSourcedId", "termSourcedIds", "subjects", "subjectCodes", "periods"),
    ),
    "users": (
        *("enabledUser", "orgSourcedIds", "role", "username", "userIds", "givenName"),
        *("familyName", "middleName", "identifier", "email", "sms", "phone"),
        *("agentSourcedIds", "grades", "password"),
    ),
    "enrollments": (
        *("classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary"),
        *("beginDate", "endDate"),
    ),
    "demographics": (
        *("birthDate", "sex", "americanIndianOrAlaskaNative", "asian"),
        *("blackOrAfricanAmerican", "nativeHawaiianOrOtherPacificIslander", "white"),
        *("demographicRaceTwoOrMoreRaces", "hispanicOrLatinoEthnicity", "countryOfBirthCode"),
        *("stateOfBirthAbbreviation", "cityOfBirth", "publicSchoolResidenceStatus"),
    ),
}
_SEXES = {"M": "male", "F": "female"}
_ORG, _YEAR, _SEPTEMBER = "school", "year", 9
_STARTS = (1980, 1, 1, 0, 0, 0)
"""The time of each entry: a ZIP says nothing of when it was made."""


@dataclass(frozen=True, slots=True)
class Roster:
    """What goes out. `number_type` names the state's number of pupils; '' leaves it out."""

    school: School
    pupils: Sequence[PupilRow]
    staff: Sequence[StaffMember]
    classes: Sequence[ClassRow]
    enrolled: Sequence[Enrolled]
    teaching: Sequence[Teaching]
    number_type: str
    today: date


def oneroster_of(roster: Roster) -> bytes:
    """The ZIP's bytes."""
    tables = {name: list(_table(roster, name)) for name in _COLUMNS}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        _write(bundle, "manifest", ("propertyName", "value"), _manifest(tables))
        for name, rows in tables.items():
            _write(bundle, name, (*_HEAD, *_COLUMNS[name]), rows)
    return out.getvalue()


def _manifest(tables: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield "manifest.version", "1.0"
    yield "oneroster.version", "1.1"
    for name in _ALL:
        yield f"file.{name}", "bulk" if name in tables else _NO
    yield "source.systemName", "Tuckbox"


def _write(
    bundle: zipfile.ZipFile, name: str, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    entry = zipfile.ZipInfo(f"{name}.csv", _STARTS)
    entry.compress_type = zipfile.ZIP_DEFLATED
    bundle.writestr(entry, text.getvalue().encode())


def _table(roster: Roster, name: str) -> Iterator[tuple[str, ...]]:
    columns = _COLUMNS[name]
    for key, values in _ROWS[name](roster):
        # In a bulk file, status and the day of the last change stay empty in every row.
        yield (key, "", "", *(values.get(column, "") for column in columns))


Rows = Iterator[tuple[str, dict[str, str]]]


def _orgs(roster: Roster) -> Rows:
    school = roster.school
    yield _ORG, {"name": school.name, "type": "school", "identifier": school.number}


def _sessions(roster: Roster) -> Rows:
    today = roster.today
    first = today.year - (today.month < _SEPTEMBER)
    yield (
        _YEAR,
        {
            "title": f"{first}/{first + 1}",
            "type": "schoolYear",
            "startDate": f"{first}-09-01",
            "endDate": f"{first + 1}-08-31",
            "schoolYear": str(first + 1),
        },
    )


def _courses(roster: Roster) -> Rows:
    for row in roster.classes:
        values = {"schoolYearSourcedId": _YEAR, "title": row.subject or row.name}
        yield course_id(row.id), values | {"orgSourcedId": _ORG, "grades": _grade(row.year_group)}


def _classes(roster: Roster) -> Rows:
    for row in roster.classes:
        yield (
            str(row.id),
            {
                "title": row.name,
                "grades": _grade(row.year_group),
                "courseSourcedId": course_id(row.id),
                "classType": "homeroom" if row.kind == "registration" else "scheduled",
                "location": row.room,
                "schoolSourcedId": _ORG,
                "termSourcedIds": _YEAR,
                "subjects": row.subject,
            },
        )


def _users(roster: Roster) -> Rows:
    for pupil in roster.pupils:
        has_number = roster.number_type and pupil.upn
        number = f"{{{roster.number_type}:{pupil.upn}}}" if has_number else ""
        yield (
            str(pupil.id),
            _person("student", str(pupil.id), pupil.called.given, pupil.called.family)
            | {
                "userIds": number,
                "identifier": pupil.admission_no,
                "grades": _grade(pupil.year_group),
            },
        )
    for member in roster.staff:
        yield (
            str(member.id),
            _person("teacher", str(member.id), member.given, member.family)
            | {"identifier": member.code, "email": member.email},
        )


def _person(role: str, key: str, given: str, family: str) -> dict[str, str]:
    # What the standard needs of everybody stands there: of one name, it is both.
    given, family = given or family, family or given
    return {
        "enabledUser": "true",
        "orgSourcedIds": _ORG,
        "role": role,
        "username": key,
        "givenName": given,
        "familyName": family,
    }


def _enrollments(roster: Roster) -> Rows:
    pupils, classes = ({str(x.id) for x in found} for found in (roster.pupils, roster.classes))
    staff = {str(member.id) for member in roster.staff}
    for one in roster.enrolled:
        if one.pupil_id in pupils and one.class_id in classes:
            begins = one.starts.isoformat() if one.starts else ""
            yield one.id, _link(one.class_id, one.pupil_id, "student") | {"beginDate": begins}
    for taught in roster.teaching:
        if taught.staff_id in staff and taught.class_id in classes:
            yield taught.id, _link(taught.class_id, taught.staff_id, "teacher")


def _link(school_class: str, person: str, role: str) -> dict[str, str]:
    return {
        "classSourcedId": school_class,
        "schoolSourcedId": _ORG,
        "userSourcedId": person,
        "role": role,
        "primary": "",
    }


def _demographics(roster: Roster) -> Rows:
    for pupil in roster.pupils:
        born = pupil.born.isoformat() if pupil.born else ""
        yield str(pupil.id), {"birthDate": born, "sex": _SEXES.get(pupil.sex, "")}


def _grade(year: str) -> str:
    """'04' for 4, 'KG' for reception; anything else as it stands."""
    return year.zfill(2) if year.isdecimal() else {"R": "KG"}.get(year, year)


_ROWS = {
    "orgs": _orgs,
    "academicSessions": _sessions,
    "courses": _courses,
    "classes": _classes,
    "users": _users,
    "enrollments": _enrollments,
    "demographics": _demographics,
}
