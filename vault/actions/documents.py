"""Documents that the school keeps: drafted from the vault, completed, kept in versions, read."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.documents import Document, DocumentKind, DocumentRow, Version
from vault.domain.ids import PupilId
from vault.domain.papers import Paper
from vault.domain.training import Gate
from vault.governance.document_rows import all_documents
from vault.governance.documents import versions
from vault.governance.documents.facts import gather_facts
from vault.governance.documents.on_your_child import on_your_child
from vault.governance.documents.register_of_disclosures import disclosure_register
from vault.store.measures.disclosures import Disclosures
from vault.store.measures.documents import Documents
from vault.store.measures.dossier_rows import DossierRows
from vault.store.records import Records
from vault.store.school.pupils import Pupils
from vault.store.school.school import SchoolRow


@dataclass(frozen=True)
class ListDocuments(Query[tuple[DocumentRow, ...]]):
    """Every kind with its newest version."""

    name = "document.list"
    needs = Permission.DOCUMENT_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[DocumentRow, ...]:
        return all_documents(records)


@dataclass(frozen=True)
class DraftDocument(Query[Document]):
    """As it would be today, with everything that people wrote into it."""

    name = "document.draft"
    needs = Permission.DOCUMENT_READ
    is_paper = True
    is_recorded = False

    kind: DocumentKind

    def apply(self, records: Records) -> Document:
        return versions.draft(records, self.kind)


@dataclass(frozen=True)
class KeepDocument(Command[int]):
    """A new version behind number `after`, with what was `typed` by part; its number.
    StaleRecordError when somebody kept another one meanwhile."""

    name = "document.keep"
    needs = Permission.DOCUMENT_WRITE
    is_paper = True
    can_undo = False

    kind: DocumentKind
    after: int
    typed: tuple[tuple[str, str], ...] = ()

    def apply(self, records: Records) -> int:
        return versions.keep(records, self.kind, self.after, dict(self.typed))


@dataclass(frozen=True)
class ListVersions(Query[tuple[Version, ...]]):
    """Newest first."""

    name = "document.versions"
    needs = Permission.DOCUMENT_READ
    is_recorded = False

    kind: DocumentKind

    def apply(self, records: Records) -> tuple[Version, ...]:
        return records.of(Documents).versions(self.kind)


@dataclass(frozen=True)
class ReadDocument(Query[Paper]):
    """A kept version word for word; number 0 is today's draft."""

    name = "document.read"
    needs = Permission.DOCUMENT_READ

    kind: DocumentKind
    number: int = 0

    def apply(self, records: Records) -> Paper:
        if self.number:
            return versions.kept_paper(records, self.kind, self.number)
        return versions.draft_paper(versions.draft(records, self.kind), records.audit.anchor_line())


@dataclass(frozen=True)
class DraftOnYourChild(Query[Paper]):
    """'What we hold on your child', for a parent. `passed_on` also tells what was passed on, and
    to whom; it is left out where that could put the child at risk."""

    name = "document.on-your-child"
    needs = Permission.RIGHTS_READ
    waits_for = Gate.EXPORT

    pupil: PupilId
    passed_on: bool = False

    def apply(self, records: Records) -> Paper:
        return on_your_child(
            gather_facts(records),
            records.of(Pupils).page(self.pupil),
            records.of(DossierRows).counts(self.pupil),
            records.of(Disclosures).of_pupil(self.pupil) if self.passed_on else None,
            records.audit.anchor_line(),
        )


@dataclass(frozen=True)
class DraftDisclosureRegister(Query[Paper]):
    """What left the school, to whom and why: counted, without pupils' names."""

    name = "document.disclosures"
    needs = Permission.RIGHTS_READ
    waits_for = Gate.EXPORT

    def apply(self, records: Records) -> Paper:
        return disclosure_register(
            records.of(Disclosures).lines(),
            records.of(SchoolRow).facts().name,
            date.today(),
            records.audit.anchor_line(),
        )
