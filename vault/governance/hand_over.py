"""The file that is handed over: a document to read, data as JSON and CSV, and the photos."""

import json
from collections.abc import Iterator
from datetime import date

from vault.domain.dossier import NOT_IN_THE_COPY, Dossier
from vault.exchange.csv_out import as_csv

_READ_ME = """This file holds a copy of what a school keeps about one child.

report.pdf   everything, to be read
data.json    the same for another program
csv/         the same as tables, one file for each kind
photos/      the photos, and pictures of work

It was sealed in the age format (age-encryption.org). Keep it as you would keep a passport.
"""


def parts(
    dossier: Dossier, photos: list[tuple[str, bytes]], pdf: bytes, made_on: date
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file."""
    yield "read-me.txt", _READ_ME.encode()
    yield "report.pdf", pdf
    yield "data.json", _as_json(dossier, made_on)
    for section in dossier.sections:
        yield f"csv/{section.key}.csv", as_csv(section.columns, section.rows)
    for number, (_, jpeg) in enumerate(photos, start=1):
        yield f"photos/{number:02}.jpg", jpeg


def _as_json(dossier: Dossier, made_on: date) -> bytes:
    content = {
        "about": dossier.name,
        "made_on": made_on.isoformat(),
        "not_in_this_copy": [NOT_IN_THE_COPY] if dossier.missing else [],
        "sections": {
            s.key: [dict(zip(s.columns, row, strict=True)) for row in s.rows]
            for s in dossier.sections
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
