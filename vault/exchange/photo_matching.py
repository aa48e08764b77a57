"""Which pupil a picture file belongs to, by what its name says. Where a number and a name do not
agree, or only something near is there, it is a question: nobody's photo lands on another child."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from rapidfuzz import fuzz, process

from vault.domain.identity.folding import fold, folded_number, is_short_for, spellings, words_of
from vault.domain.ids import PupilId
from vault.domain.people import PupilRow
from vault.domain.preview import SURE, PhotoMatch
from vault.exchange.photo_names import (
    Digits,
    FileName,
    Number,
    Words,
    has_lost_letters,
    is_upn_shaped,
    read_file_name,
    read_words,
)

_NEAR = 90
_MOST_CANDIDATES = 6
_CLAIMING = frozenset({Digits.NUMBER, Digits.YEAR, Digits.COUNTER})
_PERHAPS = frozenset(Digits) - {Digits.CAMERA}
_COMMON = (
    "img dsc dscn dscf dcim photo photos picture pictures pic image images portrait portraits foto"
    " bild scan school class year yr form tutor group the of and final copy edit edited crop"
    " cropped new retake small large web print hires lowres no nr number pupil student id upn adno"
    " whatsapp screenshot pxl wa at"
)
_BY_NUMBER = frozenset({"upn", "admission number"})
_SAYS_NOTHING = frozenset(_COMMON.split())
"""Words in names of pictures that are nobody's name, unless a child is called so."""
_Rows = dict[str, list[PupilRow]]


