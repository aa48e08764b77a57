"""What a merge asks of a received file."""

from collections.abc import Iterable
from typing import Protocol

from vault.domain.pictures import CleanPicture
from vault.store.files.staged import StagedLine


class ReceivedFile(Protocol):
    """One that was opened, checked and staged; its reader answers."""

    def lines(self) -> Iterable[StagedLine]:
        """Every record, parents first."""

    def pupils(self) -> Iterable[StagedLine]:
        """The records of pupils; asked for more than once."""

    def cleaned(self, photos: list[str]) -> list[CleanPicture | None]:
        """The checked pictures of these photos, None for each that is none."""
