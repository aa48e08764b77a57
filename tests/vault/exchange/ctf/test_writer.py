"""A CTF of leavers is one that is read, says what it is not, and carries no more than it should."""

from datetime import datetime
from pathlib import Path

from tests.vault.exchange.odd_rolls import bring_in, rows
from vault.actions.contacts import SetAlert
from vault.actions.pupils import OpenPupil
from vault.domain.ids import NEW
from vault.domain.people import School
from vault.exchange.ctf.writer import UNVALIDATED, ctf_of

MADE = datetime(2026, 7, 20, 9, 30)  # noqa: DTZ001 - the school's own time


def written(session, pupils, destination="8019999"):
    pages = [session.run(OpenPupil(pupil)) for pupil in pupils]
    return ctf_of(School("Hill & Dale", "801/2345", "", 1), destination, pages, MADE)


def test_the_header_says_from_whom_for_whom_and_that_nobody_validated_it(school):
    text = written(school, [school.ids["ann"]]).decode()
    assert f"<DataDescriptor>{UNVALIDATED}</DataDescriptor>" in text
    assert "<CTFversion>25.0</CTFversion>" in text
    assert "<DateTime>2026-07-20T09:30:00</DateTime>" in text
    assert "<AcademicYear>2025</AcademicYear>" in text
    assert "<SchoolName>Hill &amp; Dale</SchoolName>" in text
    assert text.index("<LEA>801</LEA>") < text.index("<Estab>9999</Estab>")


def test_a_school_that_is_not_known_is_written_as_that(school):
    assert "<Estab>XXXX</Estab>" in written(school, [school.ids["ann"]], "").decode()


def test_what_was_written_is_read_again_with_the_contacts(school, lead, tmp_path):
    path = Path(tmp_path / "8012345_CTF_8019999_001.xml")
    path.write_bytes(written(school, [school.ids["ann"], school.ids["bob"]]))
    preview = bring_in(school, path)
    assert not preview.questions
    assert {row.given for row in rows(school)} >= {"Ann", "Bob"}
    assert not preview.changed


def test_no_alert_is_in_it(school):
    school.run(SetAlert(school.ids["ann"], NEW, "medical", "Nut allergy, EpiPen"))
    assert "EpiPen" not in written(school, [school.ids["ann"]]).decode()
