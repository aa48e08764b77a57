"""Checking the vault: pages of each file, the trail by every line of it, and the anchors."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress

from vault.crypto.chain import ZERO, first_evidence, key_commitment, mark_out
from vault.crypto.primitives import BoxDoesNotOpenError, open_from
from vault.domain.access import Compartment
from vault.domain.audit import Check, VerifyReport
from vault.domain.english.counted import counted
from vault.errors import VaultDamagedError
from vault.store.context import OpenParts
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import all_rows, column, dicts, one_row
from vault.store.database.stored_values import blob, named_columns, number, part, words
from vault.store.database.vault_file import NAME as RECORDS
from vault.store.files.photos_file import NAME as PHOTOS
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.trail.old_keys import audit_secrets
from vault.store.trail.trail_check import Anchor, TrailHead, check_lines
from vault.store.upkeep.bare import check_outsides

__all__ = ["check_pages", "check_sealed", "check_trail", "trail_lines", "trail_of", "verify_vault"]

_NAMES = (
    *("number", "previous", "profile", "time", "kind", "body", "own_body"),
    *("hash", "mac", "signature"),
)
_WORDS = ("profile", "time", "kind")
_FIRST_BODY = f"SELECT {named_columns(part, 'body')} FROM main.audit WHERE number = 1"
_PARTS = ", ".join(named_columns(words if name in _WORDS else part, name) for name in _NAMES[1:])
_LINES = f"SELECT number, {_PARTS} FROM main.audit ORDER BY number"
_FIRST_BOX = f"SELECT {named_columns(blob, 'first_key_box')} FROM main.audit_state"
_BOXES = named_columns(blob, "hash", "mac_key", "first_key_box")
_STATE = f"{named_columns(number, 'number')}, {_BOXES}"


def verify_vault(vault: OpenParts, report: Callable[[int, int], None]) -> VerifyReport:
    """Pages, trail and anchors; without the key, the files' outsides."""
    if vault.keys.is_bare:
        return VerifyReport(tuple(check_outsides(vault.copy)))
    watch = vault.watch
    with vault.fence.inside() as token:
        checks = [check_pages(vault.connection, token, RECORDS)]
        if vault.pictures.is_granted:
            is_whole = vault.pictures.open().is_whole()
            detail = "every page is whole" if is_whole else "pages are damaged"
            checks.append(Check(f"pages of {PHOTOS}", is_whole, detail))
        checks.append(check_sealed(vault.connection, token, vault.trail.tells_of))
        checks.append(watch.key_age.check(vault.trail))
        anchors = watch.anchors.listed()
        checks += check_trail(vault.connection, token, vault.keys, anchors, report)
        checks.append(watch.anchors.check_own())
    return VerifyReport(tuple(checks))


def trail_of(vault: OpenParts) -> tuple[str, ...]:
    """The audit trail as lines of JSON, up to the act before this one; see `trail_lines`."""
    with vault.fence.inside() as token:
        anchors = vault.watch.anchors.listed()
        return tuple(trail_lines(vault.connection, token, vault.keys, anchors))


def check_pages(connection: sqlcipher.Connection, token: str, file: str) -> Check:
    """SQLCipher's own check of every page's MAC, then SQLite's of the structure, and of the types
    of values where STRICT lets in no other."""
    name = f"pages of {file}"
    bad = column(connection.execute(f"{token} PRAGMA cipher_integrity_check"))
    if not bad:
        try:
            answers = column(connection.execute(f"{token} PRAGMA quick_check"))
        except sqlcipher.OperationalError as error:
            if error.sqlite_errorcode != sqlcipher.SQLITE_ERROR:
                raise
            # So says the module of the search index when its own settings are none.
            return Check(name, False, "every page is whole, but the search index is damaged")
        bad = [answer for answer in answers if answer != "ok"]
    if not bad:
        return Check(name, True, "every page is whole")
    if all(" value in " in answer for answer in bad):
        where = sorted({answer.rpartition(" ")[2].partition(".")[0] for answer in bad})
        words = f"every page is whole, but in {', '.join(where)} lies what the program never wrote"
        return Check(name, False, words)
    return Check(name, False, f"{counted(len(bad), 'page')} damaged")


def check_sealed(
    connection: sqlcipher.Connection, token: str, was_done: Callable[[str], bool]
) -> Check:
    """A compartment that was written in has a list of what it holds; that the list itself was
    taken away, with everything on it, shows only against the trail. `was_done` says of a kind of
    entry whether one of it, that this role can open, tells of something done."""
    listed = column(
        connection.execute(
            f"{token} SELECT compartment FROM main.sealed_manifest"
            " WHERE compartment IN ('health', 'safeguarding')"
        )
    )
    without = sorted({"health", "safeguarding"}.difference(listed))
    missing = [name for name in without if was_done(f"{name}.write")]
    detail = f"the list of {', '.join(missing)} records is gone" if missing else "lists are there"
    return Check("sealed records", not missing, detail)


