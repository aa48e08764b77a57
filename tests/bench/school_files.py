"""Deterministic schools of any size, as the OneRoster files that are imported."""

import csv
from collections.abc import Iterable
from pathlib import Path

from vault.domain.pupil_number import _UPN_LETTERS

_GIVEN = (
    *("Amelia", "Noah", "Zoë", "Mohammed", "Oliwia", "Isla", "Leo", "Ava", "Kofi", "Maya"),
    *("Théo", "Freya", "Arjun", "Niamh", "Elif", "Samuel", "Priya", "Owen", "Chloé", "Yusuf"),
    *("Ruby", "Adaeze", "Finn", "Hana", "Luca", "Mei", "Jude", "Aoife", "Ibrahim", "Poppy"),
    *("Søren", "Tia"),
)
_FAMILY = (
    *("O'Neill", "Smith", "Khan", "Nowak", "Patel", "Jones", "Williams", "Okafor", "Brown"),
    *("Garcia", "Evans", "Ahmed", "Taylor", "Kowalska", "Singh", "Murphy", "Roberts", "Begum"),
    *("Clarke", "Müller", "Wright", "Hughes", "Adeyemi", "Green", "Walker", "Hall", "Núñez"),
    "Baker",
)
_IN_A_CLASS = 30
_MANIFEST = (("manifest.version", "1.0"), ("oneroster.version", "1.1"), ("file.users", "bulk"))
_USERS = (
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,"
    "givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password"
)


def write_school(folder: Path, pupils: int, enrolments: int, salt: str = "") -> Path:
    """So many pupils in classes of 30, so many enrolments over them; the same for the same
    numbers. `salt` changes a field of every pupil."""
    folder.mkdir(parents=True)
    rooms = range(_rooms(pupils))
    _write(folder / "manifest.csv", "propertyName,value", _MANIFEST)
    _write(folder / "users.csv", _USERS, (_user(n, salt) for n in range(pupils)))
    _write(
        folder / "demographics.csv",
        "sourcedId,status,dateLastModified,birthDate,sex",
        (
            (f"p{n}", "", "", f"2016-{n % 12 + 1:02}-{n % 28 + 1:02}", _sex(n))
            for n in range(pupils)
        ),
    )
    _write(
        folder / "classes.csv",
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,"
        "location,schoolSourcedId,termSourcedIds,subjects",
        (
            (f"c{n}", "", "", f"C{n:05}", "04", "", "", _kind(n), f"Room {n % 40}", "", "", "")
            for n in rooms
        ),
    )
    _write(
        folder / "enrollments.csv",
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,"
        "primary,beginDate,endDate",
        (
            (f"e{n}", "", "", f"c{_room(n, pupils)}", "", f"p{n % pupils}", "student", "true",
             "2026-09-01", "")
            for n in range(enrolments)
        ),
    )  # fmt: skip
    return folder


def _room(enrolment: int, pupils: int) -> int:
    """The first round is the registration class, the next ones are teaching groups."""
    turn, pupil = divmod(enrolment, pupils)
    return (pupil // _IN_A_CLASS * 3 + turn) % _rooms(pupils)


def _rooms(pupils: int) -> int:
    return (pupils + _IN_A_CLASS - 1) // _IN_A_CLASS * 3


def _kind(room: int) -> str:
    return "scheduled" if room % 3 else "homeroom"


def _sex(pupil: int) -> str:
    return "female" if pupil % 2 else "male"


def _user(n: int, salt: str) -> tuple[str, ...]:
    given, family = _GIVEN[n % len(_GIVEN)], _FAMILY[n * 7 % len(_FAMILY)]
    return (
        f"p{n}", "active", "2026-09-01T00:00:00Z", "true", "o1", "student", f"u{n}",
        f"{{UPN:{_upn(n)}}}", f"{given}{n % 97}", f"{family}{n // 97 % 89}", salt, f"{n:06}", "",
        "", "", "", "04", "",
    )  # fmt: skip


def _upn(n: int) -> str:
    digits = f"80120{n:06}"
    total = sum(int(c) * weight for weight, c in enumerate(digits + "0", start=2))
    return f"{_UPN_LETTERS[total % 23]}{digits}0"


def _write(path: Path, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header.split(","))
        writer.writerows(rows)
