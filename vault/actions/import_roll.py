"""Bringing in a roll: first a preview, then one step that can be undone."""

from dataclasses import dataclass
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.incoming import Problem
from vault.domain.kinds import Kind
from vault.domain.preview import ImportReport, ReadOptions, RollPreview
from vault.domain.training import Gate
from vault.errors import GroundMovedError
from vault.exchange.recognise import read_roll
from vault.platform.memory import without_collector
from vault.store.records import Records

_MISSING = "is in the vault, but not in this file of everybody; left as it is"


@dataclass(frozen=True)
class PreviewRoll(Query[RollPreview]):
    """New, changed field by field, the same, refused: nothing is written."""

    name = "import.preview"
    needs = Permission.IMPORT

    path: Path
    options: ReadOptions = ReadOptions()

    def apply(self, records: Records) -> RollPreview:
        with without_collector():
            reading = read_roll(self.path, self.options)
            plan = records.roll.plan(reading)
        return RollPreview(
            format_name=reading.format_name,
            notes=tuple(reading.notes),
            encoding=reading.encoding,
            delimiter=reading.delimiter,
            date_order=reading.date_order,
            header=reading.header,
            mapping=reading.mapping,
            new=tuple(plan.new),
            changed=tuple(plan.changed),
            same=plan.same,
            refused=tuple(p for p in reading.problems if p.refused),
            doubtful=(
                *(p for p in reading.problems if not p.refused),
                *(Problem(0, item.label, _MISSING, refused=False) for item in plan.missing),
            ),
            digest=plan.fingerprint(),
        )


@dataclass(frozen=True)
class ApplyRoll(Command[ImportReport]):
    """Plans again inside the transaction; GroundMovedError when that is not what was shown."""

    name = "import.apply"
    needs = Permission.IMPORT
    waits_for = Gate.ADMINISTRATION
    changes = frozenset({Kind.PUPIL, Kind.CLASS, Kind.STAFF, Kind.CONTACT})

    path: Path
    options: ReadOptions
    digest: str

    def apply(self, records: Records) -> ImportReport:
        with without_collector():
            reading = read_roll(self.path, self.options)
            plan = records.roll.plan(reading)
            if plan.fingerprint() != self.digest:
                raise GroundMovedError
            records.roll.apply(plan, reading.source)
        return ImportReport(
            new=len(plan.new),
            changed=len(plan.changed),
            same=plan.same,
            refused=sum(1 for p in reading.problems if p.refused),
            problems=tuple(reading.problems),
        )
