"""Characteristics of pupils: which the school keeps, and those of one pupil."""

from dataclasses import dataclass, replace
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.catalogue.characteristics import (
    CHARACTERISTIC_READ,
    CHARACTERISTIC_USE_READ,
    CHARACTERISTIC_USE_WRITE,
    CHARACTERISTIC_WRITE,
)
from vault.domain.characteristics import Characteristic, CharacteristicKind, CharacteristicUse
from vault.domain.ids import PupilId, RecordId
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.characteristics import Characteristics


@dataclass(frozen=True)
class ListCharacteristicUses(Query[tuple[CharacteristicUse, ...]]):
    """Each kind, whether the school keeps it, for what, and of how many pupils."""

    name = "characteristic.uses"
    needs = CHARACTERISTIC_USE_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[CharacteristicUse, ...]:
        kept = records.of(Characteristics)
        on = {use.kind: use for use in kept.switched_on()}
        counts = kept.counts() if records.may(CHARACTERISTIC_READ) else {}
        return tuple(
            replace(on.get(kind) or CharacteristicUse(kind), kept=counts.get(kind, 0))
            for kind in CharacteristicKind
        )


@dataclass(frozen=True)
class SwitchOnCharacteristic(Command[RecordId]):
    """Begin to keep it, for this purpose; or change the purpose."""

    name = "characteristic.switch_on"
    needs = CHARACTERISTIC_USE_WRITE

    kind: CharacteristicKind
    purpose: str

    def apply(self, records: Records) -> RecordId:
        return records.of(Characteristics).switch_on(self.kind, self.purpose, date.today())


@dataclass(frozen=True)
class SwitchOffCharacteristic(Command[int]):
    """Stop keeping it, and remove what was kept of every pupil; how many that were."""

    name = "characteristic.switch_off"
    needs = CHARACTERISTIC_USE_WRITE

    kind: CharacteristicKind

    def apply(self, records: Records) -> int:
        return records.of(Characteristics).switch_off(self.kind)


@dataclass(frozen=True)
class PupilCharacteristics(Query[tuple[Characteristic, ...]]):
    """Those of one pupil that are kept and that this role may see."""

    name = "characteristic.of_pupil"
    needs = CHARACTERISTIC_READ

    pupil: PupilId

    def apply(self, records: Records) -> tuple[Characteristic, ...]:
        return records.of(Characteristics).of_pupil(self.pupil)


@dataclass(frozen=True)
class SetCharacteristic(Command[RecordId]):
    """The value by its code or its words; '' takes it away."""

    name = "characteristic.set"
    needs = CHARACTERISTIC_WRITE

    pupil: PupilId
    characteristic: Characteristic

    def apply(self, records: Records) -> RecordId:
        rule = records.of(Policies).law().characteristics[self.characteristic.kind]
        return records.of(Characteristics).set(self.pupil, self.characteristic, rule)
