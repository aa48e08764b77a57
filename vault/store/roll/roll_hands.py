"""What people changed by hand: names that a child went by, and values that a file must not undo."""

import json
from collections import defaultdict
from functools import cached_property
from typing import Any

from vault.domain.people import PUPIL_NAMES
from vault.store.database.work import Work

TAKEN_BACK = "undo"
BY_FILE = ("import.apply", TAKEN_BACK)
"""Acts whose changes are nobody's correction."""
_AT_ONCE = 400


class ByHand:
    """Reads the history when it is first asked for, which most imports never do."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._former: dict[str, dict[str, list[str]]] = {}

    def former_names(self, pupil: str) -> dict[str, list[str]]:
        """Field to the names that stood there before, but for what was taken back."""
        known = self._former.get(pupil)
        if known is None:
            known = self._former[pupil] = defaultdict(list)
            rows = self._work.select(
                "SELECT step, field, old FROM history WHERE pupil = ? AND tbl = 'pupil'"
                f" AND field IN ({', '.join('?' * len(PUPIL_NAMES))})",
                (pupil, *PUPIL_NAMES),
            )
            for row in rows:
                if row.old and self._acts.get(row.step) != TAKEN_BACK:
                    known[row.field].append(row.old)
        return known

    @cached_property
    def renamed(self) -> frozenset[str]:
        """Pupils one of whose names is not the one they came with."""
        pupils = self._work.select_column(
            "SELECT DISTINCT pupil FROM history WHERE tbl = 'pupil'"
            f" AND field IN ({', '.join('?' * len(PUPIL_NAMES))})",
            PUPIL_NAMES,
        )
        return frozenset(pupils)

    def undoes_a_correction(self, record: str, field: str, current: str, incoming: str) -> bool:
        """Whether somebody replaced by hand what the file still says by what stands there now."""
        return incoming in self._corrected.get((record, field, current), ())

    def removed(self, table: str, record: str) -> dict[str, Any]:
        """The values of a row that somebody removed, and nobody brought back; empty for none."""
        row = self._work.select_one(
            "SELECT step, old FROM history WHERE tbl = ? AND record = ? AND field = ''"
            " ORDER BY num DESC LIMIT 1",
            (table, record),
        )
        if row is None or not row.old or self._acts.get(row.step) in BY_FILE:
            return {}
        return dict(json.loads(row.old))

    @cached_property
    def _acts(self) -> dict[int, str]:
        """What each step was. Not joined to the history: the fence asks the history for each."""
        rows = self._work.select("SELECT number, action FROM step")
        return {row.number: row.action for row in rows}

    @cached_property
    def _corrected(self) -> dict[tuple[str, str, str], set[str]]:
        """By record, field and the value that was entered: what it replaced."""
        corrections: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        steps = sorted(step for step, act in self._acts.items() if act not in BY_FILE)
        for start in range(0, len(steps), _AT_ONCE):
            batch = steps[start : start + _AT_ONCE]
            rows = self._work.select(
                "SELECT record, field, old, new FROM history"
                f" WHERE step IN ({', '.join('?' * len(batch))}) AND field <> '' ORDER BY num",
                batch,
            )
            for row in rows:
                # Corrected twice: what the first correction replaced is out of date as well.
                before = corrections.get((row.record, row.field, row.old or ""), set())
                corrections[row.record, row.field, row.new or ""] |= {row.old or "", *before}
        return corrections
