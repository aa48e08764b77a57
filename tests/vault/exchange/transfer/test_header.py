"""The head of a sealed file holds what the sender wrote, or says that it cannot."""

from datetime import date

import pytest

from tests.forged_transfers import Forgery
from tests.two_vaults import NEXT_MONTH
from vault.actions.classes import AddClass
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.pupils import AddPupil, OpenPupil
from vault.actions.send import SendFile
from vault.domain.ids import NEW, CardId
from vault.domain.people import Contact
from vault.domain.transfer import Selection, SendOrder
from vault.errors import InvalidValueError
from vault.exchange.transfer.header import FORMAT


def test_a_reason_that_no_header_can_hold_is_told_to_the_sender(places, tmp_path):
    office, teacher = places
    card = CardId(office.card_of(teacher).id)
    order = SendOrder(Selection((office.room,)), (card,), "because " * 300, NEXT_MONTH)
    with pytest.raises(InvalidValueError):
        office.run(SendFile(order, tmp_path / "long.tuck"))
    assert not list(tmp_path.glob("long*"))


def test_blanks_and_signs_that_nobody_sees_do_not_make_a_file_that_cannot_be_opened(places):
    office, teacher = places
    room = office.run(AddClass(" Swim\u202eming  A ", room="Hall  2\t"))
    pupil = office.run(AddPupil((("legal_given", "Zoë"),), room))
    office.run(SetContact(pupil, Contact(NEW, 0, given="Robin ", address="1  Lane\nTown")))
    office.run(SetAlert(pupil, NEW, "medical", "Inhaler \u200b in  the office"))
    office.run(DecideConsent(pupil, "trips", "given", "a  parent", date(2026, 9, 1)))
    seen = teacher.preview(office.send([teacher], classes=[room]))
    assert seen.about == "Swimming A"
    teacher.receive(office.send([teacher], classes=[room]))
    assert teacher.run(OpenPupil(pupil)).contacts[0].address == "1 Lane Town"


def test_a_file_of_an_older_form_is_read(places, tmp_path):
    """A colleague's laptop may not have the newest program yet."""
    office, teacher = places
    forgery = Forgery(office.send([teacher], classes=[office.room]), teacher, office)
    assert forgery.header["format"] == f"tuckbox-transfer-{FORMAT}"
    forgery.header["format"] = "tuckbox-transfer-1"
    teacher.receive(forgery.write(tmp_path / "older.tuck"))
    assert len(teacher.run(OpenPupil(office.pupils[0])).contacts) == 1
