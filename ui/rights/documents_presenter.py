"""Policies and documents: what the page does."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.rights.documents_page import DocumentsAct, DocumentsPage
from vault.actions.documents import DraftDisclosureRegister, ListDocuments
from vault.actions.policy import ReadPolicy, SetPolicy
from vault.actions.protection import DraftProtectionStatement
from vault.domain.access import Permission
from vault.domain.kinds import Kind


class DocumentsPresenter(Presenter[DocumentsPage]):
    """Opens a document, prints what needs no words of the school, and keeps the policy."""

    shows = frozenset({Kind.DOCUMENT})

    def __init__(self, page: DocumentsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.allow(
            writes=desk.may(Permission.DOCUMENT_WRITE),
            policy=desk.may(Permission.POLICY_WRITE),
            rights=desk.may(Permission.RIGHTS_READ),
        )
        page.records.do({DocumentsAct.OPEN: lambda row: self.navigate.emit("document", row.kind)})
        page.statement.clicked.connect(lambda: self._show_paper(DraftProtectionStatement()))
        page.register.clicked.connect(lambda: self._show_paper(DraftDisclosureRegister()))
        page.child.clicked.connect(lambda: self.navigate.emit("pupils", ""))
        page.news.clicked.connect(lambda: self.navigate.emit("news", ""))
        page.policy.saved.connect(self._save_policy)
        self._do(ReadPolicy(), page.policy.show_policy)
        self.reload()

    def reload(self) -> None:
        self._do(ListDocuments(), self._page.show_documents)

    def _save_policy(self) -> None:
        wanted, form = self._page.policy.policy(), self._page.policy
        saved = self.tr("Saved. Documents that no longer match are marked when opened.")

        def done() -> None:
            form.shown = wanted
            self._say(saved)

        self._do(SetPolicy(wanted, form.shown), lambda _: done())
