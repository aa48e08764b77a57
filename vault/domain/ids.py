"""Distinct id types, so that a class id can never be passed where a pupil id is meant.

Every record id is 16 random bytes as 32 hex digits: it tells nothing and collides with nothing.
"""

import os
from typing import NewType

RecordId = NewType("RecordId", str)
PupilId = NewType("PupilId", RecordId)
ClassId = NewType("ClassId", RecordId)
StaffId = NewType("StaffId", RecordId)
PhotoId = NewType("PhotoId", RecordId)
ContactId = NewType("ContactId", RecordId)
AlertId = NewType("AlertId", RecordId)
ConsentId = NewType("ConsentId", RecordId)
CardId = NewType("CardId", RecordId)
TransferId = NewType("TransferId", RecordId)
BackupId = NewType("BackupId", RecordId)
ProfileId = NewType("ProfileId", str)
ModuleId = NewType("ModuleId", str)
"""A word of the training module's own, such as 'passwords'."""
StepNumber = NewType("StepNumber", int)
"""One unit of work, by which it can be taken back."""

NEW = RecordId("")
"""The id of what has none yet: the store gives it one."""


def new_id() -> RecordId:
    """A fresh random record id (128 bits from the system's generator)."""
    return RecordId(os.urandom(16).hex())


def new_ids(count: int) -> list[RecordId]:
    """Many at once: one call to the system instead of one for each."""
    drawn = os.urandom(16 * count).hex()
    return [RecordId(drawn[at : at + 32]) for at in range(0, 32 * count, 32)]
