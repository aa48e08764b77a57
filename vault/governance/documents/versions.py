"""All documents: drafted from today's vault with what people wrote, kept, and read again."""

import re
from collections.abc import Callable
from dataclasses import replace

from vault.domain.access import Permission
from vault.domain.documents import Document, DocumentKind, Part, Version
from vault.domain.papers import Paper, Piece
from vault.errors import InvalidValueError
from vault.governance.documents import (
    dpia,
    lawful_basis,
    privacy_notice,
    processing,
    retention_policy,
    security_programme,
)
from vault.governance.documents.facts import DocumentFacts, gather_facts
from vault.store.measures.documents import Documents
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.school import SchoolRow

MOST_TYPED = 20_000
"""Letters in one part; longer papers belong beside the vault, and are named here."""
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_NUMBER = re.compile(r"\d[\d,.]*")
_PARTS: dict[DocumentKind, Callable[[DocumentFacts], tuple[Part, ...]]] = {
    DocumentKind.NOTICE: privacy_notice.parts,
    DocumentKind.PROCESSING: processing.parts,
    DocumentKind.LAWFUL_BASIS: lawful_basis.parts,
    DocumentKind.DPIA: dpia.parts,
    DocumentKind.PROGRAMME: security_programme.parts,
    DocumentKind.RETENTION: retention_policy.parts,
}


def draft(records: Records, kind: DocumentKind) -> Document:
    """As it would be today: derived anew, with everything that people wrote into it."""
    return _made(records, kind, records.of(Documents).typed(kind))


def keep(records: Records, kind: DocumentKind, after: int, typed: dict[str, str]) -> int:
    """A new version with what was `typed` by part; its number. What was written once into a part
    that is not asked for now (the school chose another country) is kept for when it is again.
    InvalidValueError for a part that is not there, or a text that is too long."""
    for text in typed.values():
        if len(text) > MOST_TYPED:
            reason = f"a part has at most {MOST_TYPED:,} letters"
            raise InvalidValueError(field="part", reason=reason)
    made = _made(records, kind, typed)
    if typed.keys() - {part.key for part in made.parts if part.asks}:
        raise InvalidValueError(field="part", reason="there is no such part")
    everything = {**records.of(Documents).typed(kind), **typed}
    return records.of(Documents).keep(kind, after, everything, Paper("", "", made.pieces))


def draft_paper(made: Document, anchor: str) -> Paper:
    """A draft, to be read before it is kept."""
    return Paper(
        title=made.title,
        subtitle=f"{made.school} · draft, not kept yet",
        pieces=made.pieces,
        footer=f"Draft · audit trail {anchor}",
    )


def kept_paper(records: Records, kind: DocumentKind, number: int) -> Paper:
    """A version as it was kept."""
    version, pieces = records.of(Documents).read(kind, number)
    title = records.of(Policies).law().titles[kind]
    return Paper(
        title=title,
        subtitle=f"{records.of(SchoolRow).facts().name} · {version_words(version)}",
        pieces=pieces,
        footer=f"{title}, version {number} · audit trail {records.audit.anchor_line()}",
    )


def version_words(version: Version) -> str:
    """'version 3 of 4 May 2026, by Dana Lead'."""
    return f"version {version.number} of {version.at.astimezone():%d %B %Y}, by {version.by}"


def _made(records: Records, kind: DocumentKind, typed: dict[str, str]) -> Document:
    facts = gather_facts(records)
    parts = tuple(
        replace(part, typed=typed.get(part.key, "") if part.asks else "")
        for part in _PARTS[kind](facts)
    )
    made = Document(kind, facts.law.titles[kind], facts.school.name, parts)
    newest = records.of(Documents).newest().get(kind)
    if newest is None:
        return made
    # Who reads less than the writer would find another text, and nothing would be behind.
    is_behind = records.may(Permission.DOCUMENT_WRITE) and _gist(
        records.of(Documents).read(kind, newest.number)[1]
    ) != _gist(made.pieces)
    return replace(made, number=newest.number, at=newest.at, by=newest.by, is_behind=is_behind)


def _gist(pieces: tuple[Piece, ...]) -> str:
    """The text without its numbers and dates, which change every day."""
    return _NUMBER.sub("#", _DAY.sub("#", Paper("", "", pieces).markdown()))
