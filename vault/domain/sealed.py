"""A sealed record, opened: what is inside the box."""

from dataclasses import dataclass

from vault.domain.ids import PupilId, RecordId


@dataclass(frozen=True, slots=True)
class SealedRecord:
    """`written_on` is an ISO date; `category` and `text` are free words of the writer."""

    id: RecordId
    pupil: PupilId
    author: str
    written_on: str
    category: str
    text: str
    version: int = 0
