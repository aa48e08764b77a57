"""Values of a pupil that cannot be are refused by name."""

from datetime import date

import pytest

from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.pupils import AddPupil
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.errors import InvalidValueError, NotFoundError

TODAY = date(2026, 9, 1)


def test_values_that_cannot_be_are_refused_by_name(school):
    ann = school.ids["ann"]
    for action in (
        SetContact(ann, Contact(NEW, 0, phone="1")),
        SetAlert(ann, NEW, "no such kind", "words"),
        SetAlert(ann, NEW, "medical", "  "),
        DecideConsent(ann, "no such purpose", "given", "", TODAY),
        AddPupil((("legal_given", "x" * 500),)),
        AddPupil((("legal_given", "Upna"), ("upn", "A801200005001"))),
    ):
        with pytest.raises(InvalidValueError):
            school.run(action)
    with pytest.raises(NotFoundError):
        school.run(SetAlert("0" * 32, NEW, "medical", "words"))
