"""Incidents: what their page does."""

from datetime import date
from functools import partial
from pathlib import Path

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.incidents.incident_forms import ReportDialog
from ui.incidents.incidents_page import IncidentsAct, IncidentsPage
from ui.widgets.ask_place import ask_new_file
from vault.actions.custody import MakeStatement, NewestStatementAt, PrintStatement
from vault.actions.incidents import ListIncidents, RaiseIncident, StartRehearsal
from vault.domain.access import Permission
from vault.domain.custody import Statement
from vault.domain.ids import RecordId
from vault.domain.kinds import Kind

_STATEMENTS = "Custody statements (*.tuckstatement)"


class IncidentsPresenter(Presenter[IncidentsPage]):
    """Reports an incident, rehearses one, and makes the custody statement."""

    shows = frozenset({Kind.INCIDENT, Kind.STATEMENT})

    def __init__(self, page: IncidentsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        self._reads = desk.may(Permission.INCIDENT_READ)
        page.allow(
            reads=self._reads,
            leads=desk.may(Permission.INCIDENT_WRITE),
            states=desk.may(Permission.STATEMENT_MAKE),
        )
        page.records.do(
            {
                IncidentsAct.REPORT: lambda _: self._ask(),
                IncidentsAct.REHEARSE: lambda _: self._rehearse(),
                IncidentsAct.STATEMENT: lambda _: self._ask_where(),
            }
        )
        page.table.opened.connect(lambda row: self.navigate.emit("incident", row.id))
        self.reload()

    def reload(self) -> None:
        if self._reads:
            self._do(ListIncidents(), self._page.show_incidents)
        if self._desk.may(Permission.STATEMENT_MAKE):
            self._desk.do(self, NewestStatementAt(), then=self._page.show_statement)

    def make_statement(self, path: Path) -> None:
        """The signed file, and then the page to print."""

        def made(statement: Statement) -> None:
            words = self.tr(
                "Saved as {0}. Print the page as well, and keep both at the office, away from"
                " this computer. It is signed with the key of these words: {1}."
            )
            self._say(words.format(path, " ".join(statement.words)))
            title = self.tr("Custody statement")
            self._do(PrintStatement(statement), partial(self._show_printout, title))

        self._do(MakeStatement(path), made)

    def _ask(self) -> None:
        dialog = ReportDialog(self._page)

        def done(incident: RecordId) -> None:
            if self._reads:
                self.navigate.emit("incident", str(incident))
            else:
                self._say(
                    self.tr(
                        "Reported. The data lead sees it at the next unlock; tell them in person"
                        " as well, today. Thank you for reporting it."
                    )
                )

        self._submit(dialog, lambda: RaiseIncident(dialog.incident()), done)

    def _rehearse(self) -> None:
        self._do(StartRehearsal(), lambda record: self.navigate.emit("incident", str(record)))

    def _ask_where(self) -> None:
        name = f"statement-{date.today():%Y-%m}.tuckstatement"
        chosen = ask_new_file(self._page, self.tr("Custody statement"), name, _STATEMENTS)
        if chosen:
            self.make_statement(Path(chosen))
