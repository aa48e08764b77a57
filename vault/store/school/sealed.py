"""Sealed records inside vault.db, and their manifest."""

import json
from dataclasses import replace

from vault.crypto.sealed_records import open_manifest, open_record, seal_manifest, seal_record
from vault.domain.access import Compartment
from vault.domain.ids import PupilId, RecordId, new_id
from vault.domain.merge import Clock, joined
from vault.domain.sealed import SealedRecord
from vault.errors import (
    NotFoundError,
    PermissionDeniedError,
    StaleRecordError,
    VaultDamagedError,
)
from vault.store.context import Context
from vault.store.database.own_change import own_change
from vault.store.database.rows import Row
from vault.store.school.concerns import Concerns

_LINKED = "linked"
"""In a box only where there is a link: older versions of the program do not know of it."""
_FIRST: Clock = {"0" * 12: 1}
"""The clock of what was never changed since it was raised: older than any change."""


class Sealed:
    """Of both compartments; which of them opens is the acting person's key to say."""

    def __init__(self, context: Context) -> None:
        self._work, self._keys, self._inside = context.work, context.keys, context.inside
        self.concerns = Concerns(context)

    def list_open(
        self, compartment: Compartment, pupil: PupilId | None
    ) -> tuple[SealedRecord, ...]:
        """Every record of the compartment (of one pupil), held against the manifest first; of
        safeguarding the concerns as well, as far as they can be read."""
        opened = self._records(compartment)
        if compartment is Compartment.SAFEGUARDING:
            opened += self.concerns.records()
        return tuple(r for r in opened if pupil is None or r.pupil == pupil)

    def _records(self, compartment: Compartment) -> list[SealedRecord]:
        self._must_hold(compartment)
        self._check_manifest(compartment)
        rows = self._work.select(
            "SELECT id, version, box FROM sealed WHERE compartment = ?", (compartment.value,)
        )
        return [
            _record(row.id, row.version, self._open(compartment, row.id, row.version, row.box))
            for row in rows
        ]

    def write(
        self, compartment: Compartment, record: SealedRecord, *, unlinks: bool = False
    ) -> RecordId:
        """Seal a record at its next version, with whom it links unless it `unlinks`.
        StaleRecordError when another was written since, NotFoundError when it is about another
        pupil. VaultDamagedError where the list does not
        agree any more: the list that is written here would let what is missing be forgotten."""
        self._must_hold(compartment)
        self._check_manifest(compartment)
        name = record.id or new_id()
        row = self._work.select_one("SELECT version, box FROM sealed WHERE id = ?", (name,))
        if (row.version if row else 0) != record.version:
            raise StaleRecordError
        if row is None:
            self._work.must_see_pupil(record.pupil)
        stands = self._open(compartment, name, row.version, row.box) if row else {}
        if stands and stands["pupil"] != record.pupil:
            raise NotFoundError
        if record.linked is not None and not stands:
            self._work.must_see_pupil(record.linked)
        before = _clock(stands) if stands else {}
        return self._write(
            compartment,
            name,
            replace(record, linked=None if unlinks else record.linked or _linked(stands)),
            joined(before, own_change(self._work, self._inside)),
        )

    def known(self, compartment: Compartment) -> dict[str, tuple[SealedRecord, Clock]]:
        """Every record by its id, and who changed it when, as merging needs it. A concern that is
        not proven is none: in another vault it would stand there like any other."""
        opened = self._records(compartment)
        if compartment is Compartment.SAFEGUARDING:
            opened += self.concerns.records(proven=True)
        known = {record.id: (record, _FIRST) for record in opened}
        rows = self._work.select(
            "SELECT id, version, box FROM sealed WHERE compartment = ?", (compartment.value,)
        )
        for row in rows:
            content = self._open(compartment, row.id, row.version, row.box)
            known[row.id] = (_record(row.id, row.version, content), _clock(content))
        return {str(name): entry for name, entry in known.items()}

    def write_merged(self, compartment: Compartment, record: SealedRecord, clock: Clock) -> None:
        """A record as a merge leaves it; a concern of the drop box becomes a record by it. Whom it
        links is known here alone: no sealed file tells of another child than those it is about."""
        self._must_hold(compartment)
        row = self._work.select_one("SELECT version, box FROM sealed WHERE id = ?", (record.id,))
        stands = self._open(compartment, record.id, _version(row), row.box) if row else {}
        record = replace(record, linked=_linked(stands))
        if compartment is Compartment.SAFEGUARDING:
            sql = "DELETE FROM main.concern WHERE id = ?"
            if self._work.execute(sql, (record.id,)).rowcount:
                self.concerns.took_out([record.id])
        self._write(compartment, record.id, record, clock)

    def _write(
        self, compartment: Compartment, name: str, record: SealedRecord, clock: Clock
    ) -> RecordId:
        row = self._work.select_one("SELECT version FROM sealed WHERE id = ?", (name,))
        version = _version(row)
        generation = self._keys.generation(compartment)
        box = seal_record(
            self._keys.secret(compartment),
            {**_content(record), "clock": json.dumps(clock)},
            (self._keys.vault_id, compartment.value, generation, version + 1, name),
        )
        self._work.execute(
            "INSERT INTO main.sealed (id, compartment, generation, version, box)"
            " VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET generation = excluded.generation,"
            " version = excluded.version, box = excluded.box",
            (name, compartment.value, generation, version + 1, box),
        )
        self.write_manifest(compartment)
        return RecordId(name)

    def count_of(self, compartment: Compartment, pupil: str) -> int:
        """How many records of the compartment are about the pupil."""
        return sum(1 for record in self.list_open(compartment, None) if record.pupil == pupil)

    def drop_of(self, compartment: Compartment, pupils: frozenset[str]) -> int:
        """Take out what is about these pupils; fresh lists say what is left."""
        gone = [r for r in self.list_open(compartment, None) if r.pupil in pupils]
        raised: list[str] = []
        with self._inside() as token:
            for record in gone:
                self._work.execute(f"{token} DELETE FROM main.sealed WHERE id = ?", (record.id,))
                dropped = self._work.execute(
                    f"{token} DELETE FROM main.concern WHERE id = ?", (record.id,)
                ).rowcount
                raised += [record.id] * dropped
        if gone:
            self.write_manifest(compartment)
        self.concerns.took_out(raised)
        self._let_go(compartment, pupils)
        return len(gone)

    def _let_go(self, compartment: Compartment, pupils: frozenset[str]) -> None:
        """What is left about others links none of these any more."""
        rows = self._work.select(
            "SELECT id, version, box FROM sealed WHERE compartment = ?", (compartment.value,)
        )
        for row in rows:
            content = self._open(compartment, row.id, row.version, row.box)
            if _linked(content) in pupils:
                record = _record(row.id, row.version, content)
                self._write(compartment, row.id, replace(record, linked=None), _clock(content))

    def _open(
        self, compartment: Compartment, name: str, version: int, box: bytes | None
    ) -> dict[str, str]:
        return open_record(
            self._keys.secret(compartment),
            box,
            (
                self._keys.vault_id,
                compartment.value,
                self._keys.generation(compartment),
                version,
                name,
            ),
        )

    def _exists(self, compartment: Compartment) -> dict[str, int]:
        rows = self._work.select(
            "SELECT id, version FROM sealed WHERE compartment = ?", (compartment.value,)
        )
        return {row.id: row.version for row in rows}

    def counts(self) -> dict[str, int]:
        """How many sealed records there are of each kind; that much anybody with the vault key
        can count."""
        rows = self._work.select(
            "SELECT compartment, count(*) AS number FROM sealed GROUP BY compartment"
        )
        counts = {row.compartment: row.number for row in rows}
        concerns = self._work.select_value("SELECT count(*) FROM concern")
        return {
            Compartment.HEALTH.value: counts.get(Compartment.HEALTH.value, 0),
            Compartment.SAFEGUARDING.value: counts.get(Compartment.SAFEGUARDING.value, 0),
            "concern": concerns,
        }

    def write_manifest(self, compartment: Compartment) -> None:
        """The list of what exists at which version, in the same transaction as what changed it."""
        row = self._work.select_one(
            "SELECT version FROM sealed_manifest WHERE compartment = ?", (compartment.value,)
        )
        version = _version(row) + 1
        generation = self._keys.generation(compartment)
        box = seal_manifest(
            self._keys.secret(compartment),
            self._exists(compartment),
            (self._keys.vault_id, compartment.value, generation, version),
        )
        self._work.execute(
            "INSERT INTO main.sealed_manifest (compartment, generation, version, box)"
            " VALUES (?, ?, ?, ?) ON CONFLICT (compartment) DO UPDATE"
            " SET generation = excluded.generation, version = excluded.version,"
            " box = excluded.box",
            (compartment.value, generation, version, box),
        )

    def _check_manifest(self, compartment: Compartment) -> None:
        """VaultDamagedError when a sealed record was deleted or rolled back behind our back."""
        row = self._work.select_one(
            "SELECT version, box FROM sealed_manifest WHERE compartment = ?",
            (compartment.value,),
        )
        present = self._exists(compartment)
        if row is None:
            if present:
                raise VaultDamagedError(file="vault.db")
            return
        listed = open_manifest(
            self._keys.secret(compartment),
            row.box,
            (
                self._keys.vault_id,
                compartment.value,
                self._keys.generation(compartment),
                row.version,
            ),
        )
        if listed != present:
            raise VaultDamagedError(file="vault.db")

    def _must_hold(self, compartment: Compartment) -> None:
        if not self._keys.holds(compartment):
            raise PermissionDeniedError


def _version(row: Row | None) -> int:
    """Where it stands, 0 for what is not there; VaultDamagedError for what is no number."""
    if row is None:
        return 0
    if row.version is None:
        raise VaultDamagedError(file="vault.db")
    return int(row.version)


def _clock(content: dict[str, str]) -> Clock:
    clock: Clock = json.loads(content.get("clock", "{}"))
    return clock or _FIRST


def _content(record: SealedRecord) -> dict[str, str]:
    return {
        "pupil": record.pupil,
        "author": record.author,
        "written_on": record.written_on,
        "category": record.category,
        "text": record.text,
        **({_LINKED: record.linked} if record.linked else {}),
    }


def _linked(content: dict[str, str]) -> PupilId | None:
    return PupilId(RecordId(content[_LINKED])) if content.get(_LINKED) else None


def _record(name: str, version: int, content: dict[str, str]) -> SealedRecord:
    return SealedRecord(
        id=RecordId(name),
        pupil=PupilId(RecordId(content["pupil"])),
        author=content["author"],
        written_on=content["written_on"],
        category=content["category"],
        text=content["text"],
        version=version,
        linked=_linked(content),
    )
