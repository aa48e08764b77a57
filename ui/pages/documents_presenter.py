"""Policies and documents: what the page does."""

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.dialogs.paper_view import open_paper
from ui.pages.documents_page import DocumentsPage
from vault.actions.base import Query
from vault.actions.documents import DraftDisclosureRegister, ListDocuments
from vault.actions.policy import ReadPolicy, SetPolicy
from vault.actions.protection import DraftProtectionStatement
from vault.domain.access import Permission
from vault.domain.kinds import Kind
from vault.domain.messages import sentence
from vault.domain.papers import Paper
from vault.errors import TuckboxError


class DocumentsPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: DocumentsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.allow(
            writes=desk.may(Permission.DOCUMENT_WRITE),
            policy=desk.may(Permission.POLICY_WRITE),
            rights=desk.may(Permission.RIGHTS_READ),
        )
        page.document_wanted.connect(lambda kind: self.navigate.emit("document", kind))
        page.pupils_wanted.connect(lambda: self.navigate.emit("pupils", ""))
        page.news_wanted.connect(lambda: self.navigate.emit("news", ""))
        page.paper_wanted.connect(self._draft)
        page.policy.saved.connect(self._save_policy)
        desk.changed.connect(self._hear)
        desk.do(self, ReadPolicy(), then=page.policy.show_policy, failed=self._explain)
        self.reload()

    def reload(self) -> None:
        self._desk.do(self, ListDocuments(), then=self._page.show_documents, failed=self._explain)

    def _draft(self, which: str) -> None:
        action: Query[Paper] = (
            DraftProtectionStatement() if which == "statement" else DraftDisclosureRegister()
        )
        self._desk.do(
            self,
            action,
            then=lambda paper: open_paper(self._desk, paper, self._page),
            failed=self._explain,
        )

    def _save_policy(self) -> None:
        wanted, form = self._page.policy.policy(), self._page.policy
        saved = self.tr("Saved. Documents that say something else by now are marked when opened.")

        def done() -> None:
            form.shown = wanted
            self._page.notice.say(saved, "good")

        self._desk.do(
            self,
            SetPolicy(wanted, form.shown),
            then=lambda _: done(),
            failed=self._explain,
        )

    def _hear(self, changes: frozenset[Kind]) -> None:
        if Kind.DOCUMENT in changes:
            self.reload()

    def _explain(self, error: TuckboxError) -> None:
        self._page.notice.say(sentence(error), "bad")
