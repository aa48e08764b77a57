"""What the key file remembers of the audit trail: the newest entry, each person's own, the mark.

Anchors are signed by who saw the entry, the mark by the root key.
"""

from dataclasses import replace
from datetime import date

from vault.crypto.chain import SeenEntry, TrailMark
from vault.crypto.primitives import is_signed
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.own_anchors import anchors_of_people, has_own_anchor, with_own_anchor
from vault.store.keyfile.signing import save_signed
from vault.store.keyfile.state import KeyringState

_CONTEXT = b"tuckbox anchor"


class TrailAnchors:
    """The newest entries of the trail that the key file remembers."""

    def __init__(self, state: KeyringState) -> None:
        self._state = state

    def newest(self, keys: OpenKeys) -> tuple[int, bytes] | None:
        """Number and hash of the newest audit entry that the key file remembers; no hash when its
        signature, by any key that profile ever had, does not hold."""
        kept = self._state.text.anchor
        if kept is None:
            return None
        number, entry, who, signature, day = kept
        message = _message(number, entry, day)
        known = keys.verify_keys.get(who, ())
        if not any(is_signed(public, message, signature) for public in known):
            return number, b""
        return number, entry

    def day(self, keys: OpenKeys) -> date | None:
        """The day of that entry, where its signature holds and says one."""
        kept, held = self._state.text.anchor, self.newest(keys)
        if kept is None or held is None or not held[1] or not kept[4]:
            return None
        return date.fromisoformat(kept[4])

    def save(self, keys: OpenKeys, number: int, entry: bytes, day: date) -> None:
        """Remember the newest audit entry, signed by who saw it."""
        text = day.isoformat()
        signature = keys.sign_raw(_message(number, entry, text))
        kept = (number, entry, str(keys.profile.id), signature, text)
        moved = with_own_anchor(self._state.text, keys, SeenEntry(number, entry, self._state.epoch))
        self._state.save(moved.with_parts(anchor=kept))

    def own(self, keys: OpenKeys) -> list[tuple[str, SeenEntry]]:
        """What each person saw of the trail; see `anchors_of_people`."""
        return anchors_of_people(self._state.text, keys)

    def is_own_there(self, keys: OpenKeys) -> bool:
        """Whether nobody took out what this person's program signed at its last unlock."""
        return has_own_anchor(self._state.text, keys)

    def save_own(self, keys: OpenKeys, number: int, entry: bytes) -> None:
        """At an unlock: into this person's slot and beside it, signed."""
        text, me = self._state.text, str(keys.profile.id)
        seen = SeenEntry(number, entry, self._state.epoch)
        slot = text.slots.get(me)
        if slot is None or text.pending is not None:
            return
        slots = {**text.slots, me: keys.slot_with(slot, seen)}
        self._state.save(with_own_anchor(text, keys, seen).with_parts(slots=slots))

    @property
    def mark(self) -> TrailMark | None:
        """What the root key signed for of the audit trail."""
        return self._state.text.directory.trail

    def sign_mark(self, keys: OpenKeys, mark: TrailMark) -> None:
        """From now on the trail cannot be begun anew, nor cut before `mark`. PermissionDeniedError,
        RekeyUnfinishedError."""
        text = self._state.text
        directory = replace(text.directory, epoch=self._state.epoch + 1, trail=mark)
        save_signed(self._state, keys, directory, text)


def _message(number: int, entry: bytes, day: str) -> bytes:
    return _CONTEXT + number.to_bytes(8, "big") + entry + day.encode()
