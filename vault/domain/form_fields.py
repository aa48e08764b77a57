"""What the field that an error is about is called to a person.

An InvalidValueError names a column of a record, or a field of a form or a command as listed here. A
text that is typed into a form gives the label itself ('Received on'), which stands as it is.
"""

import re
from functools import cache

from vault.domain.english.wording import worded

_CODE = re.compile(r"[a-z][a-z0-9_ -]*")
FORM_FIELDS = {
    "about": "about what",
    "acknowledged": "told on",
    "answered": "answered on",
    "assessment": "assessment",
    "aware": "when it was noticed",
    "child": "other child",
    "code": "code",
    "columns": "columns",
    "date": "date",
    "date of the signed form": "date of the signed form",
    "day": "day",
    "days before training is due": "days before training is due",
    "entry": "entry of the trail",
    "facts": "what happened",
    "family name": "family name",
    "first day": "first day",
    "given name": "given name",
    "groups": "groups",
    "happened": "when it happened",
    "key file": "key file",
    "kind": "kind",
    "last day": "last day",
    "left since": "left since",
    "lesson": "lesson",
    "note": "note",
    "noticed": "when it was noticed",
    "number": "number of the school",
    "party": "to whom",
    "period": "period",
    "purpose": "why they need it",
    "received": "received on",
    "received on": "received on",
    "recipients": "recipients",
    "reason": "reason",
    "risk": "risk",
    "scale": "scale",
    "shares": "shares",
    "source": "source",
    "statement": "statement",
    "step": "what was done",
    "time": "time",
    "title": "title",
    "told on": "told on",
    "town": "town",
    "until": "until",
    "value": "entry",
    "values": "values",
    "what": "what",
    "what to know": "what to know",
    "who": "who",
    "who is asking": "who asks",
    "why": "why",
    "why it takes longer": "why it takes longer",
    "year group": "year group",
    "years": "years",
}
"""By the name that the error gives."""
WHOLE_FORM = frozenset(
    {
        "answers",
        "checklist",
        "class",
        "consent",
        "contact",
        "dates",
        "how",
        "judgement",
        "objective",
        "programme",
        "term",
        "items",
        "part",
        "photo",
    }
    | {"place", "pupil", "pupils", "register", "review", "state", "text", "word", "year"}
)
"""What is no single field: the reason alone is the sentence."""
COMMAND_FIELDS = frozenset({"data", "prefer", "receipt", "recovery-to", "role", "to"})
"""Options of the command line are called what they are typed as."""


@cache
def _columns() -> dict[str, str]:
    """What each column is called; the first table that has a word of its own for it decides."""
    # Loaded here and not at the start: the window before the vault needs no table.
    from vault.domain.catalogue.all_tables import CATALOGUE

    named: dict[str, str] = {}
    for is_own in (False, True):
        for table in reversed(tuple(CATALOGUE.values())):
            names = {column.name for column in table.columns}
            wanted = names & table.words.columns.keys() if is_own else names
            named |= {name: table.words.column(name) for name in wanted}
    return named


def is_known(field: str) -> bool:
    """Whether a person is told something sensible of a field of that name."""
    listed = field in FORM_FIELDS or field in _columns() or field in COMMAND_FIELDS
    return listed or field in WHOLE_FORM


def field_label(field: str) -> str:
    """'date of birth', in a sentence; '' where the reason says it all. A name that nobody listed is
    no word for a person either."""
    if field in WHOLE_FORM:
        return ""
    words = FORM_FIELDS.get(field) or _columns().get(field)
    if words:
        return worded(words)
    return "" if _CODE.fullmatch(field) and field not in COMMAND_FIELDS else field
