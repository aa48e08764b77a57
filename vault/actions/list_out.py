"""A list on the screen goes into a file: sealed, unless a person says that it need not be."""

from dataclasses import dataclass
from pathlib import Path

from vault.actions.base import Command, Query
from vault.actions.way_out import save_out
from vault.domain.access import Permission
from vault.domain.lists_out import ListForm, ListLine, ListOrder, ListReport
from vault.domain.machine_policy import Leaving
from vault.domain.secrets import Passphrase
from vault.domain.training import Gate
from vault.exchange.csv_out import as_csv
from vault.exchange.small_files import write_new
from vault.exchange.transfer.list_file import open_list
from vault.exchange.xlsx_out import as_xlsx
from vault.platform.folders import cloud_service_of, is_on_network
from vault.store.records import Records


@dataclass(frozen=True)
class SaveList(Command[ListReport]):
    """Into a new file. Lines of pupils whose processing is restricted stay out, and for people
    outside those of who opted out; each pupil's record of what was passed on says the rest.
    InvalidValueError for no reason and for nobody left; FolderExistsError, StorageError."""

    name = "list.save"
    needs = Permission.SEND
    is_paper = True
    waits_for = Gate.EXPORT
    can_undo = False

    order: ListOrder
    path: Path

    @property
    def leaving(self) -> Leaving:
        return Leaving.OPEN if self.order.in_the_clear else Leaving.SEALED

    def apply(self, records: Records) -> ListReport:
        order = self.order

        def content(going: frozenset[str]) -> tuple[int, bytes]:
            lines = [line for line in order.lines if going.issuperset(line.pupils)]
            return len(lines), _content(order, lines)

        of_whom = dict.fromkeys(str(pupil) for line in order.lines for pupil in line.pupils)
        what = ", ".join(order.header)
        return save_out(records, order, self.path, of_whom, content=content, what=what)


@dataclass(frozen=True)
class OpenSealedList(Query[tuple[str, bool]]):
    """Write what a sealed list holds into a new file, where nothing protects it. Gives back the
    cloud service that takes what lies there ('' for none), and whether it is on a network.
    FolderExistsError, BadContentError, WrongPassphraseError, WrongRecipientError, StorageError."""

    name = "list.open"
    needs = Permission.RECEIVE
    leaving = Leaving.OPEN

    path: Path
    to: Path
    passphrase: Passphrase | None = None

    def apply(self, records: Records) -> tuple[str, bool]:
        _, content = open_list(
            self.path, identity=records.own_age_identity, passphrase=self.passphrase
        )
        write_new(self.to, content)
        return cloud_service_of(self.to) or "", is_on_network(self.to)


def _content(order: ListOrder, lines: list[ListLine]) -> bytes:
    rows = [line.cells for line in lines]
    if order.form is ListForm.XLSX:
        return as_xlsx(order.title, order.header, rows)
    return as_csv(order.header, rows)
