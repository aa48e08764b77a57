"""The register of disclosures of the whole school: what left, to whom, why; no pupil is named."""

from datetime import date

from vault.domain.english.wording import worded
from vault.domain.papers import Paper, Piece, Table, Text
from vault.domain.rights import DisclosureLine


def disclosure_register(
    lines: tuple[DisclosureLine, ...], school: str, today: date, anchor: str
) -> Paper:
    """Newest first; the record of one pupil is printed from the pupil's page."""
    rows = tuple(
        (
            f"{line.disclosure.at.astimezone():%d %b %Y}",
            line.disclosure.party,
            line.disclosure.purpose,
            f"{line.disclosure.what} ({line.disclosure.act})",
            f"{line.pupils:,}",
            line.disclosure.by,
        )
        for line in lines
    )
    pieces: list[Piece] = [
        Text(
            worded(
                "What left the school about pupils: in sealed files, as copies for families, or"
                " told and given by hand. Pupils are counted and not named; reasons stand as they"
                " were written, so look through them before this page is given to anybody."
            )
        )
    ]
    if rows:
        header = ("When", "To whom", "For what", "What, and how", worded("Pupils"), "By")
        pieces.append(Table(header, rows))
    else:
        pieces.append(Text("Nothing was passed on so far."))
    return Paper(
        title=worded("Register of disclosures"),
        subtitle=f"{school} · {today:%d %B %Y}",
        pieces=tuple(pieces),
        footer=f"Audit trail {anchor}",
    )
