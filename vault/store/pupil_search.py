"""Search as you type: FTS5 over names and class, the numbers through the pupil's own columns."""

import re

from vault.domain.people import Hit
from vault.store.work import Work

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_REINDEX_ALL_AT = 2000

_WORDS = """
SELECT p.num, p.legal_given || ' ' || p.middle, p.legal_family || ' ' || p.preferred_family,
    p.preferred_given,
    coalesce((SELECT group_concat(c.name, ' ') FROM main.enrolment e
        JOIN main.class c ON c.id = e.class_id WHERE e.pupil_id = p.id AND e.ends IS NULL), '')
FROM main.pupil p
"""


def prefix_query(text: str) -> str:
    """What was typed as an FTS5 query: every word a quoted prefix, all of them to be found."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(text)[:8])


def matching(text: str) -> tuple[str, list[str]]:
    """An SQL condition on `pupil p` and its values for what was typed."""
    query = prefix_query(text)
    number = text.strip().upper() + "%"
    by_number = "p.upn LIKE ? OR p.admission_no LIKE ?"
    if not query:
        return f"({by_number})", [number, number]
    by_words = "p.num IN (SELECT num FROM pupil_search WHERE query MATCH ?)"
    if not any(c.isdigit() for c in text):
        return by_words, [query]
    return f"({by_words} OR {by_number})", [query, number, number]


class PupilSearch:
    def __init__(self, work: Work) -> None:
        self._work = work

    def hits(self, text: str, limit: int) -> tuple[Hit, ...]:
        """Pupils, then classes."""
        if not text.strip():
            return ()
        condition, values = matching(text)
        rows = self._work.execute(
            "SELECT p.id, p.legal_given, p.legal_family, p.preferred_given, p.year_group,"
            " (SELECT group_concat(c.name, ', ') FROM enrolment e JOIN class c"
            " ON c.id = e.class_id WHERE e.pupil_id = p.id AND e.ends IS NULL"
            f" AND c.kind = 'registration') FROM pupil p WHERE {condition} LIMIT ?",
            (*values, limit),
        ).fetchall()
        pupils = [
            Hit("pupil", r[0], f"{r[3] or r[1]} {r[2]}".strip(), _where(r[5], r[4])) for r in rows
        ]
        classes = self._work.execute(
            "SELECT id, name, coalesce(subject, '') FROM class"
            " WHERE name LIKE ? ESCAPE '!' AND ended IS NULL ORDER BY name LIMIT ?",
            (f"%{_literal(text)}%", limit),
        )
        return (*pupils, *(Hit("class", r[0], r[1], r[2]) for r in classes))

    def reindex(self, pupils: set[str] | None) -> None:
        """Write the words of these pupils anew; None, or very many, writes the whole index."""
        work = self._work
        if pupils is None or len(pupils) > _REINDEX_ALL_AT:
            work.execute("DELETE FROM main.pupil_fts")
            work.execute(
                f"INSERT INTO main.pupil_fts (rowid, given, family, preferred, class) {_WORDS}"
            )
            return
        for pupil in pupils:
            work.execute(
                "DELETE FROM main.pupil_fts WHERE rowid ="
                " (SELECT num FROM main.pupil WHERE id = ?)",
                (pupil,),
            )
            work.execute(
                "INSERT INTO main.pupil_fts (rowid, given, family, preferred, class)"
                f" {_WORDS} WHERE p.id = ?",
                (pupil,),
            )


def _where(rooms: str | None, year: str | None) -> str:
    """Which of the two Noahs: the class, else the year."""
    return rooms or (f"Year {year}" if year else "")


def _literal(text: str) -> str:
    for special in "!%_":
        text = text.replace(special, "!" + special)
    return text.strip()
