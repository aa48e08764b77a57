"""SQL for documents: each version as it was read when it was kept, and never changed after."""

import json
from typing import Any

from vault.domain.charts import Chart
from vault.domain.documents import DocumentKind, Version
from vault.domain.papers import Heading, Paper, Piece, Point, Table, Text
from vault.errors import NotFoundError, StaleRecordError
from vault.store.context import Context
from vault.store.database.rows import Row, fill

_ROWS = "SELECT kind, number, at, by_profile, state FROM document"
_SIGNS: dict[type[Heading | Text | Point], str] = {Heading: "h", Text: "t", Point: "p"}
_OF_SIGN = {sign: kind for kind, sign in _SIGNS.items()}


class Documents:
    """Kept versions of the school's documents."""

    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of

    def newest(self) -> dict[DocumentKind, Version]:
        """The newest version of each kind that there is one of."""
        # Other things that are kept in versions stand in the table as well.
        marks = ", ".join("?" * len(DocumentKind))
        rows = self._work.select(
            f"{_ROWS} WHERE kind IN ({marks}) ORDER BY number", [*DocumentKind]
        )
        return {version.kind: version for version in map(self._version, rows)}

    def versions(self, kind: DocumentKind) -> tuple[Version, ...]:
        """Newest first."""
        rows = self._work.select(f"{_ROWS} WHERE kind = ? ORDER BY number DESC", (kind.value,))
        return tuple(self._version(row) for row in rows)

    def read(self, kind: DocumentKind, number: int) -> tuple[Version, tuple[Piece, ...]]:
        """One version, word for word as it was kept."""
        version, body = self._get(kind, number)
        return version, tuple(_piece(raw) for raw in body["pieces"])

    def typed(self, kind: DocumentKind) -> dict[str, str]:
        """What people wrote into the newest version, by part."""
        versions = self.versions(kind)
        if not versions:
            return {}
        typed: dict[str, str] = self._get(kind, versions[0].number)[1]["typed"]
        return typed

    def keep(self, kind: DocumentKind, after: int, typed: dict[str, str], paper: Paper) -> int:
        """A new version behind `after`, the newest that its writer had read; its number.
        StaleRecordError when somebody kept another one meanwhile."""
        versions = self.versions(kind)
        if (versions[0].number if versions else 0) != after:
            raise StaleRecordError
        body = {"typed": typed, "pieces": [_as_json(piece) for piece in paper.pieces]}
        self._work.insert(
            "document",
            {
                "kind": kind.value,
                "number": after + 1,
                "at": self._work.now,
                "by_profile": str(self._work.profile.id),
                "body": json.dumps(body, ensure_ascii=False),
                "state": f"gaps {len(paper.gaps)}",
            },
        )
        return after + 1

    def _get(self, kind: DocumentKind, number: int) -> tuple[Version, dict[str, Any]]:
        row = self._work.select_one(
            "SELECT kind, number, at, by_profile, state, body FROM document"
            " WHERE kind = ? AND number = ?",
            (kind.value, number),
        )
        if row is None:
            raise NotFoundError
        return self._version(row), json.loads(row.body)

    def _version(self, row: Row) -> Version:
        gaps = int(row.state.removeprefix("gaps "))
        return fill(Version, row, by=self._name_of(row.by_profile), gaps=gaps)


def _as_json(piece: Piece) -> list[Any]:
    if isinstance(piece, Table):
        return ["g", piece.header, piece.rows]
    if isinstance(piece, Chart):
        raise TypeError("a chart in a document that is kept: in which form?")
    return [_SIGNS[type(piece)], piece.text]


def _piece(raw: list[Any]) -> Piece:
    if raw[0] == "g":
        return Table(tuple(raw[1]), tuple(tuple(row) for row in raw[2]))
    return _OF_SIGN[raw[0]](raw[1])
