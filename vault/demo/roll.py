"""The demo school's roll as a real OneRoster 1.1 bulk file."""

import csv
import io
import zipfile
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from vault.demo.families import contacts_of
from vault.demo.pupils import DemoPupil
from vault.demo.school_year import school_year, terms_of
from vault.demo.staff import TEACHERS

_COLUMNS = {
    "users": "enabledUser orgSourcedIds role userIds givenName familyName middleName identifier"
    " email phone agentSourcedIds grades",
    "demographics": "birthDate sex",
    "classes": "title classCode classType grades termSourcedIds",
    "enrollments": "classSourcedId schoolSourcedId userSourcedId role",
    "academicSessions": "title type startDate endDate parentSourcedId schoolYear",
    "orgs": "name type",
}
_HEAD = ("sourcedId", "status", "dateLastModified")
_ORG, _YEAR = "org", "year"
Rows = Iterator[dict[str, str]]


def write_oneroster_zip(
    path: Path, pupils: Sequence[DemoPupil], without_parents: Collection[str] = ()
) -> None:
    """Pupils, classes, teachers, terms, and the parents of all but the classes that are named."""
    school_classes = sorted({pupil.class_name for pupil in pupils})
    files: dict[str, Rows] = {
        "users": _users(pupils, school_classes, without_parents),
        "demographics": _births(pupils),
        "classes": _classes(school_classes),
        "enrollments": _enrolments(pupils, school_classes),
        "academicSessions": _sessions(),
        "orgs": iter([{"sourcedId": _ORG, "name": "Willow Bank", "type": "school"}]),
    }
    announced = [(f"file.{name}", "bulk") for name in files]
    versions = [("manifest.version", "1.0"), ("oneroster.version", "1.1")]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, rows in files.items():
            bundle.writestr(f"{name}.csv", _csv(name, rows))
        manifest = [("propertyName", "value"), *versions, *announced]
        bundle.writestr("manifest.csv", "".join(f"{name},{value}\r\n" for name, value in manifest))


def _csv(name: str, rows: Rows) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, (*_HEAD, *_COLUMNS[name].split()))
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _grade(school_class: str) -> str:
    """'4A' is year 4; reception is called kindergarten in the format."""
    return school_class[0].replace("R", "KG")


def _users(
    pupils: Sequence[DemoPupil], school_classes: list[str], without_parents: Collection[str]
) -> Rows:
    for pupil in pupils:
        parents = () if pupil.class_name in without_parents else contacts_of(pupil)
        keys = [f"g{pupil.number}-{parent.priority}" for parent in parents]
        yield _user(f"p{pupil.number}", "student", pupil.given, pupil.child.family) | {
            "userIds": f"{{UPN:{pupil.upn}}}",
            "middleName": pupil.child.middle,
            "identifier": pupil.admission_no,
            "agentSourcedIds": ",".join(keys),
            "grades": _grade(pupil.class_name),
        }
        for key, parent in zip(keys, parents, strict=True):
            reached = {"email": parent.email, "phone": parent.phone}
            yield _user(key, "parent", parent.given, parent.family) | reached
    for name in sorted({TEACHERS[school_class] for school_class in school_classes}):
        yield _user(_key(name), "teacher", *name.split(" "))


def _key(teacher: str) -> str:
    return f"t-{teacher.replace(' ', '-').lower()}"


def _user(key: str, role: str, given: str, family: str) -> dict[str, str]:
    return {
        "sourcedId": key,
        "enabledUser": "true",
        "orgSourcedIds": _ORG,
        "role": role,
        "givenName": given,
        "familyName": family,
    }


def _births(pupils: Sequence[DemoPupil]) -> Rows:
    for pupil in pupils:
        sex = "male" if pupil.child.sex == "M" else "female"
        born = pupil.born.isoformat()
        yield {"sourcedId": f"p{pupil.number}", "birthDate": born, "sex": sex}


def _classes(school_classes: list[str]) -> Rows:
    for name in school_classes:
        yield {
            "sourcedId": f"c{name}",
            "title": f"Class {name}",
            "classCode": name,
            "classType": "homeroom",
            "grades": _grade(name),
            "termSourcedIds": _YEAR,
        }


def _enrolments(pupils: Sequence[DemoPupil], school_classes: list[str]) -> Rows:
    members = [(str(p.number), p.class_name, f"p{p.number}", "student") for p in pupils]
    members += [(f"t{name}", name, _key(TEACHERS[name]), "teacher") for name in school_classes]
    for key, school_class, person, role in members:
        yield {
            "sourcedId": f"e{key}",
            "classSourcedId": f"c{school_class}",
            "schoolSourcedId": _ORG,
            "userSourcedId": person,
            "role": role,
        }


def _sessions() -> Rows:
    """The school year that today is in, and its terms."""
    year = school_year(date.today())
    first, second = year.begins, year.begins + 1
    terms = [
        (f"t{place}", title, "term", f"{starts}", f"{ends}", _YEAR)
        for place, (title, starts, ends) in enumerate(terms_of(year), 1)
    ]
    whole = (_YEAR, year.title, "schoolYear", f"{first}-09-01", f"{second}-07-23", "")
    for key, title, kind, starts, ends, parent in (whole, *terms):
        yield {
            "sourcedId": key,
            "title": title,
            "type": kind,
            "startDate": starts,
            "endDate": ends,
            "parentSourcedId": parent,
            "schoolYear": str(second),
        }