def check_trail(
    connection: sqlcipher.Connection,
    token: str,
    keys: OpenKeys,
    anchors: list[Anchor],
    report: Callable[[int, int], None],
) -> list[Check]:
    """The first entry that fails is named; what cannot be checked is said to be left out. Whatever
    somebody put there in place of a trail ends in a finding."""
    with_first = _first_entry(connection, token, keys)
    head = _head(connection, token, keys, anchors)
    if head is None:
        return [Check("audit chain", False, "the state of the trail is gone, or is none")]
    rows = all_rows(connection.execute(f"{token} {_LINES}"))
    return [*check_lines(head, rows, report), *with_first]


def _head(
    connection: sqlcipher.Connection, token: str, keys: OpenKeys, anchors: list[Anchor]
) -> TrailHead | None:
    state = one_row(connection.execute(f"{token} SELECT {_STATE} FROM main.audit_state"))
    if state is None or None in (state.number, state.hash, state.mac_key):
        return None
    first, why = _first_key(connection, token, keys, state.first_key_box)
    return TrailHead(
        keys=keys.verify_keys,
        first_key=first,
        no_key=why,
        number=state.number,
        hash=state.hash,
        last_key=state.mac_key or bytes(1),
        mark=keys.trail_mark,
        anchors=anchors,
    )


def _first_key(
    connection: sqlcipher.Connection, token: str, keys: OpenKeys, box: bytes | None
) -> tuple[bytes, str]:
    """The MAC key that the trail began with, or nothing and why."""
    secrets = audit_secrets(connection, token, keys)
    if not secrets:
        return b"", "that needs the audit key, which this role does not hold"
    try:
        # It was sealed to the audit key of the vault's beginning.
        first = open_from(secrets[-1], box or b"")
    except BoxDoesNotOpenError:
        return b"", "the box with the key of the first entry does not open; someone changed it"
    if len(first) != len(ZERO):
        return b"", "what lies in the box of the first entry's key is no key"
    return first, ""


def _first_entry(connection: sqlcipher.Connection, token: str, keys: OpenKeys) -> list[Check]:
    """Entry 1 carries the commitment to the first key as well, signed by who made the vault."""
    mark = keys.trail_mark
    entry = one_row(connection.execute(f"{token} {_FIRST_BODY}"))
    if mark is None or mark.since or entry is None or not keys.holds(Compartment.AUDIT):
        return []
    evidence = ""
    for secret in audit_secrets(connection, token, keys):
        with suppress(BoxDoesNotOpenError, ValueError, AttributeError, RecursionError):
            evidence = str(json.loads(open_from(secret, entry.body or b"")).get("evidence", ""))
    state = one_row(connection.execute(f"{token} {_FIRST_BOX}"))
    first = _first_key(connection, token, keys, state.first_key_box)[0] if state else b""
    is_same = bool(first) and evidence == first_evidence(key_commitment(first))
    words = "names the key that the trail begins with" if is_same else "names another first key"
    return [Check("audit entry 1", is_same, words)]


def trail_lines(
    connection: sqlcipher.Connection, token: str, keys: OpenKeys, anchors: list[Anchor]
) -> Iterator[str]:
    """The trail as JSON, a line an entry after one head, for a reader that knows nothing of us;
    null for what is of another type than the program writes there.

    The bodies stay sealed. The first MAC key goes along for who holds the audit key: with it all
    MACs can be checked, and none that the vault still writes can be forged. VaultDamagedError where
    the state is missing."""
    known = _head(connection, token, keys, anchors)
    if known is None:
        raise VaultDamagedError(file="vault.db")
    mark = known.mark
    head = {
        "format": "tuckbox-trail-1",
        "vault": keys.vault_id,
        "first_mac_key": known.first_key.hex(),
        "keys": {who: [key.hex() for key in held] for who, held in known.keys.items()},
        "last_number": known.number,
        "last_hash": known.hash.hex(),
        "mark": mark_out(mark) if mark else [],
        "anchors": [[anchor.where, anchor.number, anchor.hash.hex()] for anchor in anchors],
    }
    yield json.dumps(head, sort_keys=True)
    for line in dicts(connection.execute(f"{token} {_LINES}")):
        yield json.dumps({name: _as_json(name, value) for name, value in line.items()})


def _as_json(name: str, value: object) -> object:
    if not isinstance(value, bytes):
        return value
    return value.decode(errors="replace") if name in _WORDS else value.hex()
