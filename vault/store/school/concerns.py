"""The drop box for concerns: one box at a time, held against the audit trail and the lead's list.

Anybody who opens the vault can write into the file of the drop box, with a SQLCipher of their own.
So each box is signed inside, its mark stands in the signed entry of raising it, and what a
safeguarding lead has read or taken out stands in a list under the safeguarding key. What was taken
away, forged, moved or laid there shows as a row of its own, and hides no other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from vault.crypto.concerns import LARGEST, OTHERS, ConcernBox, open_concern, seal_concern
from vault.crypto.sealed_records import open_manifest, seal_manifest
from vault.domain.access import Compartment
from vault.domain.concerns import MOST_CHILDREN, PROVEN, Concern, ConcernsWaiting, Standing
from vault.domain.ids import PupilId, RecordId, new_id
from vault.domain.sealed import SealedRecord
from vault.errors import InvalidValueError, NobodyKeepsError, NotFoundError, VaultDamagedError
from vault.store.context import Context
from vault.store.school.concern_marks import Mark, Marks, read_marks

LIST = "concern"
"""The name of the lead's list among the lists of what exists (`sealed_manifest`)."""
_OLDER, _READ, _TAKEN, _CLOSED = 1, 2, 4, 8
"""Flags in it: stood here when the list was begun; was read; was taken out by a lead's session; was
closed. Versions that do not know a flag keep it."""
_NOT_PROVEN = "{0} (not proven)"


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the boxes of one reading are held against; `has_list` False: it was never begun."""

    marks: Marks
    listed: dict[str, int]
    has_list: bool
    unsigned: int


class Concerns:
    """`inside` lifts the fence for the trail; the drop box itself anybody may add to."""

    def __init__(self, context: Context) -> None:
        self._work, self._keys, self._inside = context.work, context.keys, context.inside

    def drop(self, record: SealedRecord) -> tuple[RecordId, str]:
        """Seal to the safeguarding public key, signed by the acting profile; nobody here can open
        it again. Its new id, and its mark for the trail. NotFoundError when it is about nobody,
        InvalidValueError for a text that would be too long to be opened. NobodyKeepsError when the
        vault has no safeguarding lead."""
        public = self._keys.public(Compartment.SAFEGUARDING)
        if public is None:
            raise NobodyKeepsError
        for pupil in (record.pupil, *record.others):
            self._must_be_here(pupil)
        name, mine = new_id(), self._keys.profile
        content = {
            "pupil": record.pupil,
            "author": mine.name,
            "written_on": record.written_on,
            "category": record.category,
            "text": _whole_characters(record.text),
            **({OTHERS: " ".join(record.others)} if record.others else {}),
        }
        box, mark = seal_concern(
            public, content, (self._keys.vault_id, name, mine.id), self._keys.sign_raw
        )
        if len(box) > LARGEST:
            raise InvalidValueError(field="text", reason="it is too long for one concern")
        self._work.execute(
            "INSERT INTO main.concern (id, generation, box) VALUES (?, ?, ?)",
            (name, self._keys.generation(Compartment.SAFEGUARDING), box),
        )
        return name, mark

    def _must_be_here(self, pupil: PupilId) -> None:
        """Classes do not matter here: everybody who sees something may raise it."""
        with self._inside() as token:
            sql = f"{token} SELECT 1 FROM main.pupil WHERE id = ?"
            if self._work.select_value(sql, (pupil,)) is None:
                raise NotFoundError

    def all(self) -> tuple[Concern, ...]:
        """Every concern that is there or should be, the newest first; needs the safeguarding
        key. Whatever is wrong with one of them says so in its own row."""
        secret = self._keys.secret(Compartment.SAFEGUARDING)
        opened = self._opened_boxes(secret)
        evidence = self._evidence(opened.values())
        concerns = [self._concern(name, box, evidence) for name, box in opened.items()]
        concerns += [self._missing(name, evidence) for name in sorted(_gone(opened, evidence))]
        return tuple(sorted(concerns, key=_when, reverse=True))

    def records(self, *, proven: bool = False) -> list[SealedRecord]:
        """What can be read; with `proven` only what is signed or from before signatures."""
        return [
            concern.record
            for concern in self.all()
            if concern.record is not None and (concern.is_proven or not proven)
        ]

    def waiting(self) -> ConcernsWaiting:
        """The unread concerns, for the notice at unlock."""
        rows = self.all()
        new = [concern for concern in rows if concern.is_new and concern.is_proven]
        since = min(
            (concern.raised_at for concern in new if concern.raised_at is not None), default=None
        )
        doubtful = sum(1 for concern in rows if concern.is_new and not concern.is_proven)
        return ConcernsWaiting(len(new), since, doubtful)

    def mark_read(self, concern: str) -> None:
        """Note in the lead's list that it was read; NotFoundError."""
        if all(known.id != concern for known in self.all()):
            raise NotFoundError
        listed, _ = self._listed()
        self._write_list({**listed, concern: listed.get(concern, 0) | _READ})

    def close(self, concern: str) -> SealedRecord:
        """Note that it was read and closed, and give its record. NotFoundError for one that is
        not proven: what is missing or was laid here is for the data lead to look into."""
        record = self.proven(concern)
        listed, _ = self._listed()
        self._write_list({**listed, concern: listed.get(concern, 0) | _READ | _CLOSED})
        return record

    def reopen(self, concern: str) -> SealedRecord:
        """The inverse, and its record; NotFoundError."""
        record = self.proven(concern)
        listed, _ = self._listed()
        self._write_list({**listed, concern: listed.get(concern, 0) & ~_CLOSED})
        return record

    def proven(self, concern: str) -> SealedRecord:
        """The record of a concern that is signed and known to the trail; NotFoundError."""
        for known in self.all():
            if known.id == concern and known.is_proven and known.record is not None:
                return known.record
        raise NotFoundError

    def took_out(self, concerns: Iterable[str]) -> None:
        """Note that a lead's session took these out of the drop box: they are not missing."""
        listed, _ = self._listed()
        taken = {name: listed.get(name, 0) | _TAKEN for name in concerns}
        if taken:
            self._write_list({**listed, **taken})

    def restore(self, concerns: Iterable[str]) -> None:
        """Note that these stand in the drop box again."""
        listed, _ = self._listed()
        back = {name: listed.get(name, 0) & ~_TAKEN for name in concerns}
        if back:
            self._write_list({**listed, **back})

    def older_not_listed(self) -> list[str]:
        """Unsigned concerns while there is no list, as far as the trail knows of so many raised
        without a mark."""
        secret = self._keys.secret(Compartment.SAFEGUARDING)
        if self._listed()[1]:
            return []
        opened = self._opened_boxes(secret)
        older = [name for name, box in opened.items() if box is not None and not box.profile]
        return older if older and len(older) <= self._evidence(opened.values()).marks.older else []

    def _opened_boxes(self, secret: bytes) -> dict[str, ConcernBox | None]:
        """By id, whatever lies in its place: one that is no text would keep all from being read."""
        rows = self._work.select("SELECT hex(id) AS id, box FROM concern")
        return {
            bytes.fromhex(row.id).decode("utf-8", "backslashreplace"): _opened(secret, row.box)
            for row in rows
        }

    def begin_list(self, older: Iterable[str]) -> None:
        """With what was raised before signatures were kept: nothing that comes later is."""
        self._write_list(dict.fromkeys(older, _OLDER))

    def _evidence(self, boxes: Iterable[ConcernBox | None]) -> _Evidence:
        unsigned = sum(1 for box in boxes if box is not None and not box.profile)
        marks = read_marks(self._work.connection, self._inside, self._keys)
        return _Evidence(marks, *self._listed(), unsigned)

    def _concern(self, name: str, box: ConcernBox | None, evidence: _Evidence) -> Concern:
        mark = evidence.marks.of.get(name)
        standing = self._standing(name, box, mark, evidence)
        by = self._by(box, mark, standing)
        record = None
        if box is not None and standing is not Standing.UNREADABLE:
            author = by if standing in PROVEN else _NOT_PROVEN.format(box.content["author"])
            record = _record(name, box, author)
        return Concern(
            id=RecordId(name),
            standing=standing,
            raised_at=mark.raised_at if mark is not None else None,
            by=by,
            record=record,
            is_new=not evidence.listed.get(name, 0) & _READ,
            is_closed=bool(evidence.listed.get(name, 0) & _CLOSED),
        )

    def _standing(
        self, name: str, box: ConcernBox | None, mark: Mark | None, evidence: _Evidence
    ) -> Standing:
        if box is None or (box.vault, box.concern) != (self._keys.vault_id, name):
            return Standing.UNREADABLE
        if not box.profile:
            return self._standing_unsigned(name, mark, evidence)
        if not box.is_signed_by(self._keys.verify_keys.get(box.profile, ())):
            return Standing.NOT_SIGNED
        if mark is None:
            return Standing.NOT_RAISED
        is_same = (mark.profile, mark.mark) == (box.profile, box.mark)
        return Standing.SIGNED if is_same else Standing.NOT_SIGNED

    @staticmethod
    def _standing_unsigned(name: str, mark: Mark | None, evidence: _Evidence) -> Standing:
        """From before signatures, if the lead's list has it; and while there is no list, if the
        trail knows of so many raised without a mark."""
        is_listed = bool(evidence.listed.get(name, 0) & _OLDER)
        may_be = not evidence.has_list and evidence.unsigned <= evidence.marks.older
        if mark is None and (is_listed or may_be):
            return Standing.BEFORE_SIGNATURES
        return Standing.NOT_SIGNED

    def _by(self, box: ConcernBox | None, mark: Mark | None, standing: Standing) -> str:
        if standing is Standing.SIGNED and box is not None:
            return self._keys.name_of(box.profile)
        if standing is Standing.BEFORE_SIGNATURES and box is not None:
            return box.content["author"]
        return self._keys.name_of(mark.profile) if mark is not None else ""

    def _missing(self, name: str, evidence: _Evidence) -> Concern:
        mark = evidence.marks.of.get(name)
        return Concern(
            id=RecordId(name),
            standing=Standing.MISSING,
            raised_at=mark.raised_at if mark is not None else None,
            by=self._keys.name_of(mark.profile) if mark is not None else "",
            record=None,
            is_new=not evidence.listed.get(name, 0) & _READ,
        )

    def _listed(self) -> tuple[dict[str, int], bool]:
        """The lead's list, and whether there is one. One that does not open counts as empty: all
        then shows as not read, and what a lead took out as missing."""
        row = self._work.select_one(
            "SELECT version, box FROM sealed_manifest WHERE compartment = ?", (LIST,)
        )
        if row is None:
            return {}, False
        try:
            return open_manifest(self._secret(), row.box, self._bound(row.version)), True
        except VaultDamagedError:
            return {}, True

    def _write_list(self, listed: dict[str, int]) -> None:
        present = self._work.select_value(
            "SELECT version FROM sealed_manifest WHERE compartment = ?", (LIST,)
        )
        # A number that is none any more, or so high that none comes after it, begins anew.
        version = (present or 0) + 1
        self._work.execute(
            "INSERT INTO main.sealed_manifest (compartment, generation, version, box)"
            " VALUES (?, ?, ?, ?) ON CONFLICT (compartment) DO UPDATE"
            " SET generation = excluded.generation, version = excluded.version,"
            " box = excluded.box",
            (
                LIST,
                self._keys.generation(Compartment.SAFEGUARDING),
                version,
                seal_manifest(self._secret(), listed, self._bound(version)),
            ),
        )

    def _secret(self) -> bytes:
        return self._keys.secret(Compartment.SAFEGUARDING)

    def _bound(self, version: int) -> tuple[str | int, ...]:
        generation = self._keys.generation(Compartment.SAFEGUARDING)
        return (self._keys.vault_id, LIST, generation, version)


