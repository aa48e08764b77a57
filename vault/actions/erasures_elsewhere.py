"""Pupils of this copy of the vault who were erased in another: listed, and answered about."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.audit import Outcome
from vault.domain.english.wording import worded
from vault.domain.ids import PupilId
from vault.domain.rights import OpenErasure
from vault.errors import InvalidValueError, NotFoundError
from vault.governance.erasure import list_open_erasures, repeat
from vault.store.records import Records


@dataclass(frozen=True)
class ListOpenErasures(Query[tuple[OpenErasure, ...]]):
    """By name, because a data lead is to know whom the answer is about."""

    name = "erasure.open"
    needs = Permission.RIGHTS_ERASE

    def apply(self, records: Records) -> tuple[OpenErasure, ...]:
        return list_open_erasures(records)


@dataclass(frozen=True)
class AnswerErasures(Command[int]):
    """Erase these here as well, keep those in this copy; who is not named stays unanswered. Two
    people decided it where it was done first, so one is enough. How many are still open.
    InvalidValueError for a pupil in both, NotFoundError for one that is not asked about."""

    name = "erasure.answer"
    needs = Permission.RIGHTS_ERASE
    can_undo = False

    erase: tuple[PupilId, ...] = ()
    keep: tuple[PupilId, ...] = ()

    def apply(self, records: Records) -> int:
        if not set(self.erase).isdisjoint(self.keep):
            raise InvalidValueError(
                field="pupil", reason=worded("one pupil cannot be erased and kept")
            )
        waiting = {erasure.pupil: erasure for erasure in records.erasures_elsewhere.waiting()}
        if not waiting.keys() >= {*self.erase, *self.keep}:
            raise NotFoundError
        for pupil in dict.fromkeys(self.erase):
            repeat(records, pupil, waiting[pupil])
            records.tell("erasure.repeat", pupil, Outcome.DONE)
        for pupil in dict.fromkeys(self.keep):
            records.erasures_elsewhere.keep(pupil)
            records.tell("erasure.keep", pupil, Outcome.DONE)
        if self.erase:
            records.staging.clear()
            records.sweep_after()
        return len(waiting) - len({*self.erase, *self.keep})