@dataclass
class Roster:
    """The roll, indexed for matching. Each entry of an index may be several children."""

    by_upn: _Rows = field(default_factory=lambda: defaultdict(list))
    by_number: _Rows = field(default_factory=lambda: defaultdict(list))
    by_bare: _Rows = field(default_factory=lambda: defaultdict(list))
    """By number without its leading zeros; the school's own, and a state's of no shape."""
    by_name: dict[str, list[tuple[PupilRow, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By both names run together, in either order; with the place between the two."""
    by_initial: _Rows = field(default_factory=lambda: defaultdict(list))
    by_word: _Rows = field(default_factory=lambda: defaultdict(list))


def index_roster(rows: Iterable[PupilRow]) -> Roster:
    """The roster of these pupils."""
    roster = Roster()
    for row in rows:
        if is_upn_shaped(row.upn):
            roster.by_upn[row.upn].append(row)
        for number in _numbers(row):
            roster.by_number[fold(number)].append(row)
            roster.by_bare[folded_number(number)].append(row)
        _index_names(roster, row)
    return roster


def _numbers(row: PupilRow) -> list[str]:
    """The school's own number of the child, and the state's where that has no shape by which it is
    told from any other (each of the United States has its own)."""
    state = "" if is_upn_shaped(row.upn) else row.upn
    return [number for number in (row.admission_no, state) if folded_number(number)]


def _is_state_number(row: PupilRow, numbers: Iterable[str]) -> bool:
    return bool(folded_number(row.upn)) and fold(row.upn) in numbers


def _index_names(roster: Roster, row: PupilRow) -> None:
    families = _families(row)
    for given in _givens(row):
        for family in families:
            for first, second in {(given, family), (family, given)}:
                roster.by_name[first + second].append((row, len(first)))
            for short in {given[0] + family, family + given[0]}:
                roster.by_initial[short].append(row)
        if not families:
            # A child of one name stands there once, parted nowhere.
            roster.by_name[given].append((row, 0))
    for word in _own_words(row):
        roster.by_word[word].append(row)


def _givens(row: PupilRow) -> frozenset[str]:
    return spellings(row.given) | spellings(row.preferred)


def _families(row: PupilRow) -> frozenset[str]:
    return spellings(row.family) | spellings(row.preferred_family)


def _own_words(row: PupilRow) -> frozenset[str]:
    """Each word of the child's names for itself."""
    names = (row.given, row.preferred, row.family, row.preferred_family)
    return frozenset(word for name in names for word in words_of(name))


def match_file(name: str, roster: Roster, indexed: str = "") -> PhotoMatch:
    """Whose picture a file is. `by` says how that was found: a word in SURE, a word for what has to
    be looked at, or '' for nobody. `candidates` are the children that come into question, the
    likeliest first. `indexed` is the picture's line in an index file, if there is one."""
    file_name = read_file_name(name, lambda token: token in roster.by_number)
    own = _matched(name, file_name, roster)
    has_shape = own.by == "upn" and bool(file_name.upn)
    if own.by in _BY_NUMBER and not has_shape and not _is_bare_number(name):
        own = replace(own, by="digits and more")
    if own.by in {"name", "name and number"} and has_lost_letters(name):
        own = replace(own, by="odd letters")
    if not indexed:
        return own
    from_index = read_words(indexed, lambda token: token in roster.by_number)
    # In a column of numbers 2025 is a number, and no camera has written it.
    alone = {cell for cell in indexed.split() if cell.isdecimal()}
    numbers = [Number(n.text, Digits.NUMBER) if n.text in alone else n for n in from_index.numbers]
    from_index = replace(from_index, numbers=tuple(numbers))
    index_match = replace(_matched(name, from_index, roster), indexed=indexed)
    if own.by not in SURE or own.pupil == index_match.pupil:
        return index_match
    both = tuple(dict.fromkeys((*index_match.candidates, *own.candidates)))
    return replace(own, by="other index", candidates=both, indexed=indexed)


def match_lines(name: str, roster: Roster, lines: Sequence[str]) -> PhotoMatch:
    """As `match_file`, of a file for which an index has different lines: its own name decides, else
    the child of all lines."""
    own = match_file(name, roster)
    if own.by in SURE:
        return own
    matches = [match_file(name, roster, line) for line in lines]
    if len({match.pupil for match in matches}) == 1 and matches[0].by in SURE:
        return matches[0]
    first = next((match for match in matches if match.by), own)
    of_all = dict.fromkeys(pupil for match in matches for pupil in match.candidates)
    by = "several lines" if of_all else ""
    return replace(first, by=by, candidates=tuple(of_all), indexed=" / ".join(lines))


def _is_bare_number(name: str) -> bool:
    """Whether the number is all that the file is called, but for words behind it that say nothing.
    Behind or beside anything else (a second number, a class, a copy's brackets) it may as well be a
    camera's counter."""
    first, *rest = words_of(PurePosixPath(name.replace("\\", "/")).stem) or ("",)
    return bool(first) and _SAYS_NOTHING.issuperset(rest)


def _matched(name: str, file_name: FileName, roster: Roster) -> PhotoMatch:
    words = file_name.words.without(_SAYS_NOTHING - roster.by_word.keys())
    numbered, how = _by_number(file_name, roster)
    if numbered and words.parts and how != "other number":
        numbered, how = _number_and_words(numbered, file_name, words, roster)
    if numbered:
        return _match_of(name, numbered, how)
    named, how = _by_words(words, roster)
    if how == "name":
        how = _doubt_of(named[0], file_name, roster)
        if how in ("digits", "other number"):
            named = [*named, *_claimed(file_name, roster)]
    if not named and file_name.is_number_alone:
        # A folder named by numbers may hold the number 2025; somebody has to say so.
        named, how = _claimed(file_name, roster, _PERHAPS), "digits alone"
    return _match_of(name, named, how)


def _by_number(file_name: FileName, roster: Roster) -> tuple[list[PupilRow], str]:
    """Whose UPN and numbers the name holds, and how it was told: a way of SURE for one child who
    is meant by all of them, and whose number is no other's but for its zeros."""
    numbers = [number.text for number in file_name.numbers if number.kind is Digits.NUMBER]
    bare = [roster.by_bare.get(folded_number(number), []) for number in numbers]
    exact = [roster.by_number.get(number, []) for number in numbers]
    upn = roster.by_upn.get(file_name.upn, [])
    rows = _unique(row for group in (upn, *exact, *bare) for row in group)
    if len(rows) != 1:
        return rows, "several"
    if file_name.upn and not upn and rows[0].upn:
        return rows, "other number"
    if upn or _is_state_number(rows[0], numbers):
        return rows, "upn"
    return rows, "admission number" if any(exact) else "zeros"


def _number_and_words(
    numbered: list[PupilRow], file_name: FileName, words: Words, roster: Roster
) -> tuple[list[PupilRow], str]:
    """The child of both; else all who are named by either. Of several who have one number the name
    tells, and of several who have one name the number; several numbers are not told apart by it."""
    among = _among(words, roster)
    agreeing = [row for row in numbered if _explains(row, words) or _is_one_of(row, among)]
    count = sum(1 for number in file_name.numbers if number.kind is Digits.NUMBER) + bool(
        file_name.upn
    )
    if len(agreeing) == 1 and (count == 1 or len(numbered) == 1):
        return agreeing, "name and number"
    named, _ = _by_words(words, roster)
    return [*named, *numbered], "name against number" if named else "other words"


def _is_one_of(row: PupilRow, namesakes: list[PupilRow]) -> bool:
    """Whether the child is among them, and all of them have the child's names."""
    return any(other.id == row.id for other in namesakes) and all(
        _givens(row) & _givens(other) and _families(row) & _families(other) for other in namesakes
    )


def _doubt_of(row: PupilRow, file_name: FileName, roster: Roster) -> str:
    """'name' where nothing else in the file's name speaks against it."""
    if any(other.id != row.id for other in _claimed(file_name, roster)):
        return "digits"
    if file_name.upn and row.upn and file_name.upn != row.upn:
        return "other number"
    odd = [number for number in file_name.numbers if number.kind is Digits.NUMBER]
    if odd and _numbers(row) and not _claimed(file_name, roster):
        return "other number"
    if not file_name.classes:
        return "name"
    has = {*_class_forms(row.class_name), *_class_forms(row.year_group)}
    if any(form in has for token in file_name.classes for form in _class_forms(token)):
        return "name"
    return "other class" if row.class_name else "class"


def _claimed(
    file_name: FileName, roster: Roster, kinds: frozenset[Digits] = _CLAIMING
) -> list[PupilRow]:
    """Whose number digits of the name are, even if they are rather something else."""
    return _unique(
        row
        for number in file_name.numbers
        if number.kind in kinds
        for row in roster.by_bare.get(folded_number(number.text), ())
    )


def _by_words(words: Words, roster: Roster) -> tuple[list[PupilRow], str]:
    """'name' for one child whose both names stand there, parted; else who is near, and how."""
    if not words.parts:
        return [], ""
    joined_matches = roster.by_name.get(words.joined, [])
    exact = _unique(row for row, cut in joined_matches if not cut or cut in words.cuts)
    if exact:
        # Tom Hill is here, and so is Thomas Hill: either may be meant.
        others = [row for row in _among(words, roster) if len(words.parts) == _length(row)]
        exact = _unique((*exact, *others))
        return exact, "name" if len(exact) == 1 else "several"
    for rows, how in (
        (_unique(row for row, _ in joined_matches), "together"),
        (_unique(roster.by_initial.get(words.joined, ())), "initial"),
        (_among(words, roster), "more words"),
        (_near(words, roster), "near"),
    ):
        if rows:
            return rows, how if len(rows) == 1 else "several"
    return [], ""


def _among(words: Words, roster: Roster) -> list[PupilRow]:
    """Children of whom a given name (or a short form) and the family name are among the words."""
    parts = frozenset(words.parts)
    return [
        row
        for row in _unique(row for word in words.parts for row in roster.by_word.get(word, ()))
        if any(
            words_of(family)
            and parts.issuperset(words_of(family))
            and _has_given(row, parts.difference(words_of(family)) or parts)
            for family in (row.family, row.preferred_family)
        )
    ]


def _length(row: PupilRow) -> int:
    """Of how many words a short name of the child is."""
    return len(words_of(row.family)) + 1


def _has_given(row: PupilRow, words: frozenset[str]) -> bool:
    own = {*words_of(row.given), *words_of(row.preferred)}
    return any(word == name or is_short_for(word, name) for word in words for name in own)


def _near(words: Words, roster: Roster) -> list[PupilRow]:
    """A spelling that is close: somebody has to look."""
    matches = process.extract(
        words.joined, roster.by_name.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=8
    )
    return _unique(row for key, *_ in matches for row, _ in roster.by_name[key])


def _explains(row: PupilRow, words: Words) -> bool:
    """Whether all the words can be this child's: names, or an initial beside a name."""
    own, runs = _own_words(row), _givens(row) | _families(row)
    initials = {word[0] for word in own}
    if any(part in own for part in words.parts) and all(
        part in own or part in initials for part in words.parts
    ):
        return True
    forms = {form for given in _givens(row) for form in (given, given[0])}
    return words.joined in runs or any(
        words.joined in {form + family, family + form}
        for family in _families(row)
        for form in forms
    )


def _match_of(name: str, rows: list[PupilRow], how: str) -> PhotoMatch:
    rows = _unique(rows)[:_MOST_CANDIDATES]
    if not rows:
        return PhotoMatch(name, None, "", "")
    if len(rows) > 1 and how in SURE:
        how = "several"
    offered = tuple(PupilId(row.id) for row in rows)
    return PhotoMatch(name, offered[0], rows[0].known_as, how, candidates=offered)


def _class_forms(name: str) -> set[str]:
    """'Class 4P', '4 P' and '4p' are one; 'Year 4' is '4' too."""
    joined = fold(name)
    bare = re.sub(r"^(?:class|year|yr|y)(?=\d)", "", joined)
    return {joined, bare} - {""}


def _unique(rows: Iterable[PupilRow]) -> list[PupilRow]:
    return list({row.id: row for row in rows}.values())
