"""Certificates of an erasure and of a disposal: what went, why, by whom, what is out of reach."""

from vault.domain.catalogue.all_tables import words_of
from vault.domain.english.wording import worded
from vault.domain.retention import DisposalRow
from vault.domain.rights import ErasureRow
from vault.reports.flow import Flow

_REMAINS = (
    "What stays in the vault is the number above, which names nobody, this certificate, and"
    " entries of the audit trail, which name the pupil by that number only. Where an older copy of"
    " the vault is unlocked on a computer that knows of this erasure, a data lead is asked to erase"
    " the pupil there as well, and nobody else can open that copy before; files from colleagues"
    " cannot bring the pupil back."
)
_ELSEWHERE = (
    "A computer that never saw this cannot know of it. A copy of the vault on another laptop, a"
    " colleague's own vault, or a backup that is put back on another computer still holds what"
    " went, until it is erased there as well."
)
_BEYOND = (
    "Copies that had left the vault before cannot be reached by the program. Ask those who have"
    " them to delete them, and let old backups go as your schedule says. Sectors of a drive that"
    " were written before may keep encrypted remains until they are used again; without the"
    " vault's key they are noise."
)


def erasure_certificate(row: ErasureRow, school: str, anchor: str) -> bytes:
    """A4 as PDF bytes; it names nobody but the two who did it."""
    flow = Flow("Certificate of erasure", f"{school} · Certificate of erasure · {anchor}")
    flow.heading("Certificate of erasure", 20)
    flow.paragraph(school, 12)
    flow.pair("Erased on", f"{row.at.astimezone():%d %B %Y at %H:%M}")
    flow.pair("Asked for by", row.by)
    flow.pair("Confirmed by", row.second or "nobody: the vault has one data lead only")
    flow.pair("Reason", row.reason)
    flow.pair("Number", row.pupil)
    flow.heading("What was erased")
    _counts(flow, row.counts)
    flow.heading("What remains")
    flow.paragraph(worded(_REMAINS))
    _beyond(flow, row.outside)
    return flow.done()


def disposal_certificate(
    row: DisposalRow, outside: tuple[str, ...], school: str, anchor: str
) -> bytes:
    """A4 as PDF bytes, for a batch; `outside` are the backups from before."""
    flow = Flow("Certificate of disposal", f"{school} · Certificate of disposal · {anchor}")
    flow.heading("Certificate of disposal", 20)
    flow.paragraph(school, 12)
    flow.pair("Disposed of on", f"{row.at.astimezone():%d %B %Y at %H:%M}")
    flow.pair("Proposed by", row.by)
    same = row.second == row.by
    flow.pair("Looked at by", "nobody else: one data lead only" if same else row.second)
    flow.pair("Reason", row.reason)
    flow.heading("What was disposed of")
    _counts(flow, row.counts)
    _beyond(flow, outside)
    flow.paragraph("What was sent to whom before stands in the list of what was sent and received.")
    return flow.done()


def _beyond(flow: Flow, outside: tuple[str, ...]) -> None:
    flow.heading("Out of the program's reach")
    flow.paragraph(worded(_ELSEWHERE))
    flow.paragraph(worded(_BEYOND))
    for line in outside or ("The trail knows of no copy.",):
        flow.paragraph(f"– {line}", indent=8)


def _counts(flow: Flow, counts: dict[str, int]) -> None:
    for kind, number in counts.items():
        flow.pair(str(number), words_of(kind).counted(number))
