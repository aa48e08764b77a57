"""The entry of an act counts as soon as it has committed, whatever fails behind it."""

from dataclasses import dataclass

import pytest

from vault.actions.audit import ReadAudit
from vault.actions.base import Command
from vault.actions.classes import AddClass
from vault.actions.pupils import OpenPupil
from vault.domain.access import Permission
from vault.errors import NotFoundError, StorageError


@dataclass(frozen=True)
class SavesWhatNoDiskTakes(Command[None]):
    """A class is written, and the file that should follow is not."""

    name = "class.add"
    needs = Permission.CLASS_WRITE
    title: str

    def apply(self, records):
        AddClass(self.title).apply(records)
        records.after_commit(self._follow, lambda: None)

    def _follow(self):
        raise StorageError


def test_an_entry_that_stands_is_remembered_though_what_follows_it_fails(school):
    """Else a copy of the vault from before this act would show nothing."""
    watch = school._vault.parts.watch
    before = watch.newest.number
    with pytest.raises(StorageError):
        school.run(SavesWhatNoDiskTakes("5C"))
    assert watch.newest.number > before
    assert watch.newest == school._vault.parts.trail.head()


def test_what_was_done_and_what_was_refused_are_told_apart(school):
    school.run(AddClass("5C"))
    with pytest.raises(NotFoundError):
        school.run(OpenPupil("0" * 32))
    told = [(entry.kind, entry.outcome) for entry in school.run(ReadAudit())]
    assert ("class.add", "done") in told
    assert ("pupil.open", "done") not in told
