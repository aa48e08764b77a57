"""What its author is still writing, sealed to the author's own key.

In the table stand a keyed hash of the place, the record (because an erasure takes drafts about the
pupil with it) and the box. Where even the record is hidden, the erasure reaches the draft when its
author next unlocks.
"""

import json

from vault.crypto.padding import pad, unpad
from vault.crypto.primitives import BoxDoesNotOpenError, mac, open_from, seal_to, subkey
from vault.domain.moments import moment
from vault.domain.people import Draft
from vault.store.context import Context, OpenParts
from vault.store.database.work import no_report

_SEALED = "sealed:"


class Drafts:
    """One's own; nobody else's can be reached."""

    def __init__(self, context: Context) -> None:
        self._work, self._keys = context.work, context.keys

    def save(self, page: str, record: str, body: str, *, hides_record: bool = False) -> None:
        """In place of what was kept of this place; an empty body drops it."""
        # The third is how versions up to 0.1 wrote it: in plain words.
        places = [(self._place(page, record), r) for r in {record, ""}] + [(page, record)]
        for key in places:
            self._work.execute("DELETE FROM my_draft WHERE page = ? AND record = ?", key)
        if body:
            content = json.dumps({"page": page, "record": record, "body": body}).encode()
            box = _SEALED + seal_to(self._keys.own_public, pad(content)).hex()
            self._work.execute(
                "INSERT INTO my_draft (page, record, body, at) VALUES (?, ?, ?, ?)",
                (places[0][0], "" if hides_record else record, box, self._work.now),
            )

    def mine(self) -> tuple[Draft, ...]:
        """The newest first; what an older key sealed is not among them."""
        return tuple(draft for _, draft in self._opened() if draft is not None)

    def about(self, erased: frozenset[str]) -> list[tuple[str, str]]:
        """Places, as they stand in the table, of drafts that name one of these ids, and of those
        that open no more."""
        return [
            key
            for key, draft in self._opened()
            if draft is None
            or draft.record in erased
            or any(record_id in draft.body or record_id in draft.page for record_id in erased)
        ]

    def drop(self, keys: list[tuple[str, str]]) -> None:
        """By page and record; those that are gone already are passed over."""
        for key in keys:
            self._work.execute("DELETE FROM my_draft WHERE page = ? AND record = ?", key)

    def _opened(self) -> list[tuple[tuple[str, str], Draft | None]]:
        rows = self._work.select("SELECT page, record, body, at FROM my_draft ORDER BY at DESC")
        return [
            ((row.page, row.record), self._draft(row.page, row.record, row.body, row.at))
            for row in rows
        ]

    def _draft(self, page: str, record: str, body: str, at: str) -> Draft | None:
        if not body.startswith(_SEALED):
            return Draft(page, record, body, moment(at))
        try:
            box = bytes.fromhex(body.removeprefix(_SEALED))
            content = json.loads(unpad(open_from(self._keys.own_secret, box)))
            return Draft(content["page"], content["record"], content["body"], moment(at))
        except (BoxDoesNotOpenError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def _place(self, page: str, record: str) -> str:
        key = subkey(self._keys.own_secret, b"tuckbox-draft")
        return mac(key, json.dumps([page, record]).encode()).hex()


def tidy_drafts(vault: OpenParts, erased: frozenset[str]) -> None:
    """At an unlock: one's own drafts about pupils that were erased meanwhile go, and those that no
    key opens any more."""
    with vault.transactions.look() as work:
        keys = Drafts(Context(work, vault)).about(erased)
    if keys:
        with vault.transactions.unit("draft.tidy", no_report, writes=False) as work:
            Drafts(Context(work, vault)).drop(keys)
