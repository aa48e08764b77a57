"""A school with pupils who left long ago, and a schedule; and a request for access."""

import pytest

from tests.erasures import School
from tests.vault.actions.requests import TODAY
from tests.vault.actions.schedules import LEFT
from vault.actions.contacts import SetAlert, SetContact
from vault.actions.photos import AddPhotoFile
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.actions.retention import AdoptPack
from vault.actions.rights import OpenRequest
from vault.demo.figures import figure_jpeg
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.rights import RequestKind


@pytest.fixture
def leavers(tmp_path):
    made = School(tmp_path)
    made.old = [
        made.lead.run(AddPupil((("legal_given", name), ("legal_family", "Old"), *LEFT), made.room))
        for name in ("Olga", "Omar")
    ]
    made.lead.run(AdoptPack("england-secondary"))
    yield made
    made.lead.lock()


@pytest.fixture
def case(school, tmp_path):
    """Of Ann, whose record names other children; her mother asks for a copy."""
    ann = school.ids["ann"]
    school.run(AddPupil((("legal_given", "Zoë"), ("legal_family", "Åkesson")), school.ids["a"]))
    school.run(SetAlert(ann, NEW, "other", "Do not seat beside ZOE ÅKESSON or bob, ask Dana"))
    school.run(SetContact(ann, Contact(NEW, 0, given="Robin", family="Ash", phone="01632 960222")))
    version = school.run(OpenPupil(ann)).facts.version
    school.run(ChangePupil(ann, version, (("middle", "=1+1"),)))
    picture = tmp_path / "ann.jpg"
    picture.write_bytes(figure_jpeg(3))
    school.run(AddPhotoFile(ann, picture, TODAY))
    return school.run(OpenRequest(ann, RequestKind.ACCESS, "Robin Ash, mother", TODAY))
