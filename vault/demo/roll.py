"""A seeded generator of an invented school; no real child is in it."""

import csv
import io
import random
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

_GIVEN = [
    "Amelia",
    "Noah",
    "Zoë",
    "Mohammed",
    "Oliwia",
    "Isla",
    "Leo",
    "Ava",
    "Kofi",
    "Maya",
    "Théo",
    "Freya",
    "Arjun",
    "Niamh",
    "Elif",
    "Samuel",
    "Priya",
    "Owen",
    "Chloé",
    "Yusuf",
    "Ruby",
    "Adaeze",
    "Finn",
    "Hana",
    "Luca",
    "Mei",
    "Jude",
    "Aoife",
    "Ibrahim",
    "Poppy",
    "Søren",
    "Tia",
]
_FAMILY = [
    "O'Neill",
    "Smith",
    "Khan",
    "Nowak",
    "Patel",
    "Jones",
    "Williams",
    "Okafor",
    "Brown",
    "Garcia",
    "Evans",
    "Ahmed",
    "Taylor",
    "Kowalska",
    "Singh",
    "Murphy",
    "Roberts",
    "Begum",
    "Clarke",
    "Müller",
    "Wright",
    "Hughes",
    "Adeyemi",
    "Green",
    "Walker",
    "Hall",
    "Núñez",
    "Baker",
]
_SESSIONS = (
    ("y26", "2026/27", "schoolYear", "2026-09-01", "2027-07-23", ""),
    ("t1", "Autumn", "term", "2026-09-01", "2026-12-18", "y26"),
    ("t2", "Spring", "term", "2027-01-04", "2027-03-25", "y26"),
    ("t3", "Summer", "term", "2027-04-12", "2027-07-23", "y26"),
)
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_YEARS = ("R", "1", "2", "3", "4", "5", "6")
CLASS_SIZE = 30
_HEAD = ("sourcedId", "status", "dateLastModified")
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class DemoPupil:
    number: int
    given: str
    family: str
    upn: str
    admission_no: str
    born: str
    sex: str
    class_name: str
    year_group: str


def demo_pupils(seed: int = 8010000) -> list[DemoPupil]:
    """420 pupils in 14 registration classes, two for each year from Reception to 6."""
    dice = random.Random(seed)  # noqa: S311 - invented names, not keys
    pupils = []
    for number in range(len(_YEARS) * 2 * CLASS_SIZE):
        year = number // (2 * CLASS_SIZE)
        letter = "AB"[number // CLASS_SIZE % 2]
        born = f"{2021 - year}-{dice.randint(1, 8):02}-{dice.randint(1, 28):02}"
        pupils.append(
            DemoPupil(
                number,
                dice.choice(_GIVEN),
                dice.choice(_FAMILY),
                _upn(number),
                f"{1000 + number:06}",
                born,
                dice.choice("FM"),
                f"{_YEARS[year]}{letter}",
                _YEARS[year],
            )
        )
    return pupils


def _upn(number: int) -> str:
    """A valid number of the school 801/0000, which does not exist."""
    digits = f"8010000{20 + number // 1000:02}{number % 1000:03}"
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, start=2))
    return _UPN_LETTERS[total % 23] + digits


def _grade(school_class: str) -> str:
    """'4A' is year 4; reception is called kindergarten in the format."""
    return school_class[0].replace("R", "KG")


def write_oneroster_zip(path: Path, pupils: Sequence[DemoPupil]) -> None:
    """A real OneRoster 1.1 bulk file of the school."""
    school_classes = sorted({p.class_name for p in pupils})
    files = {
        "users.csv": _users(pupils, school_classes),
        "demographics.csv": _births(pupils),
        "classes.csv": _classes(school_classes),
        "enrollments.csv": _enrolments(pupils, school_classes),
        "academicSessions.csv": [
            [*_HEAD, "title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"],
            *([key, "", "", *session, "2027"] for key, *session in _SESSIONS),
        ],
        "orgs.csv": [[*_HEAD, "name", "type"], ["org", "", "", "Willow Bank", "school"]],
    }
    announced = [[f"file.{name[:-4]}", "bulk"] for name in files]
    files["manifest.csv"] = [
        ["propertyName", "value"],
        ["manifest.version", "1.0"],
        ["oneroster.version", "1.1"],
        *announced,
    ]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, rows in files.items():
            bundle.writestr(name, _csv(rows))


def _users(pupils: Sequence[DemoPupil], school_classes: list[str]) -> Rows:
    columns = ["enabledUser", "orgSourcedIds", "role", "userIds", "givenName", "familyName"]
    children = [
        [
            *(f"p{p.number}", "", "", "true", "org", "student", f"{{UPN:{p.upn}}}"),
            *(p.given, p.family, p.admission_no, "", p.year_group.replace("R", "KG")),
        ]
        for p in pupils
    ]
    teachers = [
        [
            f"t{school_class}",
            "",
            "",
            "true",
            "org",
            "teacher",
            "",
            "Jo",
            f"Example-{school_class}",
            "",
            "",
            "",
        ]
        for school_class in school_classes
    ]
    return [[*_HEAD, *columns, "identifier", "agentSourcedIds", "grades"], *children, *teachers]


def _births(pupils: Sequence[DemoPupil]) -> Rows:
    rows = [[f"p{p.number}", "", "", p.born, "male" if p.sex == "M" else "female"] for p in pupils]
    return [[*_HEAD, "birthDate", "sex"], *rows]


def _classes(school_classes: list[str]) -> Rows:
    return [
        [*_HEAD, "title", "classCode", "classType", "grades", "termSourcedIds"],
        *(
            [
                f"c{school_class}",
                "",
                "",
                f"Class {school_class}",
                school_class,
                "homeroom",
                _grade(school_class),
                "y26",
            ]
            for school_class in school_classes
        ),
    ]


def _enrolments(pupils: Sequence[DemoPupil], school_classes: list[str]) -> Rows:
    return [
        [*_HEAD, "classSourcedId", "schoolSourcedId", "userSourcedId", "role"],
        *(
            [f"e{p.number}", "", "", f"c{p.class_name}", "org", f"p{p.number}", "student"]
            for p in pupils
        ),
        *(
            [f"et{school_class}", "", "", f"c{school_class}", "org", f"t{school_class}", "teacher"]
            for school_class in school_classes
        ),
    ]


def _csv(rows: Iterable[Iterable[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()
