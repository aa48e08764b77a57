"""Entries of the trail that an act leaves within its own transaction."""

from vault.domain.audit import Outcome
from vault.store.database.work import Work
from vault.store.trail.audit import AuditTrail
from vault.store.trail.watch import Watch


class Entries:
    """Of one open vault."""

    def __init__(self, trail: AuditTrail, watch: Watch) -> None:
        self._trail, self._watch = trail, watch

    def record(self, kind: str, record: str, work: Work) -> None:
        """The entry of an act that was done."""
        self._watch.key_age.say(kind, work)
        self.append(kind, record, Outcome.DONE, work)

    def append(self, kind: str, record: str, outcome: Outcome, work: Work) -> None:
        """An entry that counts for anchors and notes once it has committed, and before anything
        else that waits for that."""
        head = self._trail.append(kind, record, outcome, work.step, work.evidence)
        work.after_commit.insert(0, lambda: self._watch.stands(head, kind))
