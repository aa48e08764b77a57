"""The list of documents, apart from what they are made from: the checks look at it as well."""

from vault.domain.documents import DocumentKind, DocumentRow
from vault.store.measures.documents import Documents
from vault.store.records import Records

TITLES = {
    DocumentKind.NOTICE: "Privacy notice",
    DocumentKind.PROCESSING: "Record of processing",
    DocumentKind.LAWFUL_BASIS: "Lawful basis of each kind of data",
    DocumentKind.DPIA: "Data protection impact assessment",
    DocumentKind.PROGRAMME: "Security programme",
    DocumentKind.RETENTION: "Retention policy",
}


def all_documents(records: Records) -> tuple[DocumentRow, ...]:
    """Each kind with its newest version."""
    newest = records.of(Documents).newest()
    return tuple(DocumentRow(kind, title, newest.get(kind)) for kind, title in TITLES.items())
