"""The list of documents, apart from what they are made from: the checks look at it as well."""

from vault.domain.documents import DocumentRow
from vault.store.measures.documents import Documents
from vault.store.measures.policies import Policies
from vault.store.records import Records


def all_documents(records: Records) -> tuple[DocumentRow, ...]:
    """Each kind with its newest version, under the title that the school's law gives it."""
    newest = records.of(Documents).newest()
    titles = records.of(Policies).law().titles
    return tuple(DocumentRow(kind, title, newest.get(kind)) for kind, title in titles.items())
