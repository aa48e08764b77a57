"""Search as you type: FTS5 over names and class, the numbers through the pupil's own columns."""

from datetime import date

from vault.domain.collation import query_words, searchable
from vault.domain.english.wording import worded
from vault.domain.people import Hit, age_on
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import called_as

AT_MOST = "LIMIT +?"
"""Without the sign the engine plans the statement anew for every number that it is given."""

_BY_WORDS = "SELECT num FROM pupil_search WHERE query MATCH ?"
_BY_NUMBER = """
SELECT num FROM pupil WHERE upn <> '' AND upn >= ? AND upn < ?
UNION ALL SELECT num FROM pupil WHERE admission_no <> ''
    AND admission_no >= ? COLLATE NOCASE AND admission_no < ? COLLATE NOCASE
"""
"""By their beginnings, through their indexes; UPNs are stored in capitals."""
_LAST = "\U0010ffff"


def _is_called(name: str, wanted: str) -> bool:
    """'Class 4A' is called by its whole name, and by '4A'."""
    words = query_words(name)
    return wanted in (" ".join(words), *words[-1:])


def prefix_query(text: str) -> str:
    """What was typed as an FTS5 query: every word a quoted prefix, all of them to be found."""
    return " ".join(f'"{word}"*' for word in query_words(text)[:8])


def matching(text: str) -> tuple[str, list[str]]:
    """An SQL condition on `pupil p` and its values for what was typed."""
    query = prefix_query(text)
    number = text.strip().upper()
    numbers = [number, number + _LAST] * 2
    if not query:
        return f"p.num IN ({_BY_NUMBER})", numbers
    if not any(c.isdecimal() for c in text):
        return f"p.num IN ({_BY_WORDS})", [query]
    return f"p.num IN ({_BY_WORDS} UNION ALL {_BY_NUMBER})", [query, *numbers]


class PupilSearch:
    """Pupils and classes by what somebody types."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def hits(self, text: str, limit: int) -> tuple[Hit, ...]:
        """Pupils, then classes; a class that is called just so, as no child is, stands before
        its pupils."""
        if not text.strip():
            return ()
        condition, values = matching(text)
        # Who types 12 means the child with that number, and not the one with 123.
        number = self._pupils("p.admission_no = ?", [text.strip()], limit)
        pupils = dict.fromkeys((*number, *self._pupils(condition, values, limit)))
        classes = self._work.select(
            "SELECT id, name, subject FROM class"
            " WHERE name LIKE ? ESCAPE '!' AND ended IS NULL"
            f" ORDER BY name COLLATE NAMES {AT_MOST}",
            (f"%{_literal(text)}%", limit),
        )
        found = [Hit("class", r.id, r.name, r.subject or "") for r in classes]
        wanted = " ".join(query_words(text))
        is_child = any(wanted in searchable(hit.title).split() for hit in pupils)
        named = [hit for hit in found if not is_child and _is_called(hit.title, wanted)]
        ordered = dict.fromkeys((*number, *named, *list(pupils)[:limit], *found))
        return tuple(ordered)

    def _pupils(self, condition: str, values: list[str], limit: int) -> list[Hit]:
        rows = self._work.select(
            "SELECT p.id, p.legal_given, p.legal_family, p.preferred_given, p.preferred_family,"
            " p.year_group,"
            " (SELECT group_concat(c.name, ', ') FROM enrolment e JOIN class c"
            f" ON c.id = e.class_id WHERE e.pupil_id = p.id AND {open_today('e')}"
            " AND c.kind = 'registration') AS class_name, p.born,"
            " (SELECT f.id FROM photo f WHERE f.pupil_id = p.id AND f.is_current = 1"
            "   AND NOT EXISTS (SELECT 1 FROM consent k WHERE k.pupil_id = p.id"
            "   AND k.purpose = 'photo-class' AND k.state <> 'given')) AS photo"
            f" FROM pupil p WHERE {condition} {AT_MOST}",
            (*values, limit),
        )
        return [
            Hit(
                "pupil",
                r.id,
                called_as(r).known_as,
                _which(r.class_name, r.year_group, r.born),
                called_as(r),
                r.photo,
            )
            for r in rows
        ]


def _which(school_classes: str | None, year: str | None, born: str | None) -> str:
    """Which of two children of one name: the class, else the year, and the age."""
    where = school_classes or (worded("Year {0}").format(year) if year else "")
    age = f"aged {age_on(date.today(), date.fromisoformat(born))}" if born else ""
    return ", ".join(part for part in (where, age) if part)


def _literal(text: str) -> str:
    for special in "!%_":
        text = text.replace(special, "!" + special)
    return text.strip()
