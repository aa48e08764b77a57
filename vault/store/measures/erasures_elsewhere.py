"""Erasures received from other copies of this vault, and the sending of our own.

A copy from before an erasure does not know of it. This machine's note and the backups around may;
what they say counts only under a signature of the root key that this person's slot has pinned, or
of one that came after it. Even then nothing is done by itself: a data lead is asked, name by name,
and until then nobody else opens the copy.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from vault.crypto.erasures import (
    ErasureList,
    SignedErasure,
    mark_of,
    parse_erasures,
    sign_erasure,
)
from vault.domain.access import Compartment
from vault.domain.moments import moment
from vault.platform.erased_notes import read_erased, write_erased
from vault.store.context import OpenParts
from vault.store.database.fence import Fence
from vault.store.database.rows import all_rows, column
from vault.store.database.work import Work, no_report
from vault.store.files.restored import received_erasures


@dataclass(frozen=True, slots=True)
class ReceivedErasure:
    """A pupil of this copy who was erased in another; `by` is a profile's id."""

    pupil: str
    at: str
    by: str


@dataclass(frozen=True)
class ErasuresElsewhere:
    """Of one open vault."""

    vault: OpenParts

    def import_received(self) -> int:
        """At an unlock: keep what was received and is valid. How many pupils wait for an answer."""
        received = self._note().joined(parse_erasures(received_erasures(self.vault.folder)))
        roll = self._roll_of(received)
        believed = self._believed(received.only(frozenset(roll)))
        if believed:
            chain = json.dumps(ErasureList((), received.successions).out())
            with self.vault.transactions.unit("erasure.told", no_report, writes=False):
                for erasure in believed:
                    self._keep_received(roll[erasure.mark], erasure, chain)
        return len(self.waiting())

    def waiting(self) -> tuple[ReceivedErasure, ...]:
        """What nobody has answered yet, each pupil once. Signatures are checked anew: a row could
        have been written by somebody with the vault key and a SQLCipher of their own."""
        with self.vault.fence.inside() as token:
            rows = all_rows(
                self.vault.connection.execute(
                    f"{token} SELECT t.pupil, t.at, t.by_profile, t.root, t.signature, t.chain"
                    " FROM main.erasure_told t JOIN main.pupil p ON p.id = t.pupil"
                    " WHERE t.kept_at = '' ORDER BY t.at"
                )
            )
        waiting = {}
        for row in rows:
            mark = mark_of(self.vault.keys.vault_id, row.pupil)
            told = [mark, row.at, row.by_profile, row.root, row.signature]
            if self._believed(parse_erasures({**_object(row.chain), "erased": [told]})):
                waiting[row.pupil] = ReceivedErasure(row.pupil, row.at, row.by_profile)
        return tuple(waiting.values())

    def keep(self, pupil: str) -> None:
        """The answer was no: the pupil stays in this copy, and is not asked about again."""
        with self.vault.fence.inside() as token:
            self.vault.connection.execute(
                f"{token} UPDATE main.erasure_told SET kept_by = ?, kept_at = ?"
                " WHERE pupil = ? AND kept_at = ''",
                (str(self.vault.keys.profile.id), datetime.now(UTC).isoformat(), pupil),
            )

    def sign_own(self) -> None:
        """Erasures that the root key of today has not signed: from before they were signed at all,
        and from before a re-key. Whose pupil is there was not erased, whatever a row says."""
        if not self.vault.keys.holds(Compartment.ROOT):
            return
        seed = self.vault.keys.secret(Compartment.ROOT)
        with self.vault.fence.inside() as token:
            rows = all_rows(
                self.vault.connection.execute(
                    f"{token} SELECT g.id, g.at, g.by_profile, coalesce(e.at, '') AS first_at,"
                    " coalesce(e.by_profile, '') AS first_by FROM main.erased g"
                    " LEFT JOIN main.erasure e ON e.pupil = g.id"
                    " LEFT JOIN main.pupil p ON p.id = g.id"
                    " WHERE g.root <> ? AND p.id IS NULL",
                    (self._root.hex(),),
                )
            )
        if not rows:
            return
        with self.vault.transactions.unit("erasure.signed", no_report, writes=False) as work:
            for row in rows:
                at, by = row.at or row.first_at, row.by_profile or row.first_by
                erasure = sign_erasure(seed, self.vault.keys.vault_id, row.id, at, by)
                write_signature(work, self.vault.fence, row.id, erasure)

    def note(self) -> None:
        """Let this machine remember what this vault knows of."""
        vault = self.vault.keys.vault_id
        received = parse_erasures(received_erasures(self.vault.folder))
        believed = ErasureList(self._believed(received), received.successions)
        ours = ErasureList(self._own(), self.vault.keyring.text.successions)
        if ours.erasures or believed.erasures:
            write_erased(vault, ours.joined(believed).joined(self._note()).out())

    def known(self) -> ErasureList:
        """What this machine knows and what holds: a backup takes it along."""
        noted = self._note()
        return ErasureList(self._believed(noted), noted.successions)

    @property
    def _root(self) -> bytes:
        return self.vault.keyring.text.root_after(self.vault.keys.pinned_root)

    def _note(self) -> ErasureList:
        return parse_erasures(read_erased(self.vault.keys.vault_id))

    def _believed(self, received: ErasureList) -> tuple[SignedErasure, ...]:
        return received.believed(self.vault.keys.vault_id, self._root) if received.erasures else ()

    def _roll_of(self, received: ErasureList) -> dict[str, str]:
        """Pupils of this copy who are among those told and not answered, by their marks. Most
        unlocks find nothing told that this vault did not do itself, and do not go through the
        roll."""
        vault = self.vault.keys.vault_id
        with self.vault.fence.inside() as token:
            erased = column(self.vault.connection.execute(f"{token} SELECT id FROM main.erased"))
            told = all_rows(
                self.vault.connection.execute(f"{token} SELECT pupil, at FROM main.erasure_told")
            )
        own = {mark_of(vault, pupil) for pupil in erased}
        answered = {(mark_of(vault, row.pupil), row.at) for row in told}
        new = {
            e.mark
            for e in received.erasures
            if e.mark not in own and (e.mark, e.at) not in answered
        }
        if not new:
            return {}
        with self.vault.fence.inside() as token:
            rows = column(self.vault.connection.execute(f"{token} SELECT id FROM main.pupil"))
        marks = ((mark_of(vault, pupil), pupil) for pupil in rows)
        return {mark: pupil for mark, pupil in marks if mark in new}

    def _keep_received(self, pupil: str, erasure: SignedErasure, chain: str) -> None:
        with self.vault.fence.inside() as token:
            self.vault.connection.execute(
                f"{token} INSERT INTO main.erasure_told"
                " (pupil, at, by_profile, root, signature, chain) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (pupil, at) DO NOTHING",
                (pupil, erasure.at, erasure.by, erasure.root.hex(), erasure.signature.hex(), chain),
            )

    def _own(self) -> tuple[SignedErasure, ...]:
        vault = self.vault.keys.vault_id
        with self.vault.fence.inside() as token:
            rows = all_rows(
                self.vault.connection.execute(
                    f"{token} SELECT id, at, by_profile, root, signature FROM main.erased"
                    " WHERE signature <> ''"
                )
            )
        erased = [
            [mark_of(vault, row.id), row.at, row.by_profile, row.root, row.signature]
            for row in rows
        ]
        return parse_erasures({"erased": erased}).erasures


def write_signature(work: Work, fence: Fence, pupil: str, erasure: SignedErasure) -> None:
    """Beside the id of who was erased."""
    with fence.inside() as token:
        work.execute(
            f"{token} UPDATE main.erased SET at = ?, by_profile = ?, root = ?, signature = ?"
            " WHERE id = ?",
            (erasure.at, erasure.by, erasure.root.hex(), erasure.signature.hex(), pupil),
        )


def instant_of(text: str) -> datetime | None:
    """When an erasure was, as far as it is known."""
    try:
        return moment(text)
    except ValueError:
        return None


def _object(text: str) -> dict[str, object]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}
