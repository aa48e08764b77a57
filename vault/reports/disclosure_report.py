"""The record of disclosures of one pupil on paper."""

from datetime import date

from vault.domain.law.words import DisclosureRecord
from vault.domain.rights import Disclosure
from vault.reports.flow import Flow


def disclosure_pdf(
    rows: tuple[Disclosure, ...],
    *,
    name: str,
    school: str,
    record: DisclosureRecord,
    made_on: date,
    anchor: str,
) -> bytes:
    """A4 as PDF bytes; `record` are the words of the country's law."""
    flow = Flow("Record of disclosures", f"{school} · Record of disclosures · {anchor}")
    flow.heading(record.title, 20)
    flow.paragraph(f"{name} · {school} · {made_on:%d %B %Y}", 12)
    flow.paragraph(record.about)
    if not rows:
        flow.paragraph("Nothing was passed on so far.")
        return flow.done()
    flow.table(
        ("Date", "To whom", record.reason, "Ground", "What", "By"),
        [
            (f"{d.at.astimezone():%d %b %Y}", d.party, d.purpose, d.ground, d.what, d.by)
            for d in rows
        ],
        (0.12, 0.2, 0.2, 0.18, 0.17, 0.13),
    )
    return flow.done()
