"""Papers that a person is looking at, as files."""

from dataclasses import dataclass

from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.papers import Paper
from vault.domain.printouts import Printout
from vault.store.records import Records


@dataclass(frozen=True)
class PaperAsPdf(Query[Printout]):
    """A paper that is being looked at, as PDF. `act` drafted it, and was recorded; `about` is the
    id of what that was about."""

    name = "paper.pdf"
    needs = Permission.SECURITY_SEE
    is_recorded = False

    paper: Paper
    act: str
    about: str = ""

    def apply(self, _records: Records) -> Printout:
        from vault.reports.paper_pages import paper_pdf  # late: PDF takes time to load

        pdf = paper_pdf(self.paper)
        return Printout(self.act, pdf, self.about, self.paper.pupils)
