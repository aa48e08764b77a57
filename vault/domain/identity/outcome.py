"""Who a row of a file is in the vault: every outcome in one pure function.

A key (a link of an earlier import, UPN, admission number) only proposes; name and birth date
confirm. Where they do not, or where there is no key and more than one child could be meant, a
person is asked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vault.domain.identity.comparing import (
    Comparison,
    Person,
    compare,
    has_same_words,
    is_namesake,
    looks_mistyped,
)


class Outcome(StrEnum):
    """What the decision is."""

    SAME = "same"
    BY_NAME = "by name"
    """The same, found by the name alone: worth a line to look at."""
    QUESTION = "question"
    NEW = "new"


class KeyKind(StrEnum):
    """By which key a record was proposed."""

    LINK = "link"
    UPN = "UPN"
    ADMISSION = "admission number"


class Why(StrEnum):
    """Why a person is asked, in words; '' for everything else."""

    NOTHING = ""
    OTHER_CHILD = "the number or id in this row belongs to another child here"
    OTHER_SCHOOL = "the id in this row is known from another school's file, as this child"
    UNSURE = "the number or id fits, but only part of the name does"
    BETTER = "another child fits this row better than the one with its number or id"
    KEYS_APART = "the number in this row belongs to another child here"
    OTHER_NUMBER = "a child of this name is here with another number"
    SEVERAL = "more than one child here has this name"
    MISTYPED = "a child of this name is here with a birth date that is nearly the same"
    SHORT_NAME = "a child of nearly this name is here, or one who had this name"
    TWICE = "another row of the file was taken for the same child"
    REPEATED = "the file has this child in another row as well: one child, or two?"
    ONE_NUMBER = "another row of the file has the same number: one child, or two?"
    NAME_ONLY = "a child of this name is here, and nothing but the name says that it is this one"
    GONE_BY_NAME = "the file says that this child is gone, and only the name says who it is"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in the vault who could be meant."""

    record: str
    person: Person
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """`record` for SAME and BY_NAME; `candidates`, the likeliest first, for QUESTION. `contradicts`
    where a key names somebody whom the row clearly is not."""

    outcome: Outcome
    record: str = ""
    why: Why = Why.NOTHING
    candidates: tuple[str, ...] = ()
    contradicts: bool = False


Keyed = Sequence[tuple[KeyKind, Sequence[Known]]]
NEW = Decision(Outcome.NEW)


def decide(
    row: Person,
    keyed: Keyed,
    named: Sequence[Known],
    elsewhere: frozenset[str] = frozenset(),
    nearly: Callable[[], Sequence[Known]] = tuple,
) -> Decision:
    """Who the row is. `keyed`: the records with each of the row's keys, without keys that nobody
    has. `named`: who has the row's name, or its family name and birth date. `elsewhere`: those
    records whose own name and birth date are in another row of the file. `nearly`: who shares a
    loose key with the row, by former names as well; called only when nobody else is a candidate."""
    if not any(bearers for _, bearers in keyed):
        by_name = _by_name(row, named)
        return by_name if by_name.outcome is not Outcome.NEW else _short_of(row, nearly())
    fits = [
        (kind, child, compare(row, child.person)) for kind, bearers in keyed for child in bearers
    ]
    confirmed = [(kind, child, fit) for kind, child, fit in fits if fit.confirms]
    proven = {kind for kind, _, _ in confirmed}
    against = [(kind, child, fit) for kind, child, fit in fits if kind not in proven]
    contradicts = any(
        all(fit.contradicts for other, _, fit in against if other is kind) for kind, _, _ in against
    )
    if not confirmed:
        why = Why.OTHER_CHILD if contradicts else Why.UNSURE
        namesakes = [child for child in named if is_namesake(row, child.person)]
        return _ask(why, namesakes, [child for _, child, _ in fits], contradicts=contradicts)
    best, fit = _best(confirmed)
    if best is None:
        return _ask(Why.SEVERAL, [child for _, child, _ in confirmed])
    if any(kind is not KeyKind.LINK for kind, _, _ in against):
        others = [child for _, child, _ in against]
        return _ask(Why.KEYS_APART, [best], others, contradicts=contradicts)
    if _is_outdone(row, best, fit, named, elsewhere):
        rivals = [child for child in named if is_namesake(row, child.person)]
        return _ask(Why.BETTER, rivals, [best])
    return Decision(Outcome.SAME, best.record)


