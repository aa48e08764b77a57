"""Who holds the safeguarding key: handed on by holders, to the sheet, and let go of."""

from dataclasses import replace

from vault.crypto.directory import RECOVERY
from vault.domain.access import Compartment, Role
from vault.domain.ids import ProfileId
from vault.errors import GrantMissingError, PermissionDeniedError
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.role_grants import grant_of
from vault.store.keyfile.signing import save_and_use, signed
from vault.store.keyfile.state import KeyringState

_SAFE = Compartment.SAFEGUARDING


class Safeguarding:
    """Only who holds the key hands it on. A data lead never does, and ends one at most that nothing
    was sealed with."""

    def __init__(self, state: KeyringState) -> None:
        self._state = state

    def grant(self, keys: OpenKeys, profile: ProfileId) -> None:
        """From one safeguarding lead to another. RekeyUnfinishedError, NotFoundError,
        GrantMissingError, PermissionDeniedError."""
        self._state.must_have_no_plan()
        text = self._state.text
        member = text.member(profile)
        if not keys.holds(_SAFE):
            raise GrantMissingError(compartment=_SAFE.value)
        if member.profile.role is not Role.SAFEGUARDING_LEAD:
            raise PermissionDeniedError
        box = grant_of(keys, profile, member.box_public, _SAFE)
        self._state.save(text.with_parts(grants={**text.grants, (str(profile), _SAFE): box}))

    def hand_to_recovery(self, keys: OpenKeys) -> None:
        """A safeguarding lead gives the safeguarding key to a recovery sheet that lacks it, as one
        made by a data lead does."""
        text, key = self._state.text, (RECOVERY, _SAFE)
        if not keys.holds(_SAFE) or key in text.grants or self._state.has_plan:
            return
        box = grant_of(keys, RECOVERY, text.directory.recovery_public, _SAFE)
        self._state.save(text.with_parts(grants={**text.grants, key: box}))

    def drop_unused(self, keys: OpenKeys, holder: str) -> None:
        """Nothing was ever sealed with the safeguarding key and `holder` is the last who has it:
        it ends with them."""
        text = self._state.text
        grants = {k: b for k, b in text.grants.items() if k[1] is not _SAFE}
        holders = {who for who, _ in text.grants.keys() - grants.keys()}
        if _SAFE not in text.directory.compartments or holders - {holder}:
            return
        rest = {c: e for c, e in text.directory.compartments.items() if c is not _SAFE}
        directory = replace(text.directory, epoch=self._state.epoch + 1, compartments=rest)
        changed = text.with_parts(grants=grants, earlier={})
        # Nobody need be left to hold it.
        save_and_use(self._state, keys, signed(self._state, keys, directory, changed))

    def forget_earlier(self) -> None:
        """The records were sealed under the new safeguarding key: the older ones open nothing."""
        if self._state.text.earlier and not self._state.has_plan:
            self._state.save(self._state.text.with_parts(earlier={}))
