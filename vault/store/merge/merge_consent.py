"""A consent that is on both sides: the answer with its own who and when."""

from collections.abc import Mapping, Sequence

from vault.domain.merge import Clock, Value, joined
from vault.domain.sender_rights import CONSENT
from vault.domain.transfer import FieldComparison


def merge_consent_fields(
    changes: dict[str, Value],
    clocks: dict[str, Clock],
    mine: Mapping[str, Value],
    theirs: Mapping[str, Value],
    comparisons: Sequence[FieldComparison],
    dot: Clock,
) -> None:
    """Theirs with theirs, or ours with ours: never an answer with the words of the other side.
    `changes` and `clocks` are put right; `dot` is the decision itself."""
    if not any(comparison.field == "state" for comparison in comparisons):
        return
    taken = CONSENT[1:] if "state" in changes else ()
    complete = {name: theirs[name] for name in taken if name in theirs}
    for name in CONSENT[1:]:
        wanted = complete.get(name, mine.get(name))
        if changes.get(name, mine.get(name)) != wanted:
            clocks[name] = joined(clocks[name], dot)
        changes.pop(name, None)
        if wanted != mine.get(name):
            changes[name] = wanted
