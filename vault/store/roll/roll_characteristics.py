"""Which of a child's characteristics a file brings: those that the school keeps, and no other."""

from collections.abc import Iterator
from functools import cached_property

from vault.domain.english.wording import worded
from vault.domain.incoming import IncomingCharacteristic, Problem, Reading
from vault.store.roll.roll_records import FileRecords
from vault.store.roll.roll_snapshot import Snapshot, label_of

TABLE = "characteristic"


class CharacteristicMatcher:
    """By the child and the kind: a child has one of each at most."""

    def __init__(self, reading: Reading, snapshot: Snapshot, records: FileRecords) -> None:
        self._reading, self._snapshot, self._records = reading, snapshot, records

    def wanted(self) -> Iterator[tuple[IncomingCharacteristic, str]]:
        """With whose they are; what hangs on a row that stays out stays out with it. The last line
        about a child counts."""
        of: dict[tuple[str, str], IncomingCharacteristic] = {}
        for one in self._reading.characteristics if self._snapshot.kept else ():
            if one.kind not in self._snapshot.kept:
                continue
            owner = self._records.find("pupil", one.pupil)
            if owner is not None:
                of[owner, one.kind] = one
        for (owner, _), one in of.items():
            yield one, owner

    def unknown(self) -> Iterator[Problem]:
        """What is no value of a kind that the school keeps."""
        for one in self._reading.unknown_values:
            if one.kind in self._snapshot.kept:
                yield one.problem

    def left_out(self) -> str:
        """What the file has of kinds that the school does not keep, in words; '' for nothing."""
        reading, kept = self._reading, self._snapshot.kept
        titles = {one.title: None for one in reading.characteristics if one.kind not in kept}
        titles |= {one.title: None for one in reading.unknown_values if one.kind not in kept}
        if not titles:
            return ""
        words = worded("Left out, because your school does not keep it: {0}.")
        return words.format(", ".join(titles))

    def label(self, one: IncomingCharacteristic, owner: str) -> str:
        """'Ash, Ann: SEN status'; a child who is here is called as everywhere here."""
        row = self._snapshot.rows["pupil"].get(owner)
        name = label_of("pupil", row) if row else self._called.get(one.pupil, "")
        return f"{name}: {one.title}" if name else one.title

    def match(self, one: IncomingCharacteristic, owner: str) -> str | None:
        """The row that is there, or None for a new one."""
        return self._known.get((owner, one.kind))

    def was_removed(self, key: str) -> bool:
        """Whether somebody removed by hand what an earlier file brought."""
        record = self._snapshot.links.get((TABLE, key))
        if record is None or record in self._snapshot.rows[TABLE]:
            return False
        return bool(self._snapshot.hands.removed(TABLE, record))

    @cached_property
    def _called(self) -> dict[str, str]:
        return {one.key: label_of("pupil", dict(one.values)) for one in self._reading.pupils}

    @cached_property
    def _known(self) -> dict[tuple[str, str], str]:
        rows = self._snapshot.rows[TABLE]
        return {(row["pupil_id"], row["kind"]): record for record, row in rows.items()}