def _best(confirmed: list[tuple[KeyKind, Known, Comparison]]) -> tuple[Known | None, Comparison]:
    """Who agrees in most; of equals whom an earlier import or a person linked to this very key.
    None for several equals."""
    most = max(fit.agreeing for _, _, fit in confirmed)
    top = [(kind, child, fit) for kind, child, fit in confirmed if fit.agreeing == most]
    linked = [(child, fit) for kind, child, fit in top if kind is KeyKind.LINK]
    if linked:
        return linked[0]
    is_one = len({child.record for _, child, _ in top}) == 1
    return (top[0][1] if is_one else None), top[0][2]


def _is_outdone(
    row: Person,
    best: Known,
    fit: Comparison,
    named: Sequence[Known],
    elsewhere: frozenset[str],
) -> bool:
    """Twins differ in the given name alone: a changed name is no new name of the one while the
    other bears it, or while the one stands in the file by the old name."""
    if all(fit):
        return False
    if best.record in elsewhere and not is_namesake(row, best.person):
        return True
    rivals = [o for o in named if o.record != best.record and is_namesake(row, o.person)]
    if not row.born and not row.has_number:
        # The key is the name itself, and several have it: what is left to tell them is the class.
        if not row.classes & best.person.classes:
            return any(row.classes & child.person.classes for child in rivals)
        return False
    return any(_fits_better(row, child, fit) for child in rivals)


def _fits_better(row: Person, rival: Known, fit: Comparison) -> bool:
    other = compare(row, rival.person)
    if other.differing or other.agreeing <= fit.agreeing - fit.differing:
        return False
    return bool(other.born) or not _is_numbered_otherwise(row, rival.person)


def _by_name(row: Person, named: Sequence[Known]) -> Decision:
    namesakes = [child for child in named if is_namesake(row, child.person)]
    fitting = [child for child in namesakes if compare(row, child.person).born is not False]
    if not fitting:
        return _nearly(row, namesakes, named)
    for narrower in (_of_this_birth_date, _still_here, _in_this_class):
        narrowed = narrower(row, fitting)
        fitting = narrowed if len(narrowed) == 1 else fitting
    if len(fitting) > 1:
        return _ask(Why.SEVERAL, fitting)
    (child,) = fitting
    if _is_numbered_otherwise(row, child.person):
        return _ask(Why.OTHER_NUMBER, fitting)
    if not row.born or not child.person.born:
        moved = row.classes and child.person.classes and not row.classes & child.person.classes
        if child.has_left or (moved and row.has_number):
            return _ask(Why.NAME_ONLY, fitting)
    return Decision(Outcome.BY_NAME, child.record)


def _of_this_birth_date(row: Person, candidates: Sequence[Known]) -> list[Known]:
    return [child for child in candidates if row.born and child.person.born]


def _still_here(_row: Person, candidates: Sequence[Known]) -> list[Known]:
    return [child for child in candidates if not child.has_left]


def _in_this_class(row: Person, candidates: Sequence[Known]) -> list[Known]:
    return [child for child in candidates if row.classes & child.person.classes]


def _nearly(row: Person, namesakes: Sequence[Known], named: Sequence[Known]) -> Decision:
    """No child fits; perhaps a date was mistyped, or a list has a short name."""
    mistyped = [o for o in namesakes if looks_mistyped(row.born, o.person.born)]
    asked = [child for child in mistyped if not _is_numbered_otherwise(row, child.person)]
    return _ask(Why.MISTYPED, asked) if asked else _short_of(row, named)


def _short_of(row: Person, candidates: Sequence[Known]) -> Decision:
    """Nobody has the name as it stands; who goes by a short, longer or former form of it, and has
    no other birth date and no other number? Or by the same words in another order, born that day?
    """
    asked = []
    for child in candidates:
        given, family, born = compare(row, child.person)
        is_near = (given and family and born is not False) or (
            born and has_same_words(row, child.person)
        )
        if is_near and not _is_numbered_otherwise(row, child.person):
            asked.append(child)
    return _ask(Why.SHORT_NAME, asked) if asked else NEW


def _is_numbered_otherwise(row: Person, other: Person) -> bool:
    """Whether both have a number of one kind, and not the same."""
    return any(
        mine and theirs and mine != theirs
        for mine, theirs in ((row.upn, other.upn), (row.admission_no, other.admission_no))
    )


def _ask(
    why: Why, first: Sequence[Known], then: Sequence[Known] = (), *, contradicts: bool = False
) -> Decision:
    records = dict.fromkeys(child.record for child in (*first, *then))
    return Decision(Outcome.QUESTION, "", why, tuple(records), contradicts)
