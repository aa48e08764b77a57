"""One document: drafting, keeping, reading its versions."""

from enum import StrEnum

from ui.desk.desk import Desk
from ui.desk.drafts import DraftKeeper
from ui.desk.presenter import Presenter
from ui.rights.document_page import DocumentPage
from ui.rights.document_words import gap_words
from ui.rights.rights_shown import RowsDialog
from ui.widgets.act_row import Act
from vault.actions.documents import DraftDocument, KeepDocument, ListVersions, ReadDocument
from vault.domain.access import Permission
from vault.domain.documents import Document, DocumentKind, Version


class VersionAct(StrEnum):
    """What can be done with an earlier version."""

    READ = "read"


class DocumentPresenter(Presenter[DocumentPage]):
    """One document; `record` is its kind. What is typed is kept until a version is made."""

    def __init__(self, page: DocumentPage, desk: Desk, record: str) -> None:
        super().__init__(page, desk)
        # A place that was remembered may be of a version with other documents.
        known = record if record in set(DocumentKind) else DocumentKind.NOTICE
        self._kind, self._number = DocumentKind(known), 0
        self._writes = desk.may(Permission.DOCUMENT_WRITE)
        self._draft = DraftKeeper(
            desk, ("document", self._kind.value), page.changed, self, page.stands
        )
        page.allow(writes=self._writes)
        page.typed.connect(self._draft.typed)
        page.keep_wanted.connect(self._keep)
        page.read_wanted.connect(self._read_newest)
        page.versions_wanted.connect(self._list_versions)
        page.back_wanted.connect(lambda: self.navigate.emit("documents", ""))
        self._load(first=True)

    def _load(self, *, first: bool = False) -> None:
        def show(document: Document) -> None:
            self._number = document.number
            self._page.show_document(document)
            if first and self._writes:
                self._draft.fetch(self._put_back)

        self._do(DraftDocument(self._kind), show)

    def _put_back(self, fields: dict[str, str]) -> None:
        self._page.put_back(fields, moved=bool(self._draft.moved))

    def _keep(self) -> None:
        typed = tuple(self._page.written().items())

        def kept(number: int) -> None:
            self._draft.drop()
            self._say(self.tr("Saved as version {0}.").format(number))
            self._load()

        self._do(KeepDocument(self._kind, self._number, typed), kept)

    def _read_newest(self) -> None:
        """What was written and not kept would be missing in it, so it has to be kept first."""
        if self._page.changed():
            self._say(
                self.tr(
                    "What you wrote is not saved yet: save it first, then read the whole document."
                ),
                "warn",
            )
        else:
            self._read(self._number)

    def _read(self, number: int) -> None:
        self._show_paper(ReadDocument(self._kind, number))

    def _list_versions(self) -> None:
        dialog = RowsDialog(
            self._page,
            self.tr("Versions"),
            self.tr("Each version stays word for word as it was saved."),
            (
                (self.tr("Version"), lambda v: v.number),
                (self.tr("Saved on"), lambda v: v.at),
                (self.tr("By"), lambda v: v.by),
                (self.tr("State"), lambda v: gap_words(v.gaps)),
            ),
            (Act(VersionAct.READ, self.tr("Read …")),),
            opens=VersionAct.READ,
        )

        def read(version: Version) -> None:
            dialog.accept()
            self._read(version.number)

        dialog.records.do({VersionAct.READ: read})
        self._desk.do(dialog, ListVersions(self._kind), then=dialog.records.show_rows)
        dialog.open()
