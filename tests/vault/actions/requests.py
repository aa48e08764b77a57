"""A request for access, for tests."""

import io
import tarfile
from datetime import date

import pypdfium2

from vault.actions.subject_access import HandOverDossier, PreviewDossier
from vault.crypto.seal import open_sealed
from vault.domain.dossier import HandOver

TODAY = date.today()


def opened(path, **key):
    """The files in what was handed over."""
    plain = bytearray()
    with path.open("rb") as file:
        open_sealed(file, plain.extend, **key)
    with tarfile.open(fileobj=io.BytesIO(bytes(plain))) as tar:
        return {m.name: tar.extractfile(m).read() for m in tar.getmembers()}


def hand_over(school, case, path, **order):
    seen = school.run(PreviewDossier(case))
    return school.run(HandOverDossier(case, seen.digest, HandOver(**order), path))


def words_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text
