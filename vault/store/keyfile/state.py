"""The key file as it is now, and how a change of it is saved: at once, or staged until a commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vault.errors import PlanRefusedError, RekeyUnfinishedError
from vault.store.keyfile.keyring_file import publish_keyring
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys


class KeyringState:
    """What all parts of one Keyring work on."""

    def __init__(self, folder: Path, text: KeyringText) -> None:
        self.folder = folder
        self._text = self._before = text
        self._is_staged = False
        self._refused: Any = None
        self.plan_refused: PlanRefusedError | None = None
        """Set once a slot was opened, where what lies there as a plan is none: to be told."""

    @property
    def text(self) -> KeyringText:
        """With what is staged. Believed only after an unlock checked it."""
        return self._text

    @property
    def vault_id(self) -> str:
        """The same in every copy of this vault."""
        return self._text.directory.vault_id

    @property
    def epoch(self) -> int:
        """The number of the key file, which only grows."""
        return self._text.directory.epoch

    def save(self, text: KeyringText) -> None:
        """One atomic replacement of the file; while staged, one file beside it."""
        if self._is_staged:
            text.prepare(self.folder)
        else:
            text.save(self.folder)
        self._text = text

    @contextmanager
    def staged(self, keys: OpenKeys) -> Iterator[None]:
        """Changes made inside are written beside the file and take its place at the end, after
        the audit entry that tells of them has committed; anything raised takes them back."""
        before = self._before = self._text
        self._is_staged = True
        try:
            yield
        except BaseException:
            self._text = before
            keys.use_directory(before.directory)
            raise
        finally:
            self._is_staged = False
        if self._text is not before:
            publish_keyring(self.folder)

    @property
    def is_changed(self) -> bool:
        """Whether a change is staged."""
        return self._is_staged and self._text is not self._before

    @property
    def has_plan(self) -> bool:
        """Whether a re-key was planned and is not finished; an unlock has had it checked."""
        return self._text.pending is not None and self._text.pending is not self._refused

    def must_have_no_plan(self) -> None:
        """RekeyUnfinishedError: a change made now would not be in the key file that was planned,
        and so would be lost with the re-key."""
        if self.has_plan:
            raise RekeyUnfinishedError

    def refuse_plan(self, error: PlanRefusedError) -> None:
        """What lies there as a plan is none: it keeps nobody out, and is told."""
        self.plan_refused, self._refused = error, self._text.pending
