"""A paper leaves the program: to a printer, or into a file where nothing protects it any more."""

import os
from abc import ABC
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.ids import RecordId
from vault.domain.machine_policy import Leaving
from vault.domain.papers import Paper
from vault.domain.printouts import Printout, out_kind
from vault.errors import FolderExistsError, StorageError
from vault.exchange.small_files import must_lie_outside, must_take_files, write_new
from vault.platform.folders import cloud_service_of, is_on_network
from vault.store.records import Records

R = TypeVar("R")


@dataclass(frozen=True)
class OfPrintouts(Query[R], ABC):
    """What is done with sheets that were made together: about the record that they are about."""

    printouts: tuple[Printout, ...]
    about: RecordId = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "about", RecordId(self.printouts[0].about))

    @property
    def entry(self) -> str:
        return out_kind(self.name, self.printouts)


@dataclass(frozen=True)
class SavePrintout(OfPrintouts[tuple[str, bool]]):
    """Each into the file beside it, for its owner alone: all of them or none. What is there already
    is replaced only with `replaces`, where somebody was asked about just that. Gives back the cloud
    service that takes what lies there ('' for none), and whether it is on a network.
    InvalidValueError for what opens the vault, in the vault's folder; FolderExistsError,
    StorageError."""

    name = "paper.saved"
    needs = Permission.SECURITY_SEE

    paths: tuple[Path, ...]
    replaces: bool = True

    @property
    def leaving(self) -> Leaving | None:
        return None if all(printout.is_secret for printout in self.printouts) else Leaving.OPEN

    def apply(self, records: Records) -> tuple[str, bool]:
        if any(printout.is_secret for printout in self.printouts):
            must_lie_outside(records.vault_copy.folder, self.paths)
        for folder in {path.parent for path in self.paths}:
            must_take_files(folder)
        if not self.replaces and any(os.path.lexists(path) for path in self.paths):
            raise FolderExistsError
        self._write()
        place = self.paths[0]
        return cloud_service_of(place) or "", is_on_network(place)

    def _write(self) -> None:
        written: list[Path] = []
        try:
            for printout, path in zip(self.printouts, self.paths, strict=True):
                write_new(path, printout.pdf, replace=self.replaces)
                written.append(path)
        except StorageError:
            for path in written:
                with suppress(OSError):
                    path.unlink()
            raise


@dataclass(frozen=True)
class SaveMarkdown(OfPrintouts[tuple[str, bool]]):
    """The words of a paper in a file, as `SavePrintout` does with its pages."""

    name = "paper.saved-words"
    needs = Permission.SECURITY_SEE
    leaving = Leaving.OPEN

    paper: Paper
    path: Path
    replaces: bool = True

    def apply(self, _records: Records) -> tuple[str, bool]:
        write_new(self.path, self.paper.markdown().encode(), replace=self.replaces)
        return cloud_service_of(self.path) or "", is_on_network(self.path)


@dataclass(frozen=True)
class NotePrinting(OfPrintouts[None]):
    """It goes to a printer now: written down before anything is sent, so that no paper comes out
    of which the trail knows nothing."""

    name = "paper.printed"
    needs = Permission.SECURITY_SEE

    @property
    def leaving(self) -> Leaving | None:
        return None if all(printout.is_secret for printout in self.printouts) else Leaving.PAPER

    def apply(self, _records: Records) -> None:
        return


@dataclass(frozen=True)
class NotePrintingStopped(NotePrinting):
    """It was stopped, or the printer did not take it: a part may have come out all the same."""

    name = "paper.print-stopped"
    needs = Permission.SECURITY_SEE
