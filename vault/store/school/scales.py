"""SQL for scales: those of the school, and those that came with the program and are in use."""

from collections import defaultdict
from typing import Any

from vault.domain.collation import sort_key
from vault.domain.english.wording import worded
from vault.domain.ids import NEW, RecordId
from vault.domain.law import LAWS
from vault.domain.scales import (
    Evaluation,
    Scale,
    ScaleValue,
    check_evaluation,
    checked_scale,
    find_scale,
)
from vault.errors import InvalidValueError, NotFoundError
from vault.store.context import Context
from vault.store.database.rows import Row, as_day, fill

_SCALES = (
    "SELECT id, version, title, editor, lowest, highest, decimals, is_percent, code, note, ends"
    " FROM scale"
)
_VALUES = "SELECT id, scale_id, code, meaning, rank, counts, ends FROM scale_value"
_EVALUATIONS = (
    "SELECT id, version, scale_id, half_term, below_from, expected_from, above_from, starts, ends"
    " FROM evaluation"
)
_ID_LENGTH = 32


class Scales:
    """What marks may be. A scale that came with the program has a row from its first use, and its
    values from the program; what the school evaluates otherwise stands before the program's."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def all(self, shipped: tuple[Scale, ...]) -> tuple[Scale, ...]:
        """Those with a row, and those of the `shipped` that have none yet, by title."""
        stored = self.stored()
        codes = {scale.code for scale in stored.values()}
        titles = {scale.title.casefold() for scale in stored.values()}
        more = (
            scale
            for scale in shipped
            if scale.code not in codes and scale.title.casefold() not in titles
        )
        return tuple(sorted((*stored.values(), *more), key=lambda scale: sort_key(scale.title)))

    def stored(self) -> dict[str, Scale]:
        """By the ids of their rows."""
        values: dict[str, list[ScaleValue]] = defaultdict(list)
        for row in self._work.select(f"{_VALUES} ORDER BY place, made, id"):
            values[row.scale_id].append(_value(row))
        evaluations: dict[str, list[Evaluation]] = defaultdict(list)
        for row in self._work.select(f"{_EVALUATIONS} ORDER BY half_term, starts, made, id"):
            evaluations[row.scale_id].append(fill(Evaluation, row))
        scales = {}
        for row in self._work.select(f"{_SCALES} ORDER BY title COLLATE NAMES, id"):
            shipped = _shipped(row.code)
            scales[row.id] = fill(
                Scale,
                row,
                values=shipped.values if shipped else tuple(values[row.id]),
                evaluations=(
                    *evaluations[row.id],
                    *(shipped.evaluations if shipped else ()),
                ),
                starts=shipped.starts if shipped else None,
            )
        return scales

    def named(self, name: str, shipped: tuple[Scale, ...]) -> Scale:
        """By title or code, whatever its capitals; InvalidValueError says which there are."""
        scales = self.all(shipped)
        found = find_scale(scales, name)
        if found is None:
            known = ", ".join(scale.title for scale in scales)
            reason = worded("there is none of that name; there are: {0}").format(known)
            raise InvalidValueError(field="scale", reason=reason)
        return found

    def of(self, key: str) -> Scale:
        """By the id of its row, or by the code of one that came with the program for any country;
        NotFoundError."""
        stored = self.stored()
        coded = (scale for scale in stored.values() if key and scale.code == key)
        found = stored.get(key) or next(coded, None) or _shipped(key)
        if found is None:
            raise NotFoundError
        return found

    def taken_up(self, key: str) -> Scale:
        """The same, with a row."""
        scale = self.of(key)
        if scale.id:
            return scale
        self._work.insert("scale", {**_row_of(scale), "code": scale.code})
        return self.of(key)

    def put(self, scale: Scale) -> RecordId:
        """Add one of the school's own (empty id) or change it. Once there are marks it keeps how
        they are entered, and each value that one has. InvalidValueError, NotFoundError."""
        wanted = checked_scale(scale)
        self._refuse_twin(wanted)
        if not wanted.id:
            if wanted.code:
                raise NotFoundError
            record = self._work.insert("scale", _row_of(wanted))
            self._set_values(record, wanted, ())
            self._set_evaluations(record, wanted.evaluations, ())
            return record
        before = self.of(wanted.id)
        if before.code:
            reason = worded("it came with the program: change what is expected, or make your own")
            raise InvalidValueError(field="scale", reason=reason)
        if before.editor is not wanted.editor and self._values_used(wanted.id):
            reason = worded("marks were entered in it: make another scale")
            raise InvalidValueError(field="editor", reason=reason)
        self._work.update("scale", wanted.id, wanted.version, _row_of(wanted))
        self._set_values(wanted.id, wanted, before.values)
        self._set_evaluations(wanted.id, wanted.evaluations, before.evaluations)
        return wanted.id

    def evaluate(self, key: str, evaluations: tuple[Evaluation, ...]) -> RecordId:
        """What the school expects on the scale from now on: `evaluations` are all its own. One that
        came with the program stands behind them and is left as it is. InvalidValueError,
        NotFoundError."""
        scale = self.taken_up(key)
        for evaluation in evaluations:
            check_evaluation(evaluation)
        self._set_evaluations(scale.id, evaluations, scale.evaluations)
        return scale.id

    def _refuse_twin(self, wanted: Scale) -> None:
        twin = find_scale(self.all(_every()), wanted.title)
        if twin is not None and twin.id != wanted.id:
            reason = worded("there is a scale of this name already")
            raise InvalidValueError(field="title", reason=reason)

    def _values_used(self, record: str) -> set[str]:
        return set(
            self._work.select_column(
                "SELECT DISTINCT m.value FROM markbook_column c"
                " JOIN mark m ON m.markbook_column_id = c.id WHERE c.scale_id = ?",
                (record,),
            )
        )

    def _set_values(self, record: str, wanted: Scale, before: tuple[ScaleValue, ...]) -> None:
        there = {value.id: value for value in before}
        kept = {value.id for value in wanted.values if value.id}
        gone = [value for value in before if value.id not in kept]
        renamed = [
            there[value.id]
            for value in wanted.values
            if value.id in there and there[value.id].code != value.code
        ]
        used = self._values_used(record) if gone or renamed else set()
        for value in (*gone, *renamed):
            if value.code in used:
                reason = worded("marks were given with {0}: it stays").format(value.code)
                raise InvalidValueError(field="values", reason=reason)
        for value in gone:
            self._work.delete("scale_value", value.id)
        for place, value in enumerate(wanted.values, start=1):
            row = {
                "code": value.code,
                "meaning": value.meaning,
                "rank": value.rank,
                "counts": int(value.counts),
                "ends": value.until.isoformat() if value.until else None,
                "place": place,
            }
            if value.id in there:
                self._work.put("scale_value", value.id, row)
            else:
                self._work.insert("scale_value", {"scale_id": record, **row})

    def _set_evaluations(
        self, record: str, wanted: tuple[Evaluation, ...], before: tuple[Evaluation, ...]
    ) -> None:
        there = {evaluation.id: evaluation for evaluation in before if evaluation.id}
        for name in there.keys() - {evaluation.id for evaluation in wanted}:
            self._work.delete("evaluation", name, there[name].version)
        for evaluation in wanted:
            row = {
                "half_term": evaluation.half_term,
                "below_from": evaluation.below_from,
                "expected_from": evaluation.expected_from,
                "above_from": evaluation.above_from,
                "starts": evaluation.starts.isoformat() if evaluation.starts else None,
                "ends": evaluation.ends.isoformat() if evaluation.ends else None,
            }
            if not evaluation.id:
                self._work.insert("evaluation", {"scale_id": record, **row})
            elif evaluation.id not in there:
                raise NotFoundError
            elif evaluation != there[evaluation.id]:
                self._work.update("evaluation", evaluation.id, evaluation.version, row)


def _every() -> tuple[Scale, ...]:
    """Of all countries: a school keeps what it has when it moves to another law."""
    return tuple({scale.code: scale for law in LAWS.values() for scale in law.scales}.values())


def _shipped(code: str) -> Scale | None:
    return next((scale for scale in _every() if code and scale.code == code), None)


def _row_of(scale: Scale) -> dict[str, Any]:
    return {
        "title": scale.title,
        "editor": scale.editor.value,
        "lowest": scale.lowest,
        "highest": scale.highest,
        "decimals": scale.decimals,
        "is_percent": int(scale.is_percent),
        "note": scale.note,
        "ends": scale.ends.isoformat() if scale.ends else None,
    }


def _value(row: Row) -> ScaleValue:
    return ScaleValue(
        row.code,
        row.meaning or "",
        row.rank or 0,
        bool(row.counts),
        as_day(row.ends),
        RecordId(row.id or NEW),
    )
