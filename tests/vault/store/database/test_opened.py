"""A query writes nothing, whatever it tries."""

import pytest

from vault.actions.pupils import ChangePupil, ListPupils, OpenPupil
from vault.store.database.engine import sqlcipher
from vault.store.database.work import no_report


def write_in(work, ann):
    with pytest.raises(sqlcipher.OperationalError, match="readonly"):
        work.execute("UPDATE main.pupil SET middle = ? WHERE id = ?", ("X", ann))


def test_what_only_reads_is_refused_any_write_before_and_after_changes(school):
    ann, vault = school.ids["ann"], school._vault
    for middle in ("A", "B"):
        with vault.glance(no_report) as work:
            write_in(work, ann)
        school.run(ListPupils())
        with vault.unit("pupil.look", no_report, writes=False) as work, vault.read_only():
            write_in(work, ann)
        version = school.run(OpenPupil(ann)).facts.version
        school.run(ChangePupil(ann, version, (("middle", middle),)))
        assert school.run(OpenPupil(ann)).facts.middle == middle
