"""SQL for the rules of a class's seating, with the children whom each names in rows of their
own."""

from collections import defaultdict

from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.seating import RuleKind, SeatingRule, check_rule
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today


class SeatingRules:
    """What is wanted of who sits where, for all plans of a class."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def of_class(self, class_id: ClassId) -> tuple[SeatingRule, ...]:
        """In the order in which they were made."""
        pupils: dict[str, list[PupilId]] = defaultdict(list)
        for row in self._work.select(
            "SELECT r.pupil_id, r.seating_rule_id FROM pupil_in_rule r"
            " JOIN seating_rule k ON k.id = r.seating_rule_id WHERE k.class_id = ?"
            " ORDER BY r.made, r.pupil_id",
            (class_id,),
        ):
            pupils[row.seating_rule_id].append(PupilId(RecordId(row.pupil_id)))
        rows = self._work.select(
            "SELECT id, version, kind FROM seating_rule WHERE class_id = ? AND put_away = 0"
            " ORDER BY made, id",
            (class_id,),
        )
        return tuple(
            SeatingRule(
                RecordId(row.id),
                row.version,
                class_id,
                RuleKind(row.kind),
                tuple(dict.fromkeys(pupils[row.id])),
            )
            for row in rows
        )

    def set(self, rule: SeatingRule) -> RecordId:
        """Make one (empty id) or change whom it names. InvalidValueError; NotFoundError for a class
        out of sight, or a child who is not in it."""
        check_rule(rule)
        there = self._work.select_value(
            "SELECT 1 FROM class WHERE id = ? AND ended IS NULL", (rule.class_id,)
        )
        if there is None or any(not self._is_in(p, rule.class_id) for p in rule.pupils):
            raise NotFoundError
        if rule.id:
            self._work.update("seating_rule", rule.id, rule.version, {"kind": rule.kind.value})
            record = rule.id
        else:
            record = self._work.insert(
                "seating_rule", {"class_id": rule.class_id, "kind": rule.kind.value}
            )
        self._name(record, rule.pupils)
        return record

    def put_away(self, rule: RecordId, version: int) -> None:
        """It is asked no more, and names nobody. NotFoundError; StaleRecordError."""
        self._work.update("seating_rule", rule, version, {"put_away": 1})
        self._name(rule, ())

    def _name(self, rule: RecordId, pupils: tuple[PupilId, ...]) -> None:
        stored = {
            row.pupil_id: row.id
            for row in self._work.select(
                "SELECT id, pupil_id FROM pupil_in_rule WHERE seating_rule_id = ?", (rule,)
            )
        }
        for pupil, record in stored.items():
            if pupil not in pupils:
                self._work.delete("pupil_in_rule", record)
        for pupil in pupils:
            if pupil not in stored:
                values = {"pupil_id": pupil, "seating_rule_id": rule}
                self._work.insert("pupil_in_rule", values)

    def _is_in(self, pupil: PupilId, class_id: ClassId) -> bool:
        row = self._work.select_value(
            "SELECT 1 FROM pupil p WHERE p.id = ? AND p.id IN (SELECT e.pupil_id FROM enrolment e"
            f" WHERE e.class_id = ? AND {open_today('e')})",
            (pupil, class_id),
        )
        return row is not None
