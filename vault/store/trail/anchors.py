"""What is remembered of the audit trail outside of it, and whether the trail still agrees."""

from collections.abc import Sequence
from dataclasses import replace

from vault.domain.audit import Check, HeldEntry
from vault.errors import TrailCutError, VaultRolledBackError
from vault.platform.folders import read_seen
from vault.store.keyfile.keyring import Keyring, OpenKeys
from vault.store.trail.audit import AuditTrail, Head
from vault.store.trail.key_file_age import KeyFileAge
from vault.store.trail.trail_check import Anchor


class Anchors:
    """Those in the key file and on this machine, for one open vault."""

    def __init__(
        self, keyring: Keyring, keys: OpenKeys, trail: AuditTrail, key_age: KeyFileAge
    ) -> None:
        self._keyring, self._keys, self._trail, self._key_age = keyring, keys, trail, key_age
        # As it was found: the unlock that looks at it also puts a new one there.
        self._own_was_there = keyring.anchors.is_own_there(keys)

    def listed(self) -> list[Anchor]:
        """The data lead's, everybody's own, and this machine's."""
        anchors = []
        mark = self._keyring.anchors.mark
        if mark is not None and mark.number:
            anchors.append(Anchor("what a data lead signed", mark.number, mark.hash))
        kept = self._keyring.anchors.newest(self._keys)
        if kept is not None:
            anchors.append(Anchor("the key file", kept[0], kept[1]))
        anchors += [
            Anchor(where, entry.number, entry.hash)
            for where, entry in self._keyring.anchors.own(self._keys)
        ]
        seen = read_seen(self._keys.vault_id)
        if seen is not None:
            anchors.append(Anchor("this machine", seen.number, seen.hash))
        return anchors

    def alarm(self, newest: Head) -> VaultRolledBackError | None:
        """Whether somebody remembers entries that this trail does not have, or has otherwise."""
        seen = read_seen(self._keys.vault_id)
        if seen is not None and seen.epoch > self._keyring.epoch:
            # The mark of a restored backup lets an older key file in; it does not hide it.
            return VaultRolledBackError(seen=seen.epoch, found=self._keyring.epoch)
        older = self._key_age.alarm()
        return older if older is not None else self.disagreement(self.listed(), newest)

    def disagreement(self, anchors: list[Anchor], newest: Head) -> VaultRolledBackError | None:
        """The first of these that the trail does not agree with."""
        for anchor in anchors:
            has_hash = bool(anchor.hash)
            if anchor.number and not (
                has_hash and self._trail.hash_of(anchor.number) == anchor.hash
            ):
                if has_hash and newest.number < anchor.number:
                    return VaultRolledBackError(seen=anchor.number, found=newest.number)
                return TrailCutError(entry=anchor.number)
        return None

    def check_own(self) -> Check:
        """What this person's program signed at the last unlock can be taken out of the key file;
        the copy in the slot's box tells of that."""
        was_there = self._own_was_there
        words = "was where you left it" if was_there else "was taken out, or an older one put there"
        return Check("your own anchor", was_there, words)

    def check_held(self, held: Sequence[HeldEntry]) -> list[Check]:
        """Against what somebody keeps where nobody can reach it who reaches these files: all of
        what stands in them can be put back together."""
        if not held:
            words = (
                "none was given. All that stands in this folder could be an older copy, put back"
                " together: only an entry on paper or in a statement kept elsewhere tells"
            )
            return [Check("entry held elsewhere", True, words)]
        checks = []
        for held_entry in held:
            same = self._trail.hash_of(held_entry.number).hex().startswith(held_entry.start)
            words = "is in this trail" if same else "is not in this trail, or is another there"
            checks.append(
                Check(f"entry in {held_entry.where}", same, f"entry {held_entry.number} {words}")
            )
        return checks

    def accept(self) -> None:
        """A data lead takes this copy for the right one: what others saw of the other no longer
        counts, and the root key signs for the trail as it is here. In the transaction of that."""
        if not self._keyring.rekeying.has_plan:
            mark = replace(self._trail.mark(), accepted=self._keyring.epoch + 1)
            self._keyring.anchors.sign_mark(self._keys, mark)
