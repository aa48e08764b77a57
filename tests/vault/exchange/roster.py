"""A roster of pupils to match pictures against."""

from vault.domain.people import PupilRow
from vault.domain.preview import SURE
from vault.exchange.photo_matching import index_roster, match_file

UPN = "B801200005001"

ROLL = (
    ("ann", "Ann", "Lee", "1001", "4P", ""),
    ("mia", "Mia", "Lee", "1003", "4P", ""),
    ("bob", "Bob", "Ray", "2025", "4P", ""),
    ("cat", "Cat", "Fox", "0042", "", ""),
    ("dan", "Dan", "Elm", "A77", "", ""),
    ("niamh", "Niamh", "O’Brien", "", "", UPN),
    ("zoe", "Zoë", "Smith-Jones", "12", "5A", ""),
    ("small", "Ann", "Small", "120926", "", ""),
    ("priya", "प्रिया", "शर्मा", "", "", ""),
    ("will", "William", "Ford", "", "", ""),
    ("bill", "Bill", "Ford", "", "", ""),
    ("ben", "Ben", "Gale", "77", "", ""),
    ("una", "Una", "Gale", "077", "", "A801200005002"),
    ("tom1", "Tom", "Hill", "", "", ""),
    ("tom2", "Tom", "Hill", "", "", ""),
)


def pupil(record, given, family, number, room, upn):
    return PupilRow(record, given, family, "", upn, number, room, "", None, "", None, None, 0, None)


ROSTER = index_roster(pupil(*one) for one in ROLL)


def found(name):
    match = match_file(name, ROSTER)
    return match.candidates, match.by in SURE
