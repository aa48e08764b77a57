"""Whose records a received file would touch: one line a child, ticked unless left out."""

from dataclasses import dataclass

from ui.transfers.transfer_words import standing_words
from ui.widgets.tick_table import TickTable
from vault.domain.collation import sort_key
from vault.domain.deciding import Deciding
from vault.domain.transfer import MergeItem, MergePreview, Standing

_ORDER = (Standing.CONFLICT, Standing.CHANGED, Standing.REMOVED, Standing.NEW)


@dataclass(frozen=True, slots=True)
class Subject:
    """`pupil` is the incoming id, '' for classes and school years."""

    pupil: str
    label: str
    items: tuple[MergeItem, ...]

    @property
    def rank(self) -> tuple[int, str]:
        """Conflicts first, then by name."""
        return min(_ORDER.index(item.standing) for item in self.items), sort_key(self.label)


def subjects_of(preview: MergePreview) -> tuple[Subject, ...]:
    """What needs a person first."""
    groups: dict[str, list[MergeItem]] = {}
    for item in preview.items:
        groups.setdefault(item.pupil, []).append(item)
    subjects = [
        Subject(pupil, items[0].label if pupil else "Classes and school years", tuple(items))
        for pupil, items in groups.items()
    ]
    return tuple(sorted(subjects, key=lambda subject: subject.rank))


class SubjectTable(TickTable):
    """Classes cannot be left out by a tick here; their section can."""

    def __init__(self) -> None:
        super().__init__(
            (("Who", lambda s: s.label), ("What", self._what)),
            lambda subject: subject.pupil,
            lambda subject: bool(subject.pupil),
        )
        self.deciding = Deciding()

    def left_out(self) -> tuple[str, ...]:
        """Pupils whose tick was taken away."""
        kept = {subject.pupil for subject in self.chosen()}
        return tuple(s.pupil for s in self._all if s.pupil and s.pupil not in kept)

    def _what(self, subject: Subject) -> str:
        if all(self.deciding.is_left_out(item) for item in subject.items):
            return "left out"
        parts = []
        waiting = len(self.deciding.still_open(subject.items))
        if waiting:
            parts.append(f"⚠ {waiting} to decide")
        elif any(met.is_conflict for item in subject.items for met in item.fields):
            parts.append("decided")
        for standing in _ORDER:
            count = sum(1 for item in subject.items if item.standing is standing)
            if count and standing is not Standing.CONFLICT:
                parts.append(f"{count} {standing_words(standing)}")
        return ", ".join(parts)
