"""The custody statement: made each month, kept at the office."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.custody import Statement
from vault.domain.printouts import Printout
from vault.exchange.small_files import write_new
from vault.governance.custody import made_statement, statement_paper
from vault.store.measures.statements import Statements
from vault.store.records import Records


@dataclass(frozen=True)
class MakeStatement(Command[Statement]):
    """Write the signed statement to `path`, and the page to print to `page`, if given."""

    name = "statement.make"
    needs = Permission.STATEMENT_MAKE
    is_paper = True
    can_undo = False

    path: Path
    page: Path | None = None

    def apply(self, records: Records) -> Statement:
        from vault.reports.paper_pages import paper_pdf  # late: PDF takes time to load

        statement, text = made_statement(records)
        records.of(Statements).add(statement.entry, text)
        records.attest(text.decode())
        write_new(self.path, text, replace=True)
        if self.page is not None:
            write_new(self.page, paper_pdf(statement_paper(statement)), replace=True)
        return statement


@dataclass(frozen=True)
class PrintStatement(Query[Printout]):
    """The page of a statement that was just made, as PDF."""

    name = "statement.print"
    needs = Permission.STATEMENT_MAKE
    is_recorded = False

    statement: Statement

    def apply(self, _records: Records) -> Printout:
        from vault.reports.paper_pages import paper_pdf  # late: PDF takes time to load

        return Printout(MakeStatement.name, paper_pdf(statement_paper(self.statement)))


@dataclass(frozen=True)
class NewestStatementAt(Query[datetime | None]):
    """When the last custody statement was made (UTC); None for never."""

    name = "statement.newest"
    needs = Permission.STATEMENT_MAKE
    is_recorded = False

    def apply(self, records: Records) -> datetime | None:
        return records.of(Statements).newest_at()
