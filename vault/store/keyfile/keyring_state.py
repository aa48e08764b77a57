"""The key file's state: what it says now, and how a change of it is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vault.crypto.directory import Member, Succession
from vault.crypto.kdf import KdfParams
from vault.crypto.slots import (
    Slot,
    SlotContents,
    make_slot,
)
from vault.domain.profile_names import visible
from vault.domain.profiles import Profile
from vault.domain.secrets import Password
from vault.errors import (
    DirectorySignatureError,
    NoSuchProfileError,
    NotFoundError,
    PlanRefusedError,
    RekeyUnfinishedError,
)
from vault.store.keyfile.keyring_file import publish_keyring
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys


class KeyringState:
    """One vault's key file. What it says is believed only after an unlock checked it."""

    def __init__(self, folder: Path, text: KeyringText) -> None:
        self._folder = folder
        self._text = text
        self._staged = False
        self._before = text
        self.plan_refused: PlanRefusedError | None = None
        """Set once a slot was opened, where what lies there as a plan is none: to be said."""
        self._refused: Any = None

    @contextmanager
    def staged(self, keys: OpenKeys) -> Iterator[None]:
        """Changes made inside are written beside the file and take its place at the end, after
        the audit entry that tells of them has committed; anything raised takes them back."""
        before = self._before = self._text
        self._staged = True
        try:
            yield
        except BaseException:
            self._text = before
            keys.see(before.directory)
            raise
        finally:
            self._staged = False
        if self._text is not before:
            publish_keyring(self._folder)

    @property
    def is_changed(self) -> bool:
        """Whether a change is staged."""
        return self._staged and self._text is not self._before

    @property
    def vault_id(self) -> str:
        return self._text.directory.vault_id

    @property
    def epoch(self) -> int:
        return self._text.directory.epoch

    def root_in_force(self, keys: OpenKeys) -> bytes:
        """The root key that holds now, from the one that this person's slot has pinned."""
        return self._text.root_after(keys.pinned_root)

    @property
    def successions(self) -> tuple[Succession, ...]:
        """How root keys followed one another, oldest first."""
        return self._text.successions

    @property
    def has_plan(self) -> bool:
        """Whether a re-key was planned and is not finished; who unlocks has had it checked."""
        return self._text.pending is not None and self._text.pending is not self._refused

    def must_have_no_plan(self) -> None:
        """RekeyUnfinishedError: a change made now would not be in the key file that was planned,
        and so would be lost with the re-key."""
        if self.has_plan:
            raise RekeyUnfinishedError

    def profiles(self) -> tuple[Profile, ...]:
        """By name."""
        members = self._text.directory.members.values()
        return tuple(sorted((m.profile for m in members), key=lambda p: p.name.casefold()))

    def id_of(self, who: str) -> str:
        """The id of the profile of this name (or id); empty when there is none."""
        try:
            return str(self._find(who).id)
        except NoSuchProfileError:
            return ""

    def _find(self, who: str) -> Profile:
        name = visible(who).casefold()
        for profile in self.profiles():
            if who == profile.id or name == profile.name.casefold():
                return profile
        raise NoSuchProfileError

    def _member(self, profile: str) -> Member:
        member = self._text.directory.members.get(profile)
        if member is None:
            raise NotFoundError
        return member

    def _slot(self, profile: str) -> Slot:
        slot = self._text.slots.get(profile)
        if slot is None:
            raise DirectorySignatureError
        return slot

    def _keep(self, text: KeyringText) -> None:
        if self._staged:
            text.prepare(self._folder)
        else:
            text.save(self._folder)
        self._text = text

    def _write_slot(
        self, profile: str, password: Password, params: KdfParams, contents: SlotContents
    ) -> None:
        self.must_have_no_plan()
        self._keep(self._with_slot(profile, password, params, contents))

    def _with_slot(
        self, profile: str, password: Password, params: KdfParams, contents: SlotContents
    ) -> KeyringText:
        slot = make_slot(self.vault_id, profile, password, params, contents)
        return self._text.with_parts(slots={**self._text.slots, profile: slot})
