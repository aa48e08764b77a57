"""A school with staff whose keys are made new."""

import pytest

from tests.fresh_vault import PASSWORD
from tests.vault.store.new_keys import open_as, raise_concern, record
from vault.actions.profiles import AddProfile, GrantSafeguarding
from vault.actions.sealed import WriteHealth, WriteSafeguarding
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password


@pytest.fixture
def staffed(school):
    """A SEND coordinator with a health record, a teacher, and a data lead who will leave."""
    for name, role in (("Sena", Role.SEND_COORDINATOR), ("Lex", Role.DATA_LEAD)):
        school.run(AddProfile(name, role, Password.typed(PASSWORD)))
    rooms = frozenset({school.ids["a"]})
    school.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD), rooms))
    school.leaver = school.run(AddProfile("Ria", Role.DATA_LEAD, Password.typed(PASSWORD))).id
    school.lock()
    sena = open_as(school.folder, "Sena")
    record = SealedRecord(NEW, school.ids["ann"], "Sena", "2026-09-01", "asthma", "blue inhaler")
    sena.run(WriteHealth(record))
    sena.lock()
    return school


@pytest.fixture
def guarded(school):
    """Sam, a safeguarding lead, has written a record; a teacher has raised a concern; Lea, who was
    handed the key, will leave."""
    typed = Password.typed(PASSWORD)
    school.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, typed))
    school.lea = school.run(AddProfile("Lea", Role.SAFEGUARDING_LEAD, typed)).id
    school.run(AddProfile("Theo", Role.TEACHER, typed, frozenset({school.ids["a"]})))
    school.lock()
    sam = open_as(school.folder, "Sam")
    school.sam = sam.profile.id
    sam.run(GrantSafeguarding(school.lea))
    sam.run(WriteSafeguarding(record(school, "bruise")))
    sam.lock()
    raise_concern(school, "overheard")
    return school
