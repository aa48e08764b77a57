"""Papers that a person is looking at, as files."""

from dataclasses import dataclass

from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.papers import Paper
from vault.store.records import Records


@dataclass(frozen=True)
class PaperAsPdf(Query[bytes]):
    """A paper that is being looked at, as PDF."""

    name = "paper.pdf"
    needs = Permission.SECURITY_SEE
    is_recorded = False

    paper: Paper

    def apply(self, _records: Records) -> bytes:
        from vault.reports.paper_pages import paper_pdf  # late: PDF takes time to load

        return paper_pdf(self.paper)
