"""A sealed record, opened: what is inside the box."""

from dataclasses import dataclass

from vault.domain.ids import PupilId, RecordId


@dataclass(frozen=True, slots=True)
class SealedRecord:
    """`written_on` is an ISO date; `category` and `text` are free words of the writer.

    `linked` is another child whom an entry names by the id alone, so that an erasure takes the name
    out everywhere; `linked_name` is not sealed: it is how that child is called here and now, for
    who may see them."""

    id: RecordId
    pupil: PupilId
    author: str
    written_on: str
    category: str
    text: str
    version: int = 0
    linked: PupilId | None = None
    linked_name: str = ""
    others: tuple[PupilId, ...] = ()
    """Of a raised concern: the other children of whom the same was raised, by their ids; each has
    an entry of their own."""
    others_names: tuple[str, ...] = ()
    """As `linked_name`, of those whom the reader may see."""
