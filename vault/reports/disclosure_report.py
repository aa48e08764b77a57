"""The record of disclosures of one pupil on paper."""

from datetime import date

from vault.domain.policy import Country
from vault.domain.rights import Disclosure
from vault.reports.flow import Flow

_FERPA = (
    "Record of requests for access to and disclosures of personally identifiable information from"
    " the education records of the student, kept under 34 CFR 99.32. For each it names the parties"
    " who received the information and the legitimate interests they had in it. It is kept as long"
    " as the education records themselves; parents and eligible students may inspect it."
)
_UK = (
    "What left the school about this pupil, to whom, why, and on what ground. It is made from the"
    " list of sealed files and from what was written down by hand."
)


def disclosure_pdf(
    rows: tuple[Disclosure, ...],
    *,
    name: str,
    school: str,
    country: Country,
    made_on: date,
    anchor: str,
) -> bytes:
    """A4 as PDF bytes."""
    is_us = country is Country.UNITED_STATES
    flow = Flow("Record of disclosures", f"{school} · Record of disclosures · {anchor}")
    flow.heading("Record of disclosures" if is_us else "What was passed on", 20)
    flow.paragraph(f"{name} · {school} · {made_on:%d %B %Y}", 12)
    flow.paragraph(_FERPA if is_us else _UK)
    if not rows:
        flow.paragraph("Nothing was passed on so far.")
        return flow.done()
    interest = "Legitimate interest" if is_us else "Why"
    flow.table(
        ("Date", "To whom", interest, "Ground", "What", "By"),
        [
            (f"{d.at.astimezone():%d/%m/%Y}", d.party, d.purpose, d.ground, d.what, d.by)
            for d in rows
        ],
        (0.12, 0.2, 0.2, 0.18, 0.17, 0.13),
    )
    return flow.done()
