"""SQL for characteristics of pupils, and for which of them the school keeps."""

from datetime import date

from vault.domain.characteristics import (
    Characteristic,
    CharacteristicKind,
    CharacteristicRule,
    CharacteristicUse,
    checked_purpose,
)
from vault.domain.ids import NEW, PupilId, RecordId
from vault.errors import InvalidValueError
from vault.store.context import Context
from vault.store.database.rows import as_day


class Characteristics:
    """Nothing is written of what the school has not switched on."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def switched_on(self) -> tuple[CharacteristicUse, ...]:
        """Those that the school keeps."""
        rows = self._work.select("SELECT id, version, kind, purpose, since FROM characteristic_use")
        uses = {
            row.kind: CharacteristicUse(
                CharacteristicKind(row.kind),
                RecordId(row.id),
                row.version,
                row.purpose,
                as_day(row.since),
            )
            for row in rows
        }
        return tuple(uses[kind] for kind in CharacteristicKind if kind in uses)

    def counts(self) -> dict[str, int]:
        """How many pupils in sight have a value, by kind."""
        rows = self._work.select(
            "SELECT kind, count(*) AS number FROM characteristic GROUP BY kind"
        )
        return {row.kind: row.number for row in rows}

    def switch_on(self, kind: CharacteristicKind, purpose: str, today: date) -> RecordId:
        """For this purpose, or for this one from now on if it is on already. InvalidValueError for
        no purpose."""
        text = checked_purpose(purpose)
        use = self._use(kind)
        if use.is_on:
            self._work.update("characteristic_use", use.id, use.version, {"purpose": text})
            return use.id
        values = {"kind": kind.value, "purpose": text, "since": today.isoformat()}
        return self._work.insert("characteristic_use", values)

    def switch_off(self, kind: CharacteristicKind) -> int:
        """And remove what was kept of every pupil: what is not needed is not kept. How many rows
        went."""
        use = self._use(kind)
        records = self._work.select_column(
            "SELECT id FROM characteristic WHERE kind = ?", (kind.value,)
        )
        for record in records:
            self._work.delete("characteristic", record)
        if use.is_on:
            self._work.delete("characteristic_use", use.id)
        return len(records)

    def of_pupil(self, pupil: PupilId) -> tuple[Characteristic, ...]:
        """Those that the acting profile may see. NotFoundError for a pupil out of sight."""
        self._work.must_see_pupil(pupil)
        rows = self._work.select(
            "SELECT id, version, kind, value FROM characteristic WHERE pupil_id = ?", (pupil,)
        )
        found = {row.kind: row for row in rows}
        return tuple(
            Characteristic(kind, row.value, RecordId(row.id), row.version)
            for kind in CharacteristicKind
            if (row := found.get(kind)) is not None
        )

    def set(self, pupil: PupilId, wanted: Characteristic, rule: CharacteristicRule) -> RecordId:
        """'' takes it away. InvalidValueError for a value that is none, and for what is switched
        off; NotFoundError; StaleRecordError where somebody was quicker."""
        self._work.must_see_pupil(pupil)
        if not self._use(wanted.kind).is_on:
            reason = "the school does not keep this; the data lead can switch it on"
            raise InvalidValueError(field="value", reason=reason)
        value = rule.value_of(wanted.value)
        present = self._work.select_one(
            "SELECT id, version FROM characteristic WHERE pupil_id = ? AND kind = ?",
            (pupil, wanted.kind.value),
        )
        if present is None:
            if not value:
                return NEW
            values = {"pupil_id": pupil, "kind": wanted.kind.value, "value": value}
            return self._work.insert("characteristic", values)
        if not value:
            self._work.delete("characteristic", present.id, wanted.version)
            return NEW
        self._work.update("characteristic", present.id, wanted.version, {"value": value})
        return RecordId(present.id)

    def _use(self, kind: CharacteristicKind) -> CharacteristicUse:
        on = (use for use in self.switched_on() if use.kind is kind)
        return next(on, CharacteristicUse(kind))
