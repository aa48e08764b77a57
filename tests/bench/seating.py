"""How long seats for a class are looked for: with every rule to be kept, and with some that cannot
be, which is the most that is ever weighed."""

import statistics

from tests.bench.measure import timed
from tests.bench.row import Row
from vault.domain.ids import NEW, ClassId, PupilId, RecordId
from vault.domain.room_layouts import RoomLayout, rows_of_desks
from vault.domain.seating import RuleKind, SeatingRule
from vault.domain.seating_solver import Task, solve

_CLASS = tuple(PupilId(RecordId(f"{n:032x}")) for n in range(32))
_RULES = (
    *((RuleKind.APART, (n, n + 1)) for n in (0, 2, 4, 6)),
    *((RuleKind.NEAR, (n, n + 1)) for n in (8, 10)),
    *((RuleKind.FRONT, (n, n + 1, n + 2)) for n in (12, 15)),
    (RuleKind.ALONE, (20,)),
)
_IMPOSSIBLE = (RuleKind.NEAR, (0, 1))
_WITHIN = 0.3
_ROUNDS = 9


def seating_rows() -> list[Row]:
    """32 pupils; on a room of 40 seats all rules can be kept, on one of 32 some cannot."""
    return [
        _row("nine rules, all of them kept", 5, _RULES),
        _row("ten rules, two of them impossible", 4, (*_RULES, _IMPOSSIBLE)),
    ]


def _row(words: str, rows: int, rules: tuple[tuple[RuleKind, tuple[int, ...]], ...]) -> Row:
    room = RoomLayout(NEW, 0, "room", rows_of_desks(rows, 8))
    named = tuple(
        SeatingRule(RecordId(str(n)), 1, ClassId(NEW), kind, tuple(_CLASS[p] for p in pupils))
        for n, (kind, pupils) in enumerate(rules)
    )
    task = Task(room, _CLASS, named)
    times = [timed(lambda seed=seed: solve(task, seed)) for seed in range(_ROUNDS)]
    return Row(
        title=f"seats for 32 pupils, {words}",
        against="",
        ours=statistics.median(times),
        worst=max(times),
        within=_WITHIN,
    )
