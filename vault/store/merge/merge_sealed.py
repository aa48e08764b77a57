"""Merging sealed records: each one as a whole, because a text without its author is no record."""

from vault.domain.access import Compartment
from vault.domain.ids import PupilId, RecordId
from vault.domain.merge import Clock, Outcome, Side, Value, compare, joined
from vault.domain.sealed import SealedRecord
from vault.domain.transfer import SEALED_TABLES, FieldComparison
from vault.store.files.staged import StagedLine
from vault.store.history.sync import Sync
from vault.store.school.sealed import Sealed


class SealedMerge:
    """Sealed records of a received file beside those here."""

    def __init__(self, sealed: Sealed, sync: Sync) -> None:
        self._sealed, self._sync = sealed, sync
        self._known: dict[Compartment, dict[str, tuple[SealedRecord, Clock]]] = {}
        self.to_write: list[tuple[Compartment, SealedRecord, Clock]] = []

    def knows(self, line: StagedLine) -> bool:
        """Whether the record is here."""
        return line.record in self._of(SEALED_TABLES[line.table])

    def pupil_of(self, line: StagedLine) -> str | None:
        """Whose record it is here; None when it is not here."""
        known = self._of(SEALED_TABLES[line.table]).get(line.record)
        return known[0].pupil if known is not None else None

    def add(self, line: StagedLine, values: dict[str, Value]) -> None:
        """A record that is new here."""
        self._write(line, values, joined(*line.clocks.values()))

    def compare_record(
        self, line: StagedLine, values: dict[str, Value], *, beyond: bool = False
    ) -> FieldComparison | None:
        """How both sides differ; None when nothing is to be done about it. What flows is noted
        here; a conflict, and what is beyond the sender's role, waits for `decide`."""
        mine, clock = self._of(SEALED_TABLES[line.table])[line.record]
        theirs = _record(line, values)
        own, incoming = _text(mine), _text(theirs)
        incoming_clock = joined(*line.clocks.values())
        outcome = compare(Side(own, clock), Side(incoming, incoming_clock))
        joint = joined(clock, incoming_clock)
        flows = outcome is Outcome.THEIRS and not beyond
        if flows or (outcome is Outcome.SAME and joint != clock):
            self._write(line, values, joint)
        if outcome not in (Outcome.THEIRS, Outcome.CONFLICT):
            return None
        return FieldComparison(
            field="text",
            mine=mine.text,
            theirs=theirs.text,
            mine_by=mine.author,
            mine_at=mine.written_on,
            theirs_by=theirs.author,
            theirs_at=theirs.written_on,
            is_conflict=beyond or outcome is Outcome.CONFLICT,
            is_beyond=beyond,
        )

    def decide(self, line: StagedLine, values: dict[str, Value], *, theirs: bool) -> None:
        """The decision knows of both sides, and is a change of its own."""
        compartment = SEALED_TABLES[line.table]
        mine, clock = self._of(compartment)[line.record]
        after = joined(clock, *line.clocks.values(), self._sync.dot())
        if theirs:
            self._write(line, values, after)
        else:
            self.to_write.append((compartment, mine, after))

    def _write(self, line: StagedLine, values: dict[str, Value], clock: Clock) -> None:
        self.to_write.append((SEALED_TABLES[line.table], _record(line, values), clock))

    def _of(self, compartment: Compartment) -> dict[str, tuple[SealedRecord, Clock]]:
        if compartment not in self._known:
            self._known[compartment] = self._sealed.known(compartment)
        return self._known[compartment]


def _record(line: StagedLine, values: dict[str, Value]) -> SealedRecord:
    texts = {name: str(value or "") for name, value in values.items()}
    return SealedRecord(
        id=RecordId(line.record),
        pupil=PupilId(RecordId(texts["pupil_id"])),
        author=texts.get("author", ""),
        written_on=texts.get("written_on", ""),
        category=texts.get("category", ""),
        text=texts.get("text", ""),
    )


def _text(record: SealedRecord) -> str:
    """All of it that people wrote."""
    return f"{record.author}\n{record.written_on}\n{record.category}\n{record.text}"
