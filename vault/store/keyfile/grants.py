"""Grants of an earlier form in the key file: renewed where possible, reported while there."""

from dataclasses import replace

from vault.crypto.directory import RECOVERY, GrantForm
from vault.domain.access import Compartment
from vault.store.keyfile.grant_renewal import bare_owners, with_fresh_boxes, with_new_forms
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.signing import save_and_use, signed
from vault.store.keyfile.state import KeyringState


class Grants:
    """The keys that each person was given, sealed to their box key."""

    def __init__(self, state: KeyringState) -> None:
        self._state = state

    def are_new(self, keys: OpenKeys) -> bool:
        """Whether there is nothing in the form of an earlier version that this person can renew."""
        return self._state.has_plan or self._renewed(keys) is self._state.text

    def renew(self, keys: OpenKeys) -> None:
        """Each person renews their own; who can sign the directory, everybody's."""
        self._state.must_have_no_plan()
        text = self._renewed(keys)
        if text is not self._state.text:
            save_and_use(self._state, keys, text)

    def open_to_a_break(self) -> tuple[str, ...]:
        """Names of whose keys in the key file X25519 alone closes, the sheet's too."""
        text = self._state.text
        members, owners = text.directory.members, bare_owners(text)
        named = sorted(members[who].profile.name for who in owners if who != RECOVERY)
        return (*named, "the recovery sheet") if RECOVERY in owners else tuple(named)

    @property
    def were_open_to_a_break(self) -> bool:
        """Whether earlier key files held keys of today in the older form."""
        entries = self._state.text.directory.compartments.values()
        return any(entry.form is not GrantForm.WRAPPED for entry in entries)

    def _renewed(self, keys: OpenKeys) -> KeyringText:
        """The very same text where there is nothing to renew."""
        text = with_fresh_boxes(self._state.text, keys)
        if not keys.holds(Compartment.ROOT):
            return text
        wanted = with_new_forms(text)
        if wanted == text.directory:
            return text
        return signed(self._state, keys, replace(wanted, epoch=self._state.epoch + 1), text)
