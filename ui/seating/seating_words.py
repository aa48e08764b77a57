"""Rules, broken ones and contradictions in words, with the names of whom they are about."""

from collections.abc import Iterable, Mapping

from ui.words import counted, tr
from vault.domain.ids import PupilId
from vault.domain.seating import RULE_WORDS, RuleKind, SeatingRule
from vault.domain.seating_conflicts import Conflict, Contradiction
from vault.domain.seating_solver import Broken, Seating

Names = Mapping[PupilId, str]
_BROKEN = {
    RuleKind.APART: "Close to each other: {0}",
    RuleKind.NEAR: "Not near each other: {0}",
    RuleKind.FRONT: "Not at the front: {0}",
    RuleKind.ALONE: "Somebody sits beside {0}",
    RuleKind.NEW_NEIGHBOURS: "Side by side again: {0}",
}
_CONFLICTS = {
    Conflict.APART_AND_NEAR: "Apart and near each other cannot both be, take one rule away: {0}",
    Conflict.NEAR_AND_ALONE: "Near each other, and each with nobody beside them: {0}",
    Conflict.LOCKED_BEHIND: "To sit at the front, and kept in a seat behind: {0}",
    Conflict.LOCKED_TOGETHER: "To be apart, and kept in seats close to each other: {0}",
    Conflict.LOCKED_FAR: "Near each other, and kept in seats far apart: {0}",
    Conflict.SAME_LOCKED_SEAT: "Kept in the same seat: {0}",
}


def names_in(pupils: Iterable[PupilId], names: Names) -> str:
    """'Ann and Bob', 'Ann, Bob and Cy', in the order of the class, without who is in it no
    more."""
    wanted = frozenset(pupils)
    listed = [name for pupil, name in names.items() if pupil in wanted]
    if len(listed) < 2:
        return "".join(listed)
    return tr("{0} and {1}").format(", ".join(listed[:-1]), listed[-1])


def rule_words(rule: SeatingRule, names: Names) -> str:
    """'Apart: Ann and Bob'."""
    kind = tr(RULE_WORDS[rule.kind])
    who = names_in(rule.pupils, names)
    return f"{kind}: {who}" if who else kind


def broken_words(broken: Broken, names: Names) -> str:
    """'Close to each other: Ann and Bob'."""
    return tr(_BROKEN[broken.kind]).format(names_in(broken.pupils, names))


def conflict_words(found: Contradiction, names: Names) -> str:
    """Why not all of it can be."""
    if found.kind is Conflict.TOO_FEW_SEATS:
        return counted(
            found.count,
            tr("This room has 1 seat too few"),
            tr("This room has {0} seats too few"),
        )
    if found.kind is Conflict.FRONT_IS_FULL:
        return counted(
            found.count,
            tr("1 pupil too many is to sit at the front"),
            tr("{0} pupils too many are to sit at the front"),
        )
    return tr(_CONFLICTS[found.kind]).format(names_in(found.pupils, names))


def score_words(seating: Seating) -> str:
    """How many of the conditions hold; nothing where there are none."""
    if not seating.wanted:
        return ""
    if seating.kept == seating.wanted:
        return tr("Every rule is kept")
    return tr("Kept so far: {0} of {1}").format(seating.kept, seating.wanted)