def _whole_characters(text: str) -> str:
    """Half a character, as a broken paste leaves one, could be sealed and never opened."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _opened(secret: bytes, box: bytes | None) -> ConcernBox | None:
    try:
        return open_concern(secret, box) if box is not None else None
    except VaultDamagedError:
        return None


def _gone(opened: dict[str, ConcernBox | None], evidence: _Evidence) -> set[str]:
    expected = set(evidence.marks.of) | set(evidence.listed)
    return {n for n in expected - set(opened) if not evidence.listed.get(n, 0) & _TAKEN}


def _when(concern: Concern) -> tuple[bool, float, str]:
    raised: datetime | None = concern.raised_at
    written = concern.record.written_on if concern.record is not None else ""
    return concern.is_new, raised.timestamp() if raised is not None else 0.0, written


def _record(name: str, box: ConcernBox, author: str) -> SealedRecord:
    return SealedRecord(
        id=RecordId(name),
        pupil=PupilId(RecordId(box.content["pupil"])),
        author=author,
        written_on=box.content["written_on"],
        category=box.content["category"],
        text=box.content["text"],
        version=1,
        others=_others(box),
    )


def _others(box: ConcernBox) -> tuple[PupilId, ...]:
    ids = box.content.get(OTHERS, "").split()[:MOST_CHILDREN]
    return tuple(PupilId(RecordId(pupil)) for pupil in ids)
