"""vault.db as a file: opened, found to be ours, and opened anew where a read failed."""

from typing import cast

from vault.errors import VaultDamagedError
from vault.store.database.connection import as_vault_errors
from vault.store.database.engine import sqlcipher
from vault.store.database.live_connection import LiveConnection
from vault.store.database.migrations import check_schema, migrate
from vault.store.database.rows import one_value
from vault.store.database.stored_values import must_be_typed

NAME = "vault.db"


class VaultFile:
    """Of one session. Everything that stands on it uses `connection`, which stays the same object
    while the file behind it is opened anew."""

    def __init__(self, live: LiveConnection, vault_id: str) -> None:
        self._live, self._vault_id = live, vault_id
        # To the type checker it is the connection that it stands for.
        self.connection = cast("sqlcipher.Connection", live)

    @property
    def is_in_memory(self) -> bool:
        """Whether empty records stand for the file, for who has no key to it."""
        return self._live.is_in_memory

    def check(self) -> None:
        """Of the newest schema and this vault's; NewerVersionError, VaultDamagedError."""
        migrate(self.connection, NAME)
        check_schema(self.connection, NAME)
        must_be_typed(self.connection, NAME)
        if one_value(self.connection.execute("SELECT vault_id FROM state")) != self._vault_id:
            raise VaultDamagedError(file=NAME)

    def reopen(self) -> None:
        """After a failed read, or once another file has the name. VaultDamagedError, StorageError;
        then the connection stays closed, and the next act tries again."""
        self._live.reopen()
        with as_vault_errors(NAME):
            self.check()

    def close(self) -> None:
        """Close the connection; nothing of it can fail."""
        self._live.close()
